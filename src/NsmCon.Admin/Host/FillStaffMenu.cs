using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Host;

/// <summary>What the menu around a staff page shows: the events, and how much waits in each place.</summary>
public sealed class FillStaffMenu(ConferenceDb db, StaffRoles roles, MailReaders readers, FollowUpClock clock) : IAsyncResultFilter
{
    // Pages of no event keep the menu of the event that the person came from.
    const string LeftCookie = "event";

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (
            context.Result is ViewResult
            && http.Request.Path.StartsWithSegments(Links.Prefix.Staff, StringComparison.OrdinalIgnoreCase)
            && http.User.Identity?.IsAuthenticated == true
        )
            (await Menu(http)).ShowOn(http);

        await next();
    }

    async Task<StaffMenu> Menu(HttpContext http)
    {
        var slugs = await roles.Slugs(http.User);
        var events = await db
            .Events.AsNoTracking()
            .Where(e => slugs == null || slugs.Contains(e.Slug))
            .OrderByDescending(e => e.StartsOn)
            .ThenBy(e => e.Title)
            .Take(100)
            .Select(e => new EventChoice(
                e.Id,
                e.Slug,
                e.Title,
                e.Stage == EventStage.Announced ? e.StartsOn.InWords("MMMM d, yyyy") : $"{e.Stage}"
            ))
            .ToListAsync();
        var current = events.Find(choice => choice.Slug == http.Features.Get<Event>()?.Slug);
        var left = events.Find(choice => choice.Slug == http.Request.Cookies[LeftCookie]);
        if (current is not null && current != left)
            KeepLeft(http, current);
        var held = await roles.RolesFor(http.User, http.Slug());
        return new StaffMenu(
            current,
            events,
            await Counts(http, current ?? left),
            http.User.FullName(),
            held.Count == 0 ? "" : held.Min().ToString()
        )
        {
            Opens = await roles.Opens(http.User),
            Left = left,
        };
    }

    static void KeepLeft(HttpContext http, EventChoice choice) =>
        http.Response.Cookies.Append(
            LeftCookie,
            choice.Slug,
            new()
            {
                Path = Links.Prefix.Staff,
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
            }
        );

    async Task<Dictionary<string, int>> Counts(HttpContext http, EventChoice? choice)
    {
        var unsorted = await SeesAllMails(http)
            ? db.IncomingMails.Where(mail => mail.State == IncomingState.Unsorted)
            : db.IncomingMails.Where(_ => false);
        if (choice is null)
            return new() { ["inbox"] = await unsorted.CountAsync() };

        var time = clock.Time;
        var ours = db.Inquiries.StandingAt(time).Shown(new(Turn.Ours, Due: false));
        var waiting = await db
            .Events.Where(e => e.Id == choice.Id)
            .Select(e => new { Inquiries = ours.Count(inquiry => inquiry.EventId == e.Id), Inbox = unsorted.Count() })
            .FirstOrDefaultAsync();
        return new()
        {
            ["inquiries"] = waiting?.Inquiries ?? 0,
            ["inbox"] = waiting?.Inbox ?? 0,
            ["mail"] = await (await readers.Readable(db.OutgoingMails, http.User, http.Slug()))
                .NeedingAPerson(time.Now)
                .CountAsync(mail => mail.EventId == choice.Id),
        };
    }

    async Task<bool> SeesAllMails(HttpContext http) => await roles.SlugsWith(http.User, StaffRole.Sponsorship) is null;
}
