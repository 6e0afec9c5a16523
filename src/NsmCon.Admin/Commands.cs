using System.CommandLine;
using NsmCon.Admin.Badges;
using NsmCon.Admin.ContentImport;
using NsmCon.Admin.Prospectus;
using NsmCon.Admin.Staff;

namespace NsmCon.Admin;

/// <summary>The commands of the executable; without one it serves. Exit codes: 0 done, 1 refused or found faults, 2 wrong usage.</summary>
static class Commands
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("NsmCon, the back office of a conference whose site is made with Hugo. Without a command it serves the site and the staff pages.")
        {
            BadgesCommand.Create(),
            CheckCommand.Create(),
            ImportCommand.Create(),
            ProspectusCommand.Create(),
            MigrateCommand.Create(),
            AddStaffCommand.Create(),
        };
        var parsed = root.Parse(args);
        var exit = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? 2 : exit;
    }
}
