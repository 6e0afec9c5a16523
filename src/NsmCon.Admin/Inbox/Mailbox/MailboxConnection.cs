using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>A connection to the mailbox. Each step has a deadline, and what goes wrong is a <see cref="MailboxException"/>.</summary>
/// <param name="settings">Where the mailbox is.</param>
/// <param name="signIn">Signs in there.</param>
/// <param name="patience">How long one step may take.</param>
public sealed class MailboxConnection(MailboxSettings settings, MailSignIn signIn, TimeSpan patience) : IDisposable
{
    /// <summary>How long one step may take, if nothing else is said.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The same while a visitor waits for the page.</summary>
    public static readonly TimeSpan ShortPatience = TimeSpan.FromSeconds(10);

    /// <summary>A mail may be large, and the line slow.</summary>
    static readonly TimeSpan FetchPatience = TimeSpan.FromMinutes(5);

    /// <summary>How many bytes one step may bring, and a mail beside its own.</summary>
    const int MostBytes = 10_000_000;

    /// <summary>More mails than this are in no folder that somebody uses.</summary>
    const int MostMails = 1_000_000;

    const int LongestWords = 300;

    readonly MailboxGuard guard = new();
    ImapClient? connected;

    ImapClient Client => connected ??= new(guard) { Timeout = (int)patience.TotalMilliseconds };

    /// <summary>Connects and signs in.</summary>
    public static async Task<MailboxConnection> SignedIn(
        MailboxSettings settings,
        MailSignIn signIn,
        TimeSpan patience,
        CancellationToken cancel
    )
    {
        var mailbox = new MailboxConnection(settings, signIn, patience);
        try
        {
            await mailbox.Connect(cancel);
            await mailbox.SignIn(cancel);
            return mailbox;
        }
        catch
        {
            mailbox.Dispose();
            throw;
        }
    }

    /// <summary>Whether the server says by itself that a mail came.</summary>
    public bool TellsOfMails => Client.Capabilities.HasFlag(ImapCapabilities.Idle);

    /// <summary>Whether the connection lasts: what failed concerned something else.</summary>
    public bool IsConnected => Client.IsConnected;

    /// <summary>Connects, without signing in.</summary>
    public Task Connect(CancellationToken cancel)
    {
        if (settings.Certificate is { } authority)
            Client.ServerCertificateValidationCallback = CertificateAuthority.CreateValidation(authority);
        return Step(limit => Client.ConnectAsync(settings.Host, settings.Port, settings.Security, limit), cancel);
    }

    public Task SignIn(CancellationToken cancel) =>
        Step(limit => signIn.SignIn(Client, settings.User, settings.Password, "Mail:Imap", limit), cancel);

    /// <summary>Opens a folder, for reading alone unless mails are to be moved.</summary>
    public async Task<IMailFolder> Open(string name, CancellationToken cancel)
    {
        var folder = await Find(name, "Mail:Imap:Folders", cancel);
        await Step(limit => folder.OpenAsync(settings.MoveTo is null ? FolderAccess.ReadOnly : FolderAccess.ReadWrite, limit), cancel);
        return folder.Count >= 0
            ? folder
            : throw new MailboxException($"{settings.Server} says that {name} holds more mails than a folder can.");
    }

    /// <summary>A folder, without opening it.</summary>
    /// <param name="name">Its name with all folders above it, as the server parts them.</param>
    /// <param name="key">The setting that names it.</param>
    /// <param name="cancel">Cancelled if the app is stopped.</param>
    public async Task<IMailFolder> Find(string name, string key, CancellationToken cancel)
    {
        try
        {
            return await Step(limit => Client.GetFolderAsync(name, limit), cancel);
        }
        catch (FolderNotFoundException fault)
        {
            var names = await Step(
                async limit =>
                    (await Client.GetFoldersAsync(Client.PersonalNamespaces[0], cancellationToken: limit))
                        .Select(folder => folder.FullName)
                        .Order(StringComparer.Ordinal)
                        .Take(50),
                cancel
            );
            throw new MailboxException(
                $"{settings.Server} has no folder \"{name}\" ({key}). It has: {string.Join(", ", names).Shorten(1_000)}.",
                fault
            );
        }
    }

    /// <summary>The numbers that a search finds, in order.</summary>
    public Task<IReadOnlyList<UniqueId>> Search(IMailFolder folder, SearchQuery query, CancellationToken cancel) =>
        Step(async limit => InOrder(await folder.SearchAsync(query, limit), folder), cancel);

    // A server may name four billion numbers in a few signs, more than can be counted.
    IReadOnlyList<UniqueId> InOrder(IEnumerable<UniqueId> named, IMailFolder folder)
    {
        var found = new List<UniqueId>();
        foreach (var uid in named)
        {
            if (found.Count == MostMails)
                throw new MailboxException(InWords($"{settings.Server} names more than {MostMails:N0} mails in {folder.FullName}."));

            found.Add(uid);
        }

        found.Sort();
        return found;
    }

