using System.CommandLine;
using NsmCon.Admin.Content.Check;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Import;

static class ImportCommand
{
    const int MostLines = 300;

    public static Command Create()
    {
        var path = new Argument<string?>("path")
        {
            Description = "A page, a packages file, or a folder; without it the configured content folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Shows the plan and changes nothing." };
        var command = new Command(
            "import",
            "Brings pages and packages into the database: shows what is new, changed, moved or gone, and applies it in one transaction."
        )
        {
            path,
            dryRun,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var app = Conference.Build([]);
                await using var scope = app.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ConferenceDb>().Migrate(cancel);
                return await Run(scope.ServiceProvider, parsed.GetValue(path), parsed.GetValue(dryRun));
            }
        );
        return command;
    }

    static async Task<int> Run(IServiceProvider services, string? path, bool isDryRun)
    {
        var files = ContentReading.Read(services, path);
        var plan = isDryRun
            ? await services.GetRequiredService<PlanImport>().Plan(files)
            : await services.GetRequiredService<ApplyImport>().Apply(files, by: "import command");
        CheckCommand.Print([.. files.Where(file => file.HasErrors || file is PassedOverFile)]);
        foreach (var file in plan.Files.Where(HasQuestions))
            PrintConflicts(file);
        Print(plan);
        Console.WriteLine(
            $"{(isDryRun ? "To do" : "Done")}: {plan.Summary}.{DescribeRefused(plan)} {PassedOverFile.Describe(files)}".TrimEnd()
        );
        return plan.HasErrors || plan.Files.Any(HasQuestions) ? 1 : 0;
    }

    static bool HasQuestions(FilePlan file) => file.IsWaiting || file.LeftOpen.Count > 0;

    static string DescribeRefused(ImportPlan plan) =>
        plan.Files.Count(file => file.IsRefused) switch
        {
            0 => "",
            1 => " One file has errors and was left out; its last good import stays.",
            var count => $" {count} files have errors and were left out; their last good imports stay.",
        };

    static void Print(ImportPlan plan)
    {
        var isLong = plan.Files.Sum(file => file.Lines.Count) > MostLines;
        foreach (var file in plan.Files.Where(file => file.HasWork && file.Lines.Count > 0))
        {
            Console.WriteLine(file.File.Path);
            foreach (
                var line in file.Lines.Where(line => !isLong || line.Subject == "event" || line.Kind is PlanKind.Gone or PlanKind.Note)
            )
                Console.WriteLine($"  {ImportPlan.NameOf(line.Kind), -7} {line.Subject, -7} {Text(line)}");
        }
    }

    static void PrintConflicts(FilePlan file)
    {
        Console.WriteLine($"{file.File.Path} has conflicts, which stay open. Decide on the page Content of the event:");
        foreach (var line in file.Lines.Where(line => line.Kind == PlanKind.Conflict))
            Console.WriteLine($"  conflict {line.Subject, -7} {Text(line)}");
    }

    static string Text(PlanLine line) =>
        (line.Field, line.To) switch
        {
            (null, null) => line.Name,
            (null, var to) => $"{line.Name}  {to}",
            _ => $"{line.Name}  {line.Field}: {Short(line.From)} -> {Short(line.To)}",
        };

    static string Short(string? text)
    {
        var line = (text ?? "").ReplaceLineEndings(" ");
        return line.Length == 0 ? "(none)" : line.Shorten(80);
    }
}
