using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>Reads the inquiries of all events that a member of staff looks after, and how much is in each list of the inbox.</summary>
public sealed class ReadInboxInquiries(ConferenceDb db, StaffRoles roles, FollowUpClock clock)
{
    const int PageSize = 50;

    /// <summary>A list of inquiries.</summary>
    public async Task<InboxInquiriesPage> List(ClaimsPrincipal user, InboxTab tab, int page)
    {
        var time = clock.Time;
        var tabs = await Tabs(user);
        var pager = new Pager(page, PageSize, tabs.Count(tab));
        var rows = await (await Readable(user))
            .StandingAt(time)
            .Shown(tab.Filter())
            .TakePage(pager)
            .Select(inquiry => new InboxInquiryRow(
                inquiry.Id,
                inquiry.EventId,
                inquiry.Company,
                inquiry.ContactName,
                inquiry.Email,
                inquiry.Owner!.Name == "" ? inquiry.Owner.Email : inquiry.Owner.Name,
                inquiry.UpdatedAt,
                new FollowUp(
                    inquiry.AskedAt,
                    inquiry.SnoozedUntilOn,
                    inquiry.SnoozedUntilAt,
                    inquiry.NextStep,
                    inquiry.NextStepOn,
                    inquiry.NextStepDueAt
                )
            ))
            .ToListAsync();
        return new(tabs with { Tab = tab }, rows, await Events(rows), time, pager);
    }

    /// <summary>How much is in each list.</summary>
    public async Task<InboxTabs> Tabs(ClaimsPrincipal user)
    {
        var mails = await roles.SlugsWith(user, StaffRole.Sponsorship) is not null
            ? null
            : await db
                .IncomingMails.GroupBy(mail => mail.State)
                .Select(group => new { group.Key, Count = group.Count() })
                .ToDictionaryAsync(group => group.Key, group => group.Count);
        return new(await (await Readable(user)).StandingAt(clock.Time).CountByTurn(), mails);
    }

    async Task<IQueryable<Inquiry>> Readable(ClaimsPrincipal user)
    {
        var slugs = await roles.SlugsWith(user, StaffRole.Sponsorship);
        return slugs is null
            ? db.Inquiries
            : db.Inquiries.Where(inquiry =>
                db.Events.Any(conference => conference.Id == inquiry.EventId && slugs.Contains(conference.Slug))
            );
    }

    async Task<Dictionary<int, Event>> Events(IEnumerable<InboxInquiryRow> rows)
    {
        var ids = rows.Select(row => row.EventId).Distinct().ToList();
        return await db
            .Events.AsNoTracking()
            .Where(conference => ids.Contains(conference.Id))
            .ToDictionaryAsync(conference => conference.Id);
    }
}

/// <summary>Inquiries of several events.</summary>
public sealed record InboxInquiriesPage(
    InboxTabs Tabs,
    IReadOnlyList<InboxInquiryRow> Rows,
    IReadOnlyDictionary<int, Event> Events,
    FollowUpTime Time,
    Pager Pager
);

/// <summary>An inquiry in the list.</summary>
public sealed record InboxInquiryRow(
    int Id,
    int EventId,
    string Company,
    string ContactName,
    string Email,
    string? Owner,
    DateTime UpdatedAt,
    FollowUp FollowUp
);
