using System.CommandLine;
using NsmCon.Admin.Backups;
using NsmCon.Admin.Badges;
using NsmCon.Admin.Content.Check;
using NsmCon.Admin.Content.Export;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Prospectus;
using NsmCon.Admin.Staff;
using NsmCon.Data;

namespace NsmCon.Admin;

/// <summary>The commands of the executable; without one it serves. Exit codes: 0 done, 1 refused or found faults, 2 wrong usage.</summary>
static class Commands
{
    /// <summary>
    /// What is wrong with arguments that are settings of a start, such as <c>--urls=http://127.0.0.1:5001</c>; null if nothing is.
    /// </summary>
    public static string? FaultOf(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
                return $"{args[at]} is not understood. {Usage}";
            if (args[at].Contains('='))
                continue;
            if (
                ++at == args.Length
                || args[at].StartsWith("--", StringComparison.Ordinal)
                || Root().Subcommands.Any(command => command.Name == args[at])
            )
                return $"{args[at - 1]} has no value. {Usage}";
        }

        return null;
    }

    const string Usage =
        "A setting is written --Key=value or --Key value; a command comes before its options, as in \"import --dry-run\". See --help.";

    public static async Task<int> Run(string[] args)
    {
        var parsed = Root().Parse(args);
        var exit = await Refusals.Repeat(() => parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
        return parsed.Errors.Count > 0 ? 2 : exit;
    }

    public static RootCommand Root() =>
        new(
            "NsmCon, the back office of a conference whose site is made with Hugo. Without a command it serves the site and the staff pages."
        )
        {
            BadgesCommand.Create(),
            CheckCommand.Create(),
            ImportCommand.Create(),
            ExportCommand.Create(),
            ProspectusCommand.Create(),
            MigrateCommand.Create(),
            DoctorCommand.Create(),
            BackupCommands.Backup(),
            BackupCommands.Restore(),
            MoveCommand.Create(),
            AddStaffCommand.Create(),
            RenewKeysCommand.Create(),
            AuditCommands.Create(),
        };
}
