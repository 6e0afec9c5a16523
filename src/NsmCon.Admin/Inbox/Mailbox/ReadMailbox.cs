using MailKit.Search;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>
/// Reads what the page about the mailbox shows. Where the mailbox itself must be asked, its faults are part of the answer.
/// </summary>
public sealed class ReadMailbox(
    ConferenceDb db,
    ConferenceSettings settings,
    MailboxWatch watch,
    MailSignIn signIn,
    CompareFolder compare,
    TimeProvider clock
)
{
    MailboxSettings? Mailbox => settings.Mail.Mailbox;

    DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The page, with what folders ask.</summary>
    public async Task<MailboxPage> Read(CancellationToken cancel)
    {
        var names = Mailbox?.Folders.Select(Mailbox.NameOf).ToList() ?? [];
        var known = await db.MailFolders.AsNoTracking().Where(folder => names.Contains(folder.Name)).ToListAsync(cancel);
        var rows = (Mailbox?.Folders ?? [])
            .Select(name => new FolderRow(name, known.Find(folder => folder.Name == Mailbox!.NameOf(name))))
            .ToList();
        return new(Mailbox, watch.Fault, watch.ReadAt)
        {
            Folders = known.Exists(folder => folder.State == MailFolderState.Asking) ? await Count(rows, cancel) : rows,
        };
    }

    /// <summary>Goes through all that reading needs, and says of each step how it went. It changes nothing.</summary>
    public async Task<IReadOnlyList<TriedStep>> Try(CancellationToken cancel)
    {
        if (Mailbox is null)
            return [];

        var steps = new List<TriedStep>();
        using var mailbox = new MailboxConnection(Mailbox, signIn, MailboxConnection.ShortPatience);
        var goesOn = await Step($"Connect to {Mailbox.Server}", async () =>
            {
                await mailbox.Connect(cancel);
                return mailbox.TellsOfMails
                    ? "It answers, and will tell of new mails at once."
                    : InWords($"It answers. It does not tell of new mails: it is asked every {Mailbox.Every.TotalSeconds:0} seconds.");
            }) && await Step($"Sign in as {Mailbox.User}", async () =>
            {
                await mailbox.SignIn(cancel);
                return "Signed in.";
            });
        foreach (var name in goesOn ? Mailbox.Folders : [])
            await Step($"Open {name}", async () =>
                (await mailbox.Open(name, cancel)).Count is not 1 and var count
                    ? InWords($"It holds {count:N0} mails.")
                    : "It holds 1 mail."
            );
        if (goesOn && Mailbox.MoveTo is { } target)
            await Step($"Find {target}, where mails go", async () =>
                (await mailbox.Find(target, "Mail:Imap:MoveTo", cancel)).FullName + " is there."
            );
        return steps;

        async Task<bool> Step(string what, Func<Task<string>> work)
        {
            try
            {
                steps.Add(new(what, await work(), IsDone: true));
                return true;
            }
            catch (MailboxException fault)
            {
                steps.Add(new(what, fault.Message, IsDone: false));
                return false;
            }
        }
    }

    /// <summary>Holds the numbers of each folder against what is here.</summary>
    public async Task<IReadOnlyList<ComparedFolder>> Compare(CancellationToken cancel)
    {
        if (Mailbox is null)
            return [];

        var compared = new List<ComparedFolder>();
        try
        {
            using var mailbox = await MailboxConnection.SignedIn(Mailbox, signIn, MailboxConnection.ShortPatience, cancel);
            foreach (var name in Mailbox.Folders)
                compared.Add(await compare.Compare(mailbox, await mailbox.Open(name, cancel), name, cancel));
        }
        catch (MailboxException fault)
        {
            compared.Add(new(Mailbox.Folders[compared.Count], 0, 0) { Fault = fault.Message });
        }

        return compared;
    }

    /// <summary>Counts what each choice would bring, for folders that ask.</summary>
    async Task<IReadOnlyList<FolderRow>> Count(List<FolderRow> rows, CancellationToken cancel)
    {
        DateOnly?[] days = [Today.AddMonths(-1), Today.AddMonths(-3), Today.AddYears(-1), null];
        try
        {
            using var mailbox = await MailboxConnection.SignedIn(Mailbox!, signIn, MailboxConnection.ShortPatience, cancel);
            var counted = new List<FolderRow>();
            foreach (var row in rows)
                counted.Add(
                    row.State is { State: MailFolderState.Asking }
                        ? row with
                        {
                            Choices = await Count(mailbox, row.Name, days, cancel),
                        }
                        : row
                );
            return counted;
        }
        catch (MailboxException)
        {
            // What keeps the mailbox from being read is said above already.
            return rows.ConvertAll(row =>
                row.State is { State: MailFolderState.Asking }
                    ? row with
                    {
                        Choices = [.. days.Select(day => new ReadFromChoice(day, null))],
                    }
                    : row
            );
        }
    }

    static async Task<IReadOnlyList<ReadFromChoice>> Count(
        MailboxConnection mailbox,
        string name,
        DateOnly?[] days,
        CancellationToken cancel
    )
    {
        var folder = await mailbox.Open(name, cancel);
        var choices = new List<ReadFromChoice>();
        foreach (var day in days)
            choices.Add(
                new(
                    day,
                    day is { } since
                        ? (await mailbox.Search(folder, SearchQuery.DeliveredAfter(since.ToDateTime(TimeOnly.MinValue)), cancel)).Count
                        : folder.Count
                )
            );
        return choices;
    }
}