    /// <summary>
    /// The number of the last mail; 0 if there is none. What the server says of the next number (UIDNEXT) may be missing or wrong.
    /// </summary>
    public async Task<long> LastUid(IMailFolder folder, CancellationToken cancel) =>
        folder.Count > 0
        && await Search(folder, SearchQuery.Uids(new UniqueIdRange(UniqueId.MaxValue, UniqueId.MaxValue)), cancel) is [.., var last]
            ? last.Id
            : 0;

    /// <summary>Sizes and days of arrival; what is gone meanwhile is not among them.</summary>
    public async Task<IReadOnlyDictionary<UniqueId, IMessageSummary>> Describe(
        IMailFolder folder,
        IList<UniqueId> uids,
        CancellationToken cancel
    ) =>
        (
            await Step(
                limit =>
                    folder.FetchAsync(
                        uids,
                        MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.InternalDate,
                        limit
                    ),
                cancel
            )
        )
            .DistinctBy(mail => mail.UniqueId)
            .ToDictionary(mail => mail.UniqueId);

    /// <summary>A mail, or its beginning; null if it is gone. The server is not told that it was read.</summary>
    /// <exception cref="MailboxException">The server still names it, and does not give it.</exception>
    public async Task<FetchedMail?> Fetch(IMailFolder folder, UniqueId uid, int most, CancellationToken cancel)
    {
        try
        {
            return await Step(limit => Read(folder, uid, most, limit), cancel, FetchPatience);
        }
        catch (MessageNotFoundException)
        {
            return (await Search(folder, SearchQuery.Uids([uid]), cancel)).Contains(uid)
                ? throw new MailboxException($"{settings.Server} names mail {uid}, but does not give it.")
                : null;
        }
    }

    // One byte more is asked for than is meant, so what is cut off is known whatever the server says of sizes.
    async Task<FetchedMail> Read(IMailFolder folder, UniqueId uid, int most, CancellationToken limit)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(limit);
        silence.CancelAfter(patience);
        guard.ExpectMail((long)most + MostBytes, onSign: () => silence.CancelAfter(patience));
        try
        {
            await using var stream = await folder.GetStreamAsync(uid, 0, most + 1, silence.Token);
            var bytes = new byte[Math.Min(stream.Length, most)];
            await stream.ReadExactlyAsync(bytes, limit);
            return new(bytes, IsCut: stream.Length > most);
        }
        catch (OperationCanceledException fault) when (!limit.IsCancellationRequested)
        {
            throw new MailboxException(
                InWords($"{settings.Server} fell silent in the middle of a mail, for {patience.TotalSeconds:0} seconds."),
                fault
            );
        }
    }

    /// <summary>Moves mails into another folder of the mailbox.</summary>
    public Task Move(IMailFolder folder, IList<UniqueId> uids, IMailFolder target, CancellationToken cancel) =>
        Step(limit => folder.MoveToAsync(uids, target, limit), cancel);

    /// <summary>Waits until the server says that something came, until <paramref name="done"/>, or until the time is over.</summary>
    public async Task Idle(TimeSpan longest, CancellationToken done, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(done, cancel);
        end.CancelAfter(longest);
        // No server may keep us longer, whatever it says.
        await Step(limit => Client.IdleAsync(end.Token, limit), cancel, longest + patience);
    }

    public void Dispose() => Client.Dispose();

    Task Step(Func<CancellationToken, Task> work, CancellationToken cancel, TimeSpan? longest = null) =>
        Step(
            async limit =>
            {
                await work(limit);
                return true;
            },
            cancel,
            longest
        );

    async Task<T> Step<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel, TimeSpan? longest = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest ?? patience);
        guard.Expect(MostBytes);
        try
        {
            return await work(limit.Token);
        }
        catch (Exception fault)
            when (fault is not (FolderNotFoundException or MessageNotFoundException or MailboxException) && !cancel.IsCancellationRequested)
        {
            throw new MailboxException(Sentence(fault, longest ?? patience, cancel), fault);
        }
    }

    string Sentence(Exception fault, TimeSpan waited, CancellationToken cancel) =>
        fault is ImapCommandException refusal
            ? $"{settings.Server} refused: {Words(refusal.ResponseText ?? refusal.Message)}"
            : ConnectionFault.Sentence(fault, settings.Server, "Mail:Imap", waited, cancel)?.Shorten(LongestWords)
                ?? $"{settings.Server} says something that cannot be understood: {Words(fault.Message)}";

    static string Words(string text) => MarkdownText.OneLine(text).Shorten(LongestWords);
}

/// <summary>A mail as the mailbox gave it.</summary>
/// <param name="Bytes">The mail, or its beginning.</param>
/// <param name="IsCut">Whether it is longer than that.</param>
public sealed record FetchedMail(byte[] Bytes, bool IsCut);
