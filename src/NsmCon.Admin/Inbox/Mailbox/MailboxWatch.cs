using System.Diagnostics.CodeAnalysis;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>How the reading of the mailbox goes, whichever process reads it, and the way to wake it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
public sealed class MailboxWatch(ProcessBoard board)
{
    /// <summary>So often is a mail asked for that the mailbox does not give.</summary>
    const int MostAttempts = 3;

    /// <summary>A folder that is numbered anew so often within an hour has a server that does so always.</summary>
    const int MostNumberings = 3;

    static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    readonly Dictionary<string, List<DateTime>> numberings = new(StringComparer.Ordinal);
    readonly Dictionary<string, uint> oneByOne = new(StringComparer.Ordinal);
    CancellationTokenSource wake = new();
    DateTime? readAt;
    string? fault;
    (string Folder, uint Uid, int Times) refused = ("", 0, 0);

    /// <summary>Why the mailbox is not read now; null while it is.</summary>
    public string? Fault => board.Elsewhere(WatchMailbox.Work) is { } other ? other.LastError : fault;

    /// <summary>When it was last read to its end; null before the first time.</summary>
    public DateTime? ReadAt => board.Elsewhere(WatchMailbox.Work) is { } other ? other.LastRunAt : readAt;

    /// <summary>Cancelled when somebody does not want to wait any longer.</summary>
    public CancellationToken Woken => wake.Token;

    /// <summary>Lets the mailbox be read at once.</summary>
    public void Wake()
    {
        // Whoever waits holds a token of the old one: it is not disposed of.
        var old = Interlocked.Exchange(ref wake, new CancellationTokenSource());
        old.Cancel();
    }

    /// <summary>Counts that the mailbox did not give a mail.</summary>
    /// <returns>Whether that was often enough to go on without it.</returns>
    internal bool RefusesAgain(string folder, uint uid)
    {
        refused = (folder, uid, (refused.Folder, refused.Uid) == (folder, uid) ? refused.Times + 1 : 1);
        return refused.Times >= MostAttempts;
    }

    /// <summary>Counts that a folder was numbered anew.</summary>
    internal void NumberAnew(string folder, DateTime now)
    {
        if (!numberings.TryGetValue(folder, out var times))
            numberings[folder] = times = [];
        times.Add(now);
    }

    /// <summary>Whether a folder is numbered anew again and again, so that its numbers mean nothing.</summary>
    internal bool IsUnsteady(string folder, DateTime now) =>
        numberings.TryGetValue(folder, out var times) && times.RemoveAll(time => now - time > Hour) >= 0 && times.Count >= MostNumberings;

    /// <summary>
    /// The server broke off while it described several mails. One of them may be the reason: up to this one, each is asked for by itself.
    /// </summary>
    internal void AskOneByOne(string folder, uint upTo) => oneByOne[folder] = upTo;

    /// <summary>Whether a mail is asked for by itself.</summary>
    internal bool IsAskedAlone(string folder, uint uid) => oneByOne.TryGetValue(folder, out var upTo) && uid <= upTo;

    /// <summary>It was read to its end, as far as nothing was lacking.</summary>
    internal void Read(DateTime now, string? lacking) => Report(now, lacking);

    internal void Fail(string sentence) => Report(readAt, sentence);

    void Report(DateTime? at, string? sentence)
    {
        readAt = at;
        fault = sentence;
        board.Report(WatchMailbox.Work, at, sentence);
    }
}
