using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;

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

    /// <summary>Bytes above what was asked for that a server may send before it is hung up on.</summary>
    const int Slack = 1_000_000;

    readonly ImapClient client = new() { Timeout = (int)patience.TotalMilliseconds };

    /// <summary>Connects and signs in.</summary>
    public static async Task<MailboxConnection> SignedIn(MailboxSettings settings, MailSignIn signIn, TimeSpan patience, CancellationToken cancel)
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
    public bool TellsOfMails => client.Capabilities.HasFlag(ImapCapabilities.Idle);

    /// <summary>Whether the connection lasts: what failed concerned something else.</summary>
    public bool IsConnected => client.IsConnected;

    /// <summary>Connects, without signing in.</summary>
    public Task Connect(CancellationToken cancel)
    {
        if (settings.Certificate is { } authority) client.ServerCertificateValidationCallback = CertificateAuthority.Trust(authority);
        return Step(limit => client.ConnectAsync(settings.Host, settings.Port, settings.Security, limit), cancel);
    }

    /// <summary>Signs in.</summary>
    public Task SignIn(CancellationToken cancel) => Step(limit => signIn.SignIn(client, settings.User, settings.Password, "Mail:Imap", limit), cancel);

    /// <summary>Opens a folder, for reading alone unless mails are to be moved.</summary>
    public async Task<IMailFolder> Open(string name, CancellationToken cancel)
    {
        var folder = await Find(name, "Mail:Imap:Folders", cancel);
        await Step(limit => folder.OpenAsync(settings.MoveTo is null ? FolderAccess.ReadOnly : FolderAccess.ReadWrite, limit), cancel);
        return folder;
    }

    /// <summary>A folder, without opening it.</summary>
    /// <param name="name">Its name with all folders above it, as the server parts them.</param>
    /// <param name="key">The setting that names it.</param>
    /// <param name="cancel">Cancelled if the app is stopped.</param>
    public async Task<IMailFolder> Find(string name, string key, CancellationToken cancel)
    {
        try
        {
            return await Step(limit => client.GetFolderAsync(name, limit), cancel);
        }
        catch (FolderNotFoundException fault)
        {
            var names = await Step(async limit => (await client.GetFoldersAsync(client.PersonalNamespaces[0], cancellationToken: limit)).Select(folder => folder.FullName).Order(StringComparer.Ordinal).Take(50), cancel);
            throw new MailboxException($"{settings.Server} has no folder \"{name}\" ({key}). It has: {string.Join(", ", names)}.", fault);
        }
    }

    /// <summary>The numbers that a search finds, in order.</summary>
    public async Task<IReadOnlyList<UniqueId>> Search(IMailFolder folder, SearchQuery query, CancellationToken cancel) =>
        [.. (await Step(limit => folder.SearchAsync(query, limit), cancel)).Order()];

    /// <summary>Sizes and days of arrival; what is gone meanwhile is not among them.</summary>
    public async Task<IReadOnlyDictionary<UniqueId, IMessageSummary>> Describe(IMailFolder folder, IList<UniqueId> uids, CancellationToken cancel) =>
        (await Step(limit => folder.FetchAsync(uids, MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.InternalDate, limit), cancel))
            .DistinctBy(mail => mail.UniqueId).ToDictionary(mail => mail.UniqueId);

    /// <summary>The bytes of a mail, or its beginning; null if it is gone. The server is not told that it was read.</summary>
    public async Task<byte[]?> Fetch(IMailFolder folder, UniqueId uid, int most, CancellationToken cancel)
    {
        try
        {
            return await Step(
                async limit =>
                {
                    using var tooMuch = CancellationTokenSource.CreateLinkedTokenSource(limit);
                    await using var stream = await folder.GetStreamAsync(uid, 0, most, tooMuch.Token, new Ceiling((long)most + Slack, tooMuch));
                    using var bytes = new MemoryStream();
                    await stream.CopyToAsync(bytes, limit);
                    return bytes.ToArray();
                },
                cancel, FetchPatience);
        }
        catch (MessageNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Moves mails into another folder of the mailbox.</summary>
    public Task Move(IMailFolder folder, IList<UniqueId> uids, IMailFolder target, CancellationToken cancel) => Step(limit => folder.MoveToAsync(uids, target, limit), cancel);

    /// <summary>Waits until the server says that something came, until <paramref name="done"/>, or until the time is over.</summary>
    public async Task Idle(TimeSpan longest, CancellationToken done, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(done, cancel);
        end.CancelAfter(longest);
        // No server may keep us longer, whatever it says.
        await Step(limit => client.IdleAsync(end.Token, limit), cancel, longest + patience);
    }

    public void Dispose() => client.Dispose();

    Task Step(Func<CancellationToken, Task> work, CancellationToken cancel, TimeSpan? longest = null) =>
        Step(
            async limit =>
            {
                await work(limit);
                return true;
            },
            cancel, longest);

    async Task<T> Step<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancel, TimeSpan? longest = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(longest ?? patience);
        try
        {
            return await work(limit.Token);
        }
        catch (Exception fault) when (fault is not (FolderNotFoundException or MessageNotFoundException or MailboxException) && !cancel.IsCancellationRequested && Sentence(fault, longest ?? patience, cancel) is { } sentence)
        {
            throw new MailboxException(sentence, fault);
        }
    }

    string? Sentence(Exception fault, TimeSpan waited, CancellationToken cancel) => fault is ImapCommandException refusal
        ? $"{settings.Server} refused: {MarkdownText.OneLine(refusal.ResponseText ?? refusal.Message)}"
        : ConnectionFault.Sentence(fault, settings.Server, "Mail:Imap", waited, cancel);

    /// <summary>Ends a transfer that brings far more than was asked for.</summary>
    sealed class Ceiling(long most, CancellationTokenSource end) : ITransferProgress
    {
        public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

        public void Report(long bytesTransferred)
        {
            if (bytesTransferred > most) end.Cancel();
        }
    }
}
