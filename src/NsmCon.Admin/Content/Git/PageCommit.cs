using NsmCon.Admin.Content.Export;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Git;

/// <summary>The commit that a page was written with.</summary>
/// <param name="Id">Its id, as it is written for people; null where the branch already said so.</param>
/// <param name="Branch">The branch.</param>
public sealed record PageCommit(string? Id, string Branch)
{
    /// <summary>The remote it was pushed to; null if it was not.</summary>
    public string? PushedTo { get; init; }

    /// <summary>Why it was not pushed although it should have been.</summary>
    public string? PushFault { get; init; }

    /// <summary>What else there is to know of it; null for nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>Whether that is because the remote has moved on.</summary>
    public bool IsBehind { get; init; }

    /// <summary>"It is commit 1a2b3c4 on main, pushed to origin."</summary>
    public string Sentence
    {
        get
        {
            var pushed = PushedTo is null ? "" : $", pushed to {PushedTo}";
            var place = Id is null ? $"The branch {Branch} already said so." : $"It is commit {Id} on {Branch}{pushed}.";
            return $"{place} {Remark}".TrimEnd();
        }
    }
}

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
