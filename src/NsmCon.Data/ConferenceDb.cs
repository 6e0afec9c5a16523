using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Processes;
using NsmCon.Data.Registrations;
using NsmCon.Data.Releases;
using NsmCon.Data.Search;
using NsmCon.Data.Secrets;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data;

/// <summary>The database of all events.</summary>
[SuppressMessage("Naming", "CA1724", Justification = "The conference's database.")]
public partial class ConferenceDb(DbContextOptions<ConferenceDb> options, WriteGate gate, MasterKey key)
    : IdentityUserContext<StaffMember, int>(options),
        IDataProtectionKeyContext
{
    WriteTransaction? current;

    /// <summary>What protects the secrets in it.</summary>
    public MasterKey Key => key;

    /// <summary>The conference editions.</summary>
    public DbSet<Event> Events => Set<Event>();

    public DbSet<Room> Rooms => Set<Room>();

    /// <summary>The limits.</summary>
    public DbSet<Quota> Quotas => Set<Quota>();

    /// <summary>What was taken of them.</summary>
    public DbSet<Allocation> Allocations => Set<Allocation>();

    /// <summary>The pages as they were last imported.</summary>
    public DbSet<ImportedPage> ImportedPages => Set<ImportedPage>();

    /// <summary>The pages that wait to be imported by hand, since their events were undone.</summary>
    public DbSet<UndonePage> UndonePages => Set<UndonePage>();

    /// <summary>The agenda.</summary>
    public DbSet<Talk> Talks => Set<Talk>();

    public DbSet<Speaker> Speakers => Set<Speaker>();

    /// <summary>Who speaks in which talk.</summary>
    public DbSet<TalkSpeaker> TalkSpeakers => Set<TalkSpeaker>();

    public DbSet<Track> Tracks => Set<Track>();

    /// <summary>The photos that were uploaded.</summary>
    public DbSet<SpeakerPhoto> SpeakerPhotos => Set<SpeakerPhoto>();

    /// <summary>What was done to the agenda, to be undone.</summary>
    public DbSet<AgendaStep> AgendaSteps => Set<AgendaStep>();

    /// <summary>Who has the agenda open.</summary>
    public DbSet<AgendaEditor> AgendaEditors => Set<AgendaEditor>();

    /// <summary>The published agendas.</summary>
    public DbSet<AgendaRelease> AgendaReleases => Set<AgendaRelease>();

    /// <summary>Who else is told of releases.</summary>
    public DbSet<Webhook> Webhooks => Set<Webhook>();

    /// <summary>What they were told.</summary>
    public DbSet<WebhookDelivery> WebhookDeliveries => Set<WebhookDelivery>();

    /// <summary>What people register as.</summary>
    public DbSet<TicketType> TicketTypes => Set<TicketType>();

    /// <summary>What they draw on.</summary>
    public DbSet<TicketTypeLimit> TicketTypeLimits => Set<TicketTypeLimit>();

    /// <summary>The codes that registrations had before.</summary>
    public DbSet<ReplacedCode> ReplacedCodes => Set<ReplacedCode>();

    /// <summary>What the doors wrote down.</summary>
    public DbSet<Scan> Scans => Set<Scan>();

    public DbSet<Registration> Registrations => Set<Registration>();

    /// <summary>The companies.</summary>
    public DbSet<Sponsor> Sponsors => Set<Sponsor>();

    /// <summary>The people there.</summary>
    public DbSet<Contact> Contacts => Set<Contact>();

    /// <summary>What sponsors can take.</summary>
    public DbSet<Package> Packages => Set<Package>();

    /// <summary>What packages promise.</summary>
    public DbSet<Benefit> Benefits => Set<Benefit>();

    /// <summary>What sponsors took.</summary>
    public DbSet<Sponsorship> Sponsorships => Set<Sponsorship>();

    /// <summary>What was promised with it.</summary>
    public DbSet<PromisedBenefit> PromisedBenefits => Set<PromisedBenefit>();

    /// <summary>The conversations with possible sponsors.</summary>
    public DbSet<Inquiry> Inquiries => Set<Inquiry>();

    /// <summary>Their mails and notes.</summary>
    public DbSet<Message> Messages => Set<Message>();

    /// <summary>What staff write in them and have not sent.</summary>
    public DbSet<MessageDraft> MessageDrafts => Set<MessageDraft>();

    /// <summary>That messages moved from one to another.</summary>
    public DbSet<MessageMove> MessageMoves => Set<MessageMove>();

    /// <summary>The answers that are ready to be put into replies.</summary>
    public DbSet<SavedAnswer> SavedAnswers => Set<SavedAnswer>();

    /// <summary>The files that came with them.</summary>
    public DbSet<Attachment> Attachments => Set<Attachment>();

    /// <summary>The mails that came in, as they arrived.</summary>
    public DbSet<IncomingMail> IncomingMails => Set<IncomingMail>();

    /// <summary>The folders of mailboxes that are read, and how far.</summary>
    public DbSet<MailFolder> MailFolders => Set<MailFolder>();

    /// <summary>The bytes of mails and attachments.</summary>
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    /// <summary>Mails as they went out.</summary>
    public DbSet<SentMail> SentMails => Set<SentMail>();

    /// <summary>The addresses that there is no mailbox for.</summary>
    public DbSet<BouncedAddress> BouncedAddresses => Set<BouncedAddress>();

    /// <summary>What messages and mails are found by.</summary>
    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    /// <summary>What staff may do.</summary>
    public DbSet<EventRole> EventRoles => Set<EventRole>();

    /// <summary>One-time links that make someone staff.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>One-time links by which staff choose a new password.</summary>
    public DbSet<PasswordLink> PasswordLinks => Set<PasswordLink>();

    /// <summary>Wrong passwords and codes that still count.</summary>
    public DbSet<FailedSignIn> FailedSignIns => Set<FailedSignIn>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>The processes that serve.</summary>
    public DbSet<AppProcess> Processes => Set<AppProcess>();

    /// <summary>Who of them does what for all.</summary>
    public DbSet<WorkerRound> WorkerRounds => Set<WorkerRound>();

    /// <summary>What one of them found out and all show.</summary>
    public DbSet<SharedFact> SharedFacts => Set<SharedFact>();

    /// <summary>How much of the limits of forms was taken.</summary>
    public DbSet<FormLimit> FormLimits => Set<FormLimit>();

    /// <inheritdoc/>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Begins a transaction that writes, when it is this one's turn. Inside another it joins that one.</summary>
    public async Task<WriteTransaction> BeginWrite(CancellationToken cancel = default)
    {
        if (current is not null)
            return new WriteTransaction(this);

        var turn = await gate.Enter(cancel);
        try
        {
            var transaction = await Database.BeginTransactionAsync(cancel);
            return current = new WriteTransaction(this, transaction, turn);
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    // What was saved and rolled back is as it was before: nobody may go on from what the rows say that are still tracked.
    internal void LeaveWrite(bool isCommitted)
    {
        if (!isCommitted && current!.HasSaved)
            ChangeTracker.Clear();
        current = null;
        news = NewsTopics.None;
    }

    /// <summary>Writes a row as it is, for good: it fails where nothing can be written, such as on a full disk.</summary>
    public async Task TryWrite(CancellationToken cancel = default)
    {
        await using var write = await BeginWrite(cancel);
        await Database.ExecuteSqlRawAsync(
            """
            UPDATE "__EFMigrationsHistory" SET "ProductVersion" = "ProductVersion"
            WHERE "MigrationId" = (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory")
            """,
            cancel
        );
        await write.CommitUnseen();
    }

    /// <summary>Saves in one transaction, with new versions and with an audit entry for each change of consequence.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed a row in the meantime.</exception>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        PrepareToSave();
        AnnouncePhotos();
        var audits = CollectAudits();
        var rows = CollectRows();
        var isSeen = ShowsToThePublic();
        var events = EventsToPublish();
        var searched = CollectSearched();
        var settings = CollectSettings();
        if (audits.Count == 0 && rows.Count == 0 && events.Count == 0 && settings.Count == 0 && searched is null && current is not null)
            return await SaveRows(acceptAllChangesOnSuccess, cancellationToken);

        await using var write = await BeginWrite(cancellationToken);
        // The event comes before its talks and packages.
        await Lock<Event>(rows.Select(row => row.EventId).Union(settings.Keys).Where(eventId => eventId > 0).ToList());
        foreach (var (eventId, change) in settings)
            await NoteSettings(eventId, change, cancellationToken);
        var saved = await SaveRows(acceptAllChangesOnSuccess, cancellationToken);
        if (audits.Count > 0 || rows.Count > 0)
        {
            // New rows have their keys only now.
            AuditEntries.AddRange(audits.Select(audit => audit()));
            var steps = StepsOf(rows);
            AgendaSteps.AddRange(steps);
            await SaveRows(acceptAllChangesOnSuccess, cancellationToken);
            await TurnTo(steps, cancellationToken);
        }

        foreach (var eventId in events)
            await RaiseAgendaRevision(eventId, cancellationToken);
        if (searched is not null)
            await RenewSearch(searched, cancellationToken);

        if (isSeen)
            await write.Commit();
        else
            await write.CommitUnseen();
        return saved;
    }

    async Task<int> SaveRows(bool acceptAllChangesOnSuccess, CancellationToken cancel)
    {
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancel);
        current!.HasSaved = true;
        return saved;
    }

    /// <summary>
    /// Refused for what is audited: only <see cref="SaveChangesAsync(bool, CancellationToken)"/> waits its turn and writes the log.
    /// </summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        CollectAudits().Count == 0
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new InvalidOperationException("Use SaveChangesAsync: it alone writes the audit log.");

    TimeProvider Clock =>
        options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<TimeProvider>() ?? TimeProvider.System;
}
