using System.Security.Cryptography;
using System.Text;
using NsmCon.Admin.Published;
using NsmCon.Data.Agenda;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Content.Export;

/// <summary>A change that is written into a page, or that cannot be.</summary>
public sealed record ExportLine(string Subject, string Name, string? Field, string? From, string? To)
{
    /// <summary>Why it cannot be written; null if it is.</summary>
    public string? Refusal { get; init; }
}

/// <summary>An event's page as it would be written.</summary>
/// <param name="Path">Its place in the content folder.</param>
/// <param name="Before">What it says now.</param>
/// <param name="After">What it would say.</param>
/// <param name="Lines">The changes, and what must be done by hand.</param>
public sealed record PageExport(string Path, string Before, string After, IReadOnlyList<ExportLine> Lines)
{
    /// <summary>Whether the content folder has the page; one that was sent by form alone can be written nowhere.</summary>
    public bool IsOnDisk { get; init; }

    /// <summary>The commit that it was written with, if pages are committed.</summary>
    public PageCommit? Commit { get; init; }

    /// <summary>The uploaded photos of its speakers; those that the site does not have yet are written with the page.</summary>
    public IReadOnlyList<SitePhoto> Photos { get; init; } = [];

    /// <summary>The subtitles with the days and the place of the settings; null if they said them already.</summary>
    public List<string>? Subtitles { get; init; }

    /// <summary>Whether anything is written.</summary>
    public bool HasWork => Before != After;

    /// <summary>How many of each kind are written: 2 of "talk".</summary>
    public IReadOnlyDictionary<string, int> Written =>
        Lines
            .Where(line => line.Refusal is null)
            .GroupBy(line => line.Subject)
            .ToDictionary(lines => lines.Key, lines => lines.Select(line => line.Name).Distinct(StringComparer.Ordinal).Count());

    /// <summary>What is written, in words: "2 talks, 1 speaker".</summary>
    public string Summary => ExportNote.Summarize(Written);

    /// <summary>Tells one text from another: what is written must be what was shown.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Before + '\0' + After)));

    /// <summary>The talks in the order of the written page.</summary>
    internal IReadOnlyList<Talk?> Order { get; init; } = [];
}
