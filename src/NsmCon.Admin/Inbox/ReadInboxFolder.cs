using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>Takes in the mails that lie as .eml files in <c>data/inbox</c>, where no mail server is read.</summary>
public sealed class ReadInboxFolder(KeepIncomingMail keep, ConferenceSettings settings, TimeProvider clock)
{
    /// <summary>Where mails came from that are no mailbox's: the folder's name in <see cref="IncomingMail.Folder"/>.</summary>
    public const string Name = "data/inbox";

    /// <summary>Where files lie that were taken in, below the folder.</summary>
    const string Taken = "taken";

    /// <summary>What is larger is no mail that a server would have taken.</summary>
    const long MostBytes = 100_000_000;

    const int MostAtOnce = 100,
        MostLookedAt = 1_000;

    /// <summary>A file that was written to within this time may still be on its way.</summary>
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    static readonly EnumerationOptions Mails = new() { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = true };

    GuardedFolder Folder => new(settings.MailInbox);

    /// <summary>
    /// Takes in what lies there. A mail is kept before its file is put away: after a crash it lies there still, and is known.
    /// </summary>
    public async Task TakeIn(CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(settings.MailInbox);
        foreach (
            var file in folder
                .EnumerateFiles("*.eml", Mails)
                .Where(IsReady)
                .Take(MostAtOnce)
                .ToList()
                .TakeWhile(_ => !cancel.IsCancellationRequested)
        )
        {
            if (Folder.Read(file.Name) is not { } bytes)
                continue;

            await keep.Keep(new(Name, 0, 0, bytes, file.LastWriteTimeUtc), clock.GetUtcNow().UtcDateTime);
            await Folder.Write(Path.Combine(Taken, file.Name), bytes);
            Folder.Delete(file.Name);
        }
    }

    /// <summary>The names of files that are not taken in, and why; of very many files, only the first are looked at.</summary>
    public IReadOnlyList<string> Left() =>
        !Directory.Exists(settings.MailInbox)
            ? []
            : [.. new DirectoryInfo(settings.MailInbox).EnumerateFiles("*.eml", Mails).Take(MostLookedAt).Select(Fault).OfType<string>()];

    static bool IsReady(FileInfo file) => Fault(file) is null && DateTime.UtcNow - file.LastWriteTimeUtc > Settled;

    static string? Fault(FileInfo file)
    {
        if (file.LinkTarget is not null)
            return $"{file.Name} is a link";
        if (file.Length > MostBytes)
            return $"{file.Name} is larger than 100 MB, which no mail server would have taken";

        return null;
    }
}
