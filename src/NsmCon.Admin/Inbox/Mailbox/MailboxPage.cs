using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Settings;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>The mailbox that is read, and how that goes.</summary>
/// <param name="Settings">Null if none is.</param>
public sealed record MailboxPage(MailboxSettings? Settings, string? Fault, DateTime? ReadAt)
{
    public required IReadOnlyList<FolderRow> Folders { get; init; }

    /// <summary>What "Try it" found; empty if it was not pressed.</summary>
    public IReadOnlyList<TriedStep> Tried { get; init; } = [];

    /// <summary>What comparing found; empty if it was not pressed.</summary>
    public IReadOnlyList<ComparedFolder> Compared { get; init; } = [];

    public ReadFromForm Form { get; init; } = new();
}

/// <summary>A folder that is read.</summary>
/// <param name="Name">Its name in the mailbox.</param>
/// <param name="State">How far it was read; null before it was first seen.</param>
public sealed record FolderRow(string Name, MailFolder? State)
{
    /// <summary>What may be chosen while it asks what of it is meant.</summary>
    public IReadOnlyList<ReadFromChoice> Choices { get; init; } = [];

    public string Words =>
        State switch
        {
            null => "Not seen yet",
            { State: MailFolderState.Asking } => "Waits for your choice",
            { Since: { } day } => InWords($"Read, old mails since {day:MMMM d, yyyy}"),
            _ => "Read",
        };
}

/// <summary>From when on a folder may be read, and how many mails that would bring.</summary>
/// <param name="Since">The day; null for all.</param>
/// <param name="Count">How many mails of the mailbox are meant; null where the mailbox could not be asked.</param>
public sealed record ReadFromChoice(DateOnly? Since, int? Count)
{
    public string Words
    {
        get
        {
            var from = Since is { } day ? InWords($"Since {day:MMMM d, yyyy}") : "All";
            return Count switch
            {
                null => from,
                1 => $"{from}: 1 mail",
                _ => InWords($"{from}: {Count:N0} mails"),
            };
        }
    }
}

/// <summary>A step of trying the mailbox.</summary>
/// <param name="What">"Sign in as sponsors@example.org".</param>
/// <param name="Outcome">What came of it, as a sentence.</param>
/// <param name="IsDone">Whether it went well.</param>
public sealed record TriedStep(string What, string Outcome, bool IsDone);

/// <summary>A folder of the mailbox beside what is here of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Held">How many mails it holds.</param>
/// <param name="Here">How many of them are here.</param>
public sealed record ComparedFolder(string Name, int Held, int Here)
{
    const int MostShown = 20;

    /// <summary>How many came since it was last read.</summary>
    public int NotYet { get; init; }

    /// <summary>How many are older than what was chosen to be read.</summary>
    public int LeftOut { get; init; }

    /// <summary>How many are here that it holds no longer: they were deleted or moved there.</summary>
    public int Gone { get; init; }

    /// <summary>The numbers of those that should be here and are not.</summary>
    public IReadOnlyList<long> Missing { get; init; } = [];

    /// <summary>Why it could not be compared; null where it could.</summary>
    public string? Fault { get; init; }

    public bool IsWell => Fault is null && Missing.Count == 0;

    public string Words => Fault ?? Counts;

    string Counts
    {
        get
        {
            var notYet = NotYet > 0 ? InWords($", {NotYet:N0} not read yet") : "";
            var leftOut = LeftOut > 0 ? InWords($", {LeftOut:N0} left out as older") : "";
            var gone = Gone > 0 ? $"; {Are(Gone)} only here: deleted or moved there" : "";
            return InWords($"{Held:N0} there, {Here:N0} of them here{notYet}{leftOut}{gone}.");
        }
    }

    public string MissingWords =>
        Missing.Count == 0
            ? ""
            : $"{Are(Missing.Count)} missing here: UID {string.Join(", ", Missing.Take(MostShown))}{(Missing.Count > MostShown ? " …" : "")}.";

    static string Are(int count) => count == 1 ? "1 is" : InWords($"{count:N0} are");
}

/// <summary>From when on a folder is to be read.</summary>
public sealed class ReadFromForm
{
    public int FolderId { get; set; }

    /// <summary>"new", "all", "date", or a day.</summary>
    [Required(ErrorMessage = "Choose which mails are to be read.")]
    public string? From { get; set; }

    /// <summary>The day, where "date" is chosen.</summary>
    [Display(Name = "Day")]
    public DateOnly? Day { get; set; }
}
