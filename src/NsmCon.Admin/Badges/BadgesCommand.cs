using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Typst;

namespace NsmCon.Admin.Badges;

static class BadgesCommand
{
    public static Command Create()
    {
        var slug = new Argument<string>("slug") { Description = "The event, by the name in its address: nsmconeu2020." };
        var output = new Option<string>("--output", "-o")
        {
            Description = $"The file to write. More than {DrawBadges.MostInFile} badges become several files: FILE-1.pdf, FILE-2.pdf.",
            Required = true,
        };
        var type = new Option<string?>("--type") { Description = "Only the badges of this ticket type." };
        var sheet = new Option<string>("--sheet")
        {
            Description = "a6 (one on each page) or a4 (four with crop marks).",
            DefaultValueFactory = _ => "a6",
        };
        sheet.AcceptOnlyFromAmong("a6", "a4");
        var back = new Option<bool>("--back") { Description = "Prints the agenda on the backs." };
        var command = new Command("badges", "Draws the badges of everybody who is expected at an event as PDF.")
        {
            slug,
            output,
            type,
            sheet,
            back,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                await using var app = Conference.Build([]);
                await using var scope = app.Services.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ConferenceDb>().Migrate(cancel);
                var layout = new BadgeLayout(parsed.GetValue(sheet) == "a4" ? BadgeSheet.A4 : BadgeSheet.A6, parsed.GetValue(back));
                return await Run(
                    scope.ServiceProvider,
                    parsed.GetValue(slug)!,
                    parsed.GetValue(type),
                    layout,
                    parsed.GetValue(output)!,
                    cancel
                );
            }
        );
        return command;
    }

    internal static async Task<int> Run(
        IServiceProvider services,
        string slug,
        string? type,
        BadgeLayout layout,
        string file,
        CancellationToken cancel
    )
    {
        try
        {
            var db = services.GetRequiredService<ConferenceDb>();
            var conference = await db.Events.AsNoTracking().FirstOrDefaultAsync(e => e.Slug == slug, cancel)
                ?? throw new RuleBrokenException($"There is no event \"{slug}\".");
            var filter = new BadgeFilter { TicketTypeId = type is null ? null : await TypeOf(db, conference, type, cancel) };
            var rows = await services.GetRequiredService<FindBadges>().Find(conference, filter, cancel);
            if (rows.Count == 0)
                throw new RuleBrokenException("Nobody is expected: there is no badge to draw.");

            await Warn(rows);
            await Write(services.GetRequiredService<DrawBadges>(), conference, rows, layout, file, cancel);
            return 0;
        }
        catch (Exception fault) when (fault is RuleBrokenException or TypstException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }

    static async Task<int> TypeOf(ConferenceDb db, Event conference, string name, CancellationToken cancel)
    {
        var types = await db
            .TicketTypes.Where(type => type.EventId == conference.Id)
            .OrderBy(type => type.Position)
            .Select(type => new { type.Id, type.Name })
            .ToListAsync(cancel);
        return types.Find(type => type.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Id
            ?? throw new RuleBrokenException(
                $"{conference.Title} has no ticket type \"{name}\". It has: {string.Join(", ", types.Select(type => type.Name))}."
            );
    }

    static async Task Warn(List<BadgeRow> rows)
    {
        foreach (var warning in rows.Select(BadgeWarning.Find).OfType<BadgeWarning>())
            await Console.Error.WriteLineAsync($"warning: {warning.Name}: {warning.Advice}");
    }

    static async Task Write(
        DrawBadges draw,
        Event conference,
        List<BadgeRow> rows,
        BadgeLayout layout,
        string file,
        CancellationToken cancel
    )
    {
        var drawn = 0;
        await foreach (var pdf in draw.DrawAll(conference, rows, layout, cancel))
        {
            var part = rows.Count > DrawBadges.MostInFile ? PartOf(file, (drawn / DrawBadges.MostInFile) + 1) : file;
            await File.WriteAllBytesAsync(part, pdf, cancel);
            drawn = Math.Min(rows.Count, drawn + DrawBadges.MostInFile);
            Console.WriteLine($"{part}: {pdf.Length / 1000} kB, {drawn} of {BadgesPage.Count(rows.Count, "badge")}");
        }
    }

    static string PartOf(string file, int number) =>
        Path.Combine(Path.GetDirectoryName(file)!, $"{Path.GetFileNameWithoutExtension(file)}-{number}{Path.GetExtension(file)}");
}
