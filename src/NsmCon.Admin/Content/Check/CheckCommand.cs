using System.CommandLine;
using System.Text;

namespace NsmCon.Admin.Content.Check;

static class CheckCommand
{
    const string Text = "text",
        Json = "json",
        Sarif = "sarif";

    public static Command Create()
    {
        var path = new Argument<string?>("path")
        {
            Description = "A page, a packages file, or a folder; without it the configured content folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var format = new Option<string>("--format")
        {
            Description =
                "text (a line for each finding), json (docs/CHECK.md names its fields) or sarif (SARIF 2.1.0, for code scanning).",
            DefaultValueFactory = _ => Text,
        };
        format.AcceptOnlyFromAmong(Text, Json, Sarif);
        var command = new Command(
            "check",
            "Reads pages and packages and prints what is wrong with them, with file, line, column, code and advice. "
                + "Changes nothing. Exit codes: 0 no errors, 1 errors, 2 wrong usage."
        )
        {
            path,
            format,
        };
        command.SetAction(
            async (parsed, _) =>
            {
                await using var app = Conference.Build([]);
                return Run(app, parsed.GetValue(path), parsed.GetValue(format)!);
            }
        );
        return command;
    }

    static int Run(WebApplication app, string? path, string format)
    {
        var files = ContentReading.Read(app.Services, path);
        CheckContent.Report(files);
        var report = new CheckReport(files);
        if (format == Text)
        {
            Print(files);
            Console.WriteLine(report.Summary);
        }
        else
        {
            Write(format == Json ? report.ToJson() : report.ToSarif());
        }

        return report.HasErrors ? 1 : 0;
    }

    // JSON is UTF-8, whatever the terminal.
    static void Write(string json)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(json + "\n"));
    }

    /// <summary>Prints the findings of files, a line for each.</summary>
    public static void Print(IReadOnlyCollection<SourceFile> files)
    {
        foreach (var (file, finding) in new CheckReport(files).Findings)
            Console.WriteLine(
                $"{file.ShownAs}:{finding.Line}:{finding.Column}: {CheckReport.NameOf(finding.Severity)} {finding.Code} {finding.Message}"
            );
    }
}
