using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Shared;

/// <summary>What the menu around a staff page shows: the events, and how much waits in each place.</summary>
public sealed class FillStaffMenu(ConferenceDb db, StaffRoles roles, MailReaders readers, TimeProvider clock) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is ViewResult && http.Request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) && http.User.Identity?.IsAuthenticated == true)
            (await Menu(http)).ShowOn(http);

        await next();
    }

    async Task<StaffMenu> Menu(HttpContext http)
    {
        var slugs = await roles.Slugs(http.User);
        var events = await db.Events.AsNoTracking()
            .Where(e => slugs == null || slugs.Contains(e.Slug))
            .OrderByDescending(e => e.StartsOn).ThenBy(e => e.Title).Take(100)
            .Select(e => new EventChoice(e.Slug, e.Title, e.Stage == EventStage.Announced ? $"{e.StartsOn:MMMM d, yyyy}" : $"{e.Stage}")).ToListAsync();
        var current = http.Features.Get<Event>();
        var held = await roles.Held(http);
        return new StaffMenu(
            events.Find(choice => choice.Slug == current?.Slug), events, await Counts(http, current?.Id),
            http.User.FullName(), held.Count == 0 ? "" : held.Min().ToString())
        {
            Opens = await roles.Opens(http.User),
        };
    }

    async Task<Dictionary<string, int>> Counts(HttpContext http, int? eventId) => eventId is null ? [] : new()
    {
        ["inquiries"] = await db.Inquiries.CountAsync(inquiry => inquiry.EventId == eventId && inquiry.State == InquiryState.New),
        ["mail"] = await (await readers.Readable(db.OutgoingMails, http)).NeedingAPerson(clock.GetUtcNow().UtcDateTime).CountAsync(mail => mail.EventId == eventId),
    };
}
