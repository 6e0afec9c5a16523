using System.Diagnostics.CodeAnalysis;
using MailKit;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>
/// Reads the mailbox again and again: as soon as the server says that a mail
/// came, and at the latest when the time is over. No fault of it ends anything.
/// </summary>
sealed class WatchMailbox(
    ConferenceSettings conference,
    MailSignIn signIn,
    MailboxWatch watch,
    MailboxMetrics metrics,
    WorkTurns turns,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<WatchMailbox> log
) : BackgroundService
{
    /// <summary>What one process does for all.</summary>
    public const string Work = "Mailbox";

    static readonly TimeSpan ShortestDelay = TimeSpan.FromSeconds(2),
        LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>A server that tells of mails without end, or does not wait, is not asked more often.</summary>
    static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(300);

    TimeSpan delay = ShortestDelay;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (conference.Mail.Mailbox is not { } settings)
            return;

        while (!stoppingToken.IsCancellationRequested)
        {
            var turn = await turns.Wait(Work, stoppingToken);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, turn.Over);
            await ReadInTurn(settings, ending.Token);
        }
    }

    async Task ReadInTurn(MailboxSettings settings, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var woken = watch.Woken;
            await ReadOn(settings, stopping);
            await Wait(delay, woken, stopping);
            delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, LongestDelay.Ticks));
        }
    }

    /// <summary>Reads on one connection until it breaks.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a mailbox does, the next attempt comes: this is the loop over them.")]
    async Task ReadOn(MailboxSettings settings, CancellationToken stopping)
    {
        try
        {
            using var mailbox = await MailboxConnection.SignedIn(settings, signIn, MailboxConnection.Patience, stopping);
            while (!stopping.IsCancellationRequested)
            {
                await ReadOnce(mailbox, settings, stopping);
                await Wait(ShortestRound, CancellationToken.None, stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (MailboxException fault)
        {
            LogFault(fault.Message);
            watch.Fail(fault.Message);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The mailbox could not be read.");
            watch.Fail($"The mailbox could not be read: {fault.Message}");
        }
    }

    async Task ReadOnce(MailboxConnection mailbox, MailboxSettings settings, CancellationToken stopping)
    {
        var woken = watch.Woken;
        using var came = new CancellationTokenSource();
        void OnCountChanged(object? sender, EventArgs change) => came.Cancel();

        // The first folder comes last: it is the one that stays open, and of which the server tells.
        IMailFolder? open = null;
        var (target, fault) = await Target(mailbox, settings, stopping);
        foreach (var name in settings.Folders.Reverse())
        {
            try
            {
                var folder = await mailbox.Open(name, stopping);
                if (open is not null)
                    open.CountChanged -= OnCountChanged;
                open = folder;
                open.CountChanged += OnCountChanged;
            }
            catch (MailboxException lacking) when (mailbox.IsConnected)
            {
                // The other folders are read all the same.
                fault = lacking.Message;
                continue;
            }

            await using var scope = scopes.CreateAsyncScope();
            fault = await scope.ServiceProvider.GetRequiredService<ReadMailFolder>().Read(mailbox, open, name, target, stopping) ?? fault;
            await metrics.Measure(scope.ServiceProvider.GetRequiredService<CompareFolder>(), mailbox, open, name, stopping);
        }

        if (open is null)
            throw new MailboxException(fault!);

        if (fault is not null)
            LogFault(fault);
        watch.Read(clock.GetUtcNow().UtcDateTime, fault);
        delay = ShortestDelay;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(woken, came.Token);
        if (mailbox.TellsOfMails)
            await mailbox.Idle(settings.Every, end.Token, stopping);
        else
            await Wait(settings.Every, end.Token, stopping);
        open.CountChanged -= OnCountChanged;
    }

    /// <summary>Where mails go once they are here, and why they cannot.</summary>
    static async Task<(IMailFolder? Folder, string? Fault)> Target(
        MailboxConnection mailbox,
        MailboxSettings settings,
        CancellationToken stopping
    )
    {
        if (settings.MoveTo is not { } name)
            return (null, null);

        try
        {
            return (await mailbox.Find(name, "Mail:Imap:MoveTo", stopping), null);
        }
        catch (MailboxException lacking) when (mailbox.IsConnected)
        {
            return (null, lacking.Message);
        }
    }

    // Once, and not with every attempt.
    void LogFault(string fault)
    {
        if (watch.Fault != fault)
            log.LogWarning("The mailbox is not read as it should be: {Fault}", fault);
    }

    static async Task Wait(TimeSpan time, CancellationToken woken, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(woken, stopping);
        await Task.Delay(time, end.Token)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
