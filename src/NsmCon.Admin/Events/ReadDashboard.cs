using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Processes;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Events;

/// <summary>Reads how an event does: one flat query for each part of the page, however much there is.</summary>
public class ReadDashboard(
    ConferenceDb db,
    StaffRoles roles,
    MailReaders readers,
    ConferenceSettings settings,
    MailServerFault serverFault,
    WorkerHealth workers,
    ProcessBoard processes,
    BackupTimes backups,
    FollowUpClock followUps,
    ReadActivity activity,
    IEnumerable<IKnowNeeds> features,
    TimeProvider clock
)
{
    public async Task<DashboardPage> Read(Event conference, ClaimsPrincipal user)
    {
        var seesSponsors = await roles.MayChange(user, conference.Slug, StaffRole.Sponsorship);
        var now = clock.GetUtcNow().UtcDateTime;
        return new DashboardPage(
            conference,
            now,
            new RegistrationChart(await RegistrationsPerDay(conference), DateOnly.FromDateTime(now)),
            await Places(conference.Id),
            seesSponsors ? new IncomeCard(await Income(conference), conference.Currency, conference.IncomeTargetCents) : null,
            seesSponsors ? await Inquiries(conference.Id) : null,
            new HealthCard(
                settings.Mail.Host is not null,
                serverFault.Sentence,
                await Mails(conference, now - OutgoingMail.StuckAfter, user),
                workers.All,
                now
            )
            {
                Processes = processes.Processes.Count(process => !process.IsGone),
                ProcessesGone = processes.Processes.Count(process => process.IsGone),
                LastBackupAt = backups.Last,
                IsBackupLate = settings.Provider == DatabaseProvider.Sqlite && backups.IsLate(now),
            },
            await activity.Read(conference.Id, await roles.RolesFor(user, conference.Slug))
        )
        {
            Opens = await roles.Opens(user),
            FeatureNeeds = await FeatureNeeds(conference),
            FirstSteps = await FirstSteps(conference),
            Behind = await db.TalksBehind(conference),
        };
    }

    async Task<IReadOnlyList<Need>> FeatureNeeds(Event conference)
    {
        var needs = new List<Need>();
        foreach (var feature in features)
            needs.AddRange(await feature.Needs(conference));
        return needs;
    }

    async Task<IReadOnlyList<FirstStep>> FirstSteps(Event conference)
    {
        var path = Links.Event(conference.Slug);
        var there = await db
            .Events.Where(e => e.Id == conference.Id)
            .Select(e => new
            {
                Talks = db.Talks.Any(talk => talk.EventId == e.Id),
                Tickets = db.TicketTypes.Any(type => type.EventId == e.Id),
                Published = db.AgendaReleases.Any(release => release.EventId == e.Id),
            })
            .SingleAsync();
        IReadOnlyList<FirstStep> steps =
        [
            new(
                "Set the days, the place and the time zone",
                conference.StartsOn is not null && conference.Place.Length > 0,
                $"{path}/settings"
            ),
            new("Set a mail server, so that tickets arrive", settings.Mail.Host is not null, $"{path}/mail"),
            new("Add the ticket types, and how many places there are", there.Tickets, $"{path}/settings/tickets"),
            new("Add talks, or import the page of the event", there.Talks, $"{path}/agenda"),
            new("Publish the agenda", there.Published, $"{path}/releases"),
            new("Announce the event", conference.IsPublic, $"{path}/settings/stage"),
        ];
        return steps.All(step => step.IsDone) ? [] : steps;
    }

    async Task<Dictionary<DateOnly, int>> RegistrationsPerDay(Event conference)
    {
        var days = await db
            .Registrations.Expected()
            .Where(r => r.EventId == conference.Id)
            .GroupBy(r => r.RegisteredAt.Date)
            .Select(day => new { Day = day.Key, Count = day.Count() })
            .ToListAsync();
        return days.ToDictionary(day => DateOnly.FromDateTime(day.Day), day => day.Count);
    }

    Task<List<PlacesRow>> Places(int eventId) =>
        db
            .Quotas.Where(quota => quota.EventId == eventId && db.TicketTypeLimits.Any(limit => limit.QuotaId == quota.Id))
            .OrderBy(quota => quota.Name)
            .Select(quota => new PlacesRow(quota.Name, quota.Size, quota.Taken))
            .ToListAsync();

    Task<List<IncomeRow>> Income(Event conference) =>
        db
            .Packages.Where(package => package.EventId == conference.Id)
            .OrderBy(package => package.Position)
            .ThenBy(package => package.Id)
            .Select(package => new IncomeRow(
                package.Name,
                package.Quota == null ? null : package.Quota.Size,
                db.Sponsorships.Standing().Count(s => s.PackageId == package.Id),
                db.Sponsorships.Standing()
                    .Where(s => s.PackageId == package.Id && s.Currency == conference.Currency)
                    .Sum(s => s.PriceCents),
                db.Sponsorships.Standing().Count(s => s.PackageId == package.Id && s.Currency != conference.Currency)
            ))
            .ToListAsync();

    async Task<InquiriesCard> Inquiries(int eventId)
    {
        var states = await db
            .Inquiries.Where(inquiry => inquiry.EventId == eventId)
            .StandingAt(followUps.Time)
            .GroupBy(standing => new { standing.Inquiry.State, IsOurs = standing.Turn == Turn.Ours })
            .Select(state => new
            {
                state.Key.State,
                state.Key.IsOurs,
                Count = state.Count(),
                Oldest = state.Min(standing => standing.Inquiry.AskedAt ?? standing.Inquiry.SnoozedUntilAt),
            })
            .ToListAsync();
        var ours = states.FindAll(state => state.IsOurs);
        return new(
            states.GroupBy(state => state.State).ToDictionary(state => state.Key, state => state.Sum(part => part.Count)),
            ours.Sum(state => state.Count),
            ours.Min(state => state.Oldest)
        );
    }

    async Task<List<MailCount>> Mails(Event conference, DateTime before, ClaimsPrincipal user) =>
        await (await readers.Readable(db.OutgoingMails, user, conference.Slug))
            .Where(mail => mail.EventId == conference.Id)
            .GroupBy(mail => mail.State)
            .Select(state => new MailCount(
                state.Key,
                state.Count(),
                state.Count(mail => mail.State == MailState.Sending && mail.HandedOverAt != null && mail.ClaimedAt < before),
                state.Max(mail => mail.SentAt),
                state.Max(mail => mail.To)!
            ))
            .ToListAsync();
}
