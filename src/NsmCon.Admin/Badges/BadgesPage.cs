using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Badges;

public sealed record BadgesPage(string Slug, BadgesForm Form, IReadOnlyList<BadgeRow> Rows)
{
    /// <summary>The most warnings that the page lists.</summary>
    const int MostWarnings = 20;

    public required IReadOnlyList<SelectListItem> TicketTypes { get; init; }

    /// <summary>Whose clock "registered since" follows.</summary>
    public required string Clock { get; init; }

    /// <summary>The one person whose badge it is, if it is one's alone.</summary>
    public required BadgePerson? Person { get; init; }

    /// <summary>What is wrong with the templates, each with file and line.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public IReadOnlyList<BadgeWarning> Warnings { get; } = [.. Rows.Select(BadgeWarning.Find).OfType<BadgeWarning>()];

    public IEnumerable<BadgeWarning> ShownWarnings => Warnings.Take(MostWarnings);

    public int HiddenWarnings => Math.Max(0, Warnings.Count - MostWarnings);

    public bool CanPrint => Rows.Count > 0 && Faults.Count == 0;

    public bool IsOneFile => Rows.Count <= DrawBadges.MostInFile;

    /// <summary>"196 badges on 49 sheets".</summary>
    public string Amount => Count(Rows.Count, "badge") + (Form.Sheet == BadgeSheet.A4 ? $" on {Count((Rows.Count + 3) / 4, "sheet")}" : "");

    public IEnumerable<BadgePart> Parts =>
        Rows.Chunk(DrawBadges.MostInFile).Select((rows, i) => new BadgePart(Pdf("part", $"{i + 1}"), rows));

    // What follows the # asks the browser's reader for the sheet alone.
    public string PreviewUrl => Pdf("preview", "true") + "#toolbar=0&navpanes=0&view=Fit";

    public string DownloadUrl => (IsOneFile ? Links.BadgesPdf(Slug) : Links.BadgesZip(Slug)) + Form.Query();

    public Empty Nobody =>
        Person is { IsCancelled: true }
            ? new($"{Person.Name}'s registration was canceled", "Canceled registrations get no badge.", "Show all", "?")
            : new("No badge matches", "Nobody who is expected matches this choice.", "Show all", "?");

    string Pdf(string name, string value) => Links.BadgesPdf(Slug) + Form.Query(name, value);

    public static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";
}

/// <summary>Whose badge is asked for alone.</summary>
public sealed record BadgePerson(string Name, bool IsCancelled);

/// <summary>One of several files.</summary>
public sealed record BadgePart(string Url, IReadOnlyList<BadgeRow> Rows)
{
    public string Words => $"{Rows[0].Name} to {Rows[^1].Name}";
}
