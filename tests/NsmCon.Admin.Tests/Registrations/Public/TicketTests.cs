using System.Net;
using System.Text;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>The page of a ticket, for whoever has its code.</summary>
public class TicketTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_opens_as_it_was_read_out_and_no_other_code_opens(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket("Ada Lovelace");
        using var browser = app.Browser();
        var code = ticket.Split('/')[^1];

        var typed = await browser.Open($"/tickets/{Secret.Group(code).ToLowerInvariant()}");

        Assert.Equal("Ada Lovelace", typed.QuerySelector(".ticket h2").Words());
        foreach (
            var wrong in new[]
            {
                code[..^1] + (code[^1] == '0' ? '1' : '0'),
                code[..^1],
                code + "0",
                "0",
                "%27%20OR%201=1",
                new string('7', 20),
                $"{code}%00",
            }
        )
        {
            foreach (var page in new[] { "", "/qr.svg", "/event.ics", "/edit", "/cancel" })
            {
                using var answer = await browser.GetAsync($"/tickets/{wrong}{page}");
                Assert.True(
                    answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest,
                    $"{wrong}{page}: {answer.StatusCode}"
                );
                Assert.DoesNotContain("Ada", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_of_a_ticket_is_kept_listed_or_told_to_other_sites(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket();
        using var browser = app.Browser();

        foreach (var page in new[] { "", "/qr.svg", "/event.ics", "/edit", "/cancel" })
        {
            using var answer = await browser.GetAsync(ticket + page);
            Assert.Equal(
                ("no-store", "no-referrer", "noindex"),
                (
                    answer.Headers.CacheControl!.ToString(),
                    answer.Headers.GetValues("Referrer-Policy").Single(),
                    answer.Headers.GetValues("X-Robots-Tag").Single()
                )
            );
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_ticket_has_its_own_QR_code_until_it_is_cancelled(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ada, grace) = (await app.Ticket("Ada", "ada@example.org"), await app.Ticket("Grace", "grace@example.org"));
        using var browser = app.Browser();

        using var picture = await browser.GetAsync(ada + "/qr.svg");
        var (one, other) = (await picture.Content.ReadAsStringAsync(), await browser.GetStringAsync(grace + "/qr.svg"));
        await browser.Send(ada + "/cancel", []);
        using var cancelled = await browser.GetAsync(ada + "/qr.svg");

        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<svg", one, StringComparison.Ordinal);
        Assert.NotEqual(one, other);
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_calendar_entry_holds_the_time_from_the_first_talk_to_the_last_and_not_the_ticket(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket();
        using var browser = app.Browser();

        using var file = await browser.GetAsync(ticket + "/event.ics");
        var text = Encoding.UTF8.GetString(await file.Content.ReadAsByteArrayAsync());

        await using var db = app.OpenDb();
        // Nothing comes after the last talk, which takes an hour then.
        var (first, last) = (await db.Talks.MinAsync(talk => talk.Starts), (await db.Talks.MaxAsync(talk => talk.Starts))?.AddHours(1));
        var entry = Assert.Single(Calendar.Load(text)!.Events);
        Assert.Equal("text/calendar", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            ("NSMCon EU 2020", "Amsterdam, The Netherlands", $"ticket-{(await db.Registrations.SingleAsync()).Id}.nsmconeu2020@127.0.0.1"),
            (entry.Summary, entry.Location, entry.Uid)
        );
        Assert.Equal(("Europe/Amsterdam", first, last), (entry.Start!.TzId, entry.Start.Value, entry.End!.Value));
        Assert.Equal(TimeSpan.FromHours(2), entry.Start.Value - entry.Start.AsUtc);
        Assert.DoesNotContain(ticket.Split('/')[^1], text, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_calendar_entry_of_an_event_in_years_to_come_has_its_zone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket();
        await using (var db = app.OpenDb())
        {
            foreach (var talk in await db.Talks.ToListAsync())
                talk.Schedule(talk.Starts!.Value.AddYears(20), talk.Ends?.AddYears(20));
            (await db.Events.SingleAsync()).StartsOn = new(2040, 3, 30);
            await db.SaveChangesAsync();
        }

        await app.Publish();
        using var browser = app.Browser();
        var calendar = Calendar.Load(await browser.GetStringAsync(ticket + "/event.ics"))!;

        Assert.Equal("Europe/Amsterdam", Assert.Single(calendar.TimeZones).TzId);
        Assert.Equal(new DateTime(2040, 3, 30, 7, 0, 0), calendar.Events.Single().Start!.AsUtc);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_calendar_of_several_days_leaves_the_nights_free(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket();
        await app.ChangeEvent(e => e.EndsOn = new(2020, 4, 1));
        await using (var db = app.OpenDb())
        {
            var talk = await db.Talks.OrderBy(talk => talk.Id).FirstAsync();
            talk.Schedule(new(2020, 4, 1, 9, 0, 0), new(2020, 4, 1, 17, 0, 0));
            await db.SaveChangesAsync();
        }

        await app.Publish();
        using var browser = app.Browser();
        var entries = Calendar
            .Load(await browser.GetStringAsync(ticket + "/event.ics"))!
            .Events.OrderBy(entry => entry.Start!.Value)
            .ToList();

        var id = (await app.Registrations())[0].Id;
        Assert.Equal(
            new[] { "", "-day-2", "-day-3" }.Select(day => $"ticket-{id}{day}.nsmconeu2020@127.0.0.1"),
            entries.Select(entry => entry.Uid)
        );
        Assert.Equal(new DateOnly(2020, 3, 30), DateOnly.FromDateTime(entries[0].End!.Value));
        Assert.Equal((false, new DateTime(2020, 3, 31)), (entries[1].Start!.HasTime, entries[1].Start!.Value));
        Assert.Equal(
            (new DateTime(2020, 4, 1, 9, 0, 0), new DateTime(2020, 4, 1, 17, 0, 0)),
            (entries[2].Start!.Value, entries[2].End!.Value)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_attendee_corrects_name_company_and_dietary_needs_and_nothing_else(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket("Ada", "ada@example.org");
        using var browser = app.Browser();

        using var wrong = await browser.Send(ticket + "/edit", new() { ["Form.Name"] = " ", ["Form.Company"] = "Kept" });
        using var saved = await browser.Send(
            ticket + "/edit",
            new()
            {
                ["Form.Name"] = "Ada Lovelace",
                ["Form.Company"] = "Analytical Engines",
                ["Form.DietaryNeeds"] = "no nuts",
                ["Form.Email"] = "eve@example.org",
                ["Form.TicketTypeId"] = "1",
                ["Form.CheckedInAt"] = "2020-01-01",
            }
        );

        var refused = await wrong.Page();
        Assert.Contains("Write your name", refused.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal("Kept", refused.QuerySelector("#Form_Company")!.GetAttribute("value"));
        Assert.Equal("Your details are saved.", (await saved.Page()).QuerySelector(".flash").Words());
        var ada = Assert.Single(await app.Registrations());
        Assert.Equal(
            ("Ada Lovelace", "Analytical Engines", "no nuts", "ada@example.org", null),
            (ada.Name, ada.Company, ada.DietaryNeeds, ada.Email, ada.CheckedInAt)
        );
        await using var db = app.OpenDb();
        var entry = await db.AuditEntries.SingleAsync(audit => audit.Subject == "Registration");
        Assert.Equal(("attendee", "Changed", ada.Id), (entry.By, entry.Action, entry.SubjectId));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_can_be_changed_until_the_last_day_of_the_event_is_over_on_its_own_clock(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket();
        await app.ChangeEvent(e =>
            (e.StartsOn, e.EndsOn, e.RegistrationClosesAt) = (
                new(2040, 6, 1),
                new(2040, 6, 2),
                new DateTime(2040, 5, 1, 0, 0, 0, DateTimeKind.Utc)
            )
        );
        await app.Publish();
        using var browser = app.Browser();

        app.SetNow(new DateTime(2040, 6, 2, 21, 59, 59, DateTimeKind.Utc));
        var open = await browser.Open(ticket + "/edit");
        var form = open.QuerySelector("main form")!;
        app.SetNow(new DateTime(2040, 6, 2, 22, 0, 0, DateTimeKind.Utc));
        using var late = await browser.Send(form, ticket + "/edit", new() { ["Form.Name"] = "Late" });
        using var cancelled = await browser.Send(form, ticket + "/cancel", []);

        Assert.Equal("The event is over: the ticket can no longer be changed.", (await late.Page()).QuerySelector(".flash").Words());
        var ada = Assert.Single(await app.Registrations());
        Assert.Equal(("Ada Lovelace", null), (ada.Name, ada.CancelledAt));
        Assert.Null((await browser.Open(ticket)).QuerySelector($"a[href='{ticket}/edit']"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Cancelling_gives_the_place_back_once_even_when_it_is_posted_many_times_at_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket();
        await app.Ticket("Grace", "grace@example.org");
        using var browser = app.Browser(followRedirects: false);
        var form = (await browser.Open(ticket + "/cancel")).QuerySelector("main form")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => browser.Send(form, ticket + "/cancel", [])));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Equal((1, 1), ((await app.Places()).Taken, await app.Mails("registration-cancelled")));
        Assert.Equal(["attendee", null], (await app.Registrations()).Select(r => r.CancelledBy));
        var page = await browser.Open(ticket);
        Assert.Equal("This registration is canceled", page.QuerySelector("h1").Words());
        Assert.Null(page.QuerySelector(".ticket"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_cancels_is_told_by_mail_and_can_register_again(string provider)
    {
        await using var app = await Visitors.StartWithMail(provider);
        var mailbox = TestMailbox.New();
        var ticket = await app.Ticket("Ada", mailbox.Address);
        await mailbox.WaitForMails(1);
        using var browser = app.Browser();

        await browser.Send(ticket + "/cancel", []);
        var mails = await mailbox.WaitForMails(2);
        var again = await app.Ticket("Ada", mailbox.Address);

        Assert.Equal("Your registration for NSMCon EU 2020 is canceled", mails[1].Subject);
        Assert.Contains($"{app.Url}/events/nsmconeu2020/register", mails[1].TextBody, StringComparison.Ordinal);
        Assert.NotEqual(ticket, again);
        Assert.Equal(1, (await app.Places()).Taken);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_that_was_cancelled_is_mailed_to_nobody_however_often_it_is_sent_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Ticket();
        await using var db = app.OpenDb();
        var ada = await db.Registrations.SingleAsync();
        var mail = await db.OutgoingMails.SingleAsync(m => m.Template == TicketMails.Ticket);
        await using var scope = app.Services.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetServices<IMailContent>().Single(content => content.Template == TicketMails.Ticket);
        Assert.NotNull(await writer.Write(mail, default));

        await new CancelRegistration(db).Cancel(ada, app.Clock.GetUtcNow().UtcDateTime, by: "Grace");

        Assert.Null(await writer.Write(mail, default));
    }
}
