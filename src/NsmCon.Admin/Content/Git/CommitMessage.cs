using NsmCon.Admin.Content.Export;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Git;

/// <summary>Who changed what, for the message of a commit.</summary>
/// <param name="Event">The event's title.</param>
/// <param name="Name">The organizer's name.</param>
/// <param name="Email">The organizer's address.</param>
public sealed record PageAuthor(string Event, string Name, string Email);

/// <summary>The message of a commit: its subject names the event and what was done, its body lists the changes.</summary>
static class CommitMessage
{
    const int LongestSubject = 100,
        LongestText = 120,
        MostLines = 200;

    public static string Write(PageAuthor author, PageExport export, bool isMore)
    {
        var done = export.Lines.Where(line => line.Refusal is null).ToList();
        var subject = $"{author.Event.JoinLines()}: {(done is [var only] ? Describe(only) : export.Summary)}".Shorten(LongestSubject);
        var lines = done.Take(MostLines).Select(line => $"- {Describe(line)}{Change(line)}").ToList();
        if (done.Count > MostLines)
            lines.Add($"- and {done.Count - MostLines} more");
        if (isMore)
            lines.Add("\nWith it go changes of this page that were imported before they were committed.");
        return $"{subject}\n\n{string.Join('\n', lines)}\n";
    }

    static string Describe(ExportLine line)
    {
        var thing = $"{line.Subject} {line.Name.JoinLines()}";
        return line switch
        {
            { Field: not null } => $"{thing}, {line.Field}",
            { From: null } => $"add {thing}",
            { To: null } => $"remove {thing}",
            _ => thing,
        };
    }

    static string Change(ExportLine line) => line.Field is null ? "" : $": {Quote(line.From)} -> {Quote(line.To)}";

    static string Quote(string? text) => string.IsNullOrEmpty(text) ? "nothing" : $"\"{text.JoinLines().Shorten(LongestText)}\"";

    static string JoinLines(this string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
