using System.CommandLine;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

static class CheckCommand
{
    public static Command Create()
    {
        var path = new Argument<string?>("path") { Description = "A page, a packages file, or a folder; without it the configured content folder.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("check", "Reads pages and packages and prints what is wrong with them, as file:line:column. Changes nothing.") { path };
        command.SetAction(async (parsed, _) =>
        {
            await using var app = Conference.Build([]);
            return Run(app, parsed.GetValue(path));
        });
        return command;
    }

    static int Run(WebApplication app, string? path)
    {
        var files = ContentReading.Read(app.Services, path);
        Print(files);
        var findings = files.SelectMany(file => file.Findings).ToLookup(finding => finding.Severity);
        Console.WriteLine($"{ImportPlan.Count(files.Length, "file")}: {ImportPlan.Count(findings[DiagnosticSeverity.Error].Count(), "error")}, "
            + $"{ImportPlan.Count(findings[DiagnosticSeverity.Warning].Count(), "warning")}, {ImportPlan.Count(findings[DiagnosticSeverity.Info].Count(), "info")}.");
        return findings[DiagnosticSeverity.Error].Any() ? 1 : 0;
    }

    public static void Print(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.OrderBy(file => file.ShownAs, StringComparer.Ordinal))
        {
            foreach (var finding in file.Findings)
                Console.WriteLine($"{file.ShownAs}:{finding.Line}:{finding.Column}: {Word(finding.Severity)} {finding.Code} {finding.Message}");
        }
    }

    static string Word(DiagnosticSeverity severity) => severity.ToString().ToLowerInvariant();
}
