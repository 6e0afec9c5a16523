using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Export;

static class ExportCommand
{
    public static Command Create()
    {
        var slug = new Argument<string?>("event")
        {
            Description = "The event, by its name in addresses; without it all that have a page in the content folder.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Shows the changes and writes nothing." };
        var command = new Command(
            "export",
            "Writes what was changed here into the pages of the content folder: "
                + "only what was changed, and nothing into a page that was changed there meanwhile."
        )
        {
            slug,
            dryRun,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var app = Conference.Build([]);
                await using var scope = app.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ConferenceDb>().Migrate(cancel);
                return await Run(scope.ServiceProvider, parsed.GetValue(slug), parsed.GetValue(dryRun));
            }
        );
        return command;
    }

    static async Task<int> Run(IServiceProvider services, string? slug, bool isDryRun)
    {
        var db = services.GetRequiredService<ConferenceDb>();
        var exporter = services.GetRequiredService<ExportContent>();
        var events = await db
            .Events.Where(e =>
                slug == null ? db.ImportedPages.Any(page => page.EventId == e.Id && page.Path.EndsWith(".md")) : e.Slug == slug
            )
            .OrderBy(e => e.Slug)
            .Select(e => e.Id)
            .ToListAsync();
        if (events.Count == 0)
        {
            await Console.Error.WriteLineAsync(slug is null ? "There is no event with a page." : $"There is no event {slug}.");
            return 1;
        }

        var isWhole = true;
        foreach (var id in events)
        {
            try
            {
                var export = isDryRun ? await exporter.Plan(id) : await exporter.Write(id, by: "export command");
                Print(export, isDryRun);
                isWhole &= export.Lines.All(line => line.Refusal is null);
            }
            catch (RuleBrokenException refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                isWhole = false;
            }
        }

        return isWhole ? 0 : 1;
    }

    static void Print(PageExport export, bool isDryRun)
    {
        var done = isDryRun ? "to write" : "written";
        Console.WriteLine(export.HasWork ? $"{export.Path}: {done}: {export.Summary}" : $"{export.Path}: nothing to write");
        if (export.Commit is { } commit)
            Console.WriteLine($"  {commit.Sentence}{(commit.PushFault is null ? "" : $" {commit.PushFault}")}");
        foreach (var line in export.Lines)
        {
            var what = line.Field is null ? $"{line.Subject} {line.Name}" : $"{line.Subject} {line.Name}, {line.Field}";
            Console.WriteLine(line.Refusal is null ? $"  {what}" : $"  NOT {what}: {line.Refusal}");
        }
    }
}
