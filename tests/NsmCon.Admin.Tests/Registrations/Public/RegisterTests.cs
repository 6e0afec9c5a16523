using System.Net;
using MimeKit;
using NsmCon.Data;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>From the form to the ticket in the mailbox.</summary>
public class RegisterTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_registers_sees_the_ticket_and_is_mailed_it_with_QR_code_and_calendar(string provider)
    {
        await using var app = await Visitors.StartWithMail(provider);
        using var browser = app.Browser();
        var mailbox = TestMailbox.New();

        using var answer = await browser.Register(
            " Ada Lovelace ",
            mailbox.Address,
            ("Company", "Analytical Engines"),
            ("DietaryNeeds", "vegetarian")
        );

        var registration = Assert.Single(await app.Registrations());
        Assert.Equal($"/tickets/{registration.TicketCode}", answer.RequestMessage!.RequestUri!.AbsolutePath);
        var page = await answer.Page();
        Assert.Equal("You are registered", page.QuerySelector("h1").Words());
        Assert.Equal(
            ("Ada Lovelace", "Analytical Engines"),
            (page.QuerySelector(".ticket h2").Words(), page.QuerySelector(".ticket h2 + p").Words())
        );
        Assert.Equal(
            ["Attendee", "March 30, 2020", "09:00, Amsterdam time", "Amsterdam, The Netherlands", "vegetarian"],
            page.QuerySelectorAll(".ticket dd").Select(fact => fact.Words()).Skip(1).SkipLast(1)
        );
        Assert.Equal(registration.Email, page.QuerySelector(".ticket dd").Words());
        Assert.Equal(Secret.Group(registration.DoorCode), page.QuerySelector(".ticket .ref").Words());

        var mail = await mailbox.WaitForMail();
        Assert.Equal(("Your ticket for NSMCon EU 2020", $"\"Ada Lovelace\" <{mailbox.Address}>"), (mail.Subject, mail.To.ToString()));
        Assert.Contains($"{app.Url}/tickets/{registration.TicketCode}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(Secret.Group(registration.DoorCode), mail.TextBody, StringComparison.Ordinal);
        var picture = Assert.Single(mail.BodyParts.OfType<MimePart>(), part => part.ContentType.MimeType == "image/png");
        Assert.Contains($"src=\"cid:{picture.ContentId}\"", mail.HtmlBody, StringComparison.Ordinal);
        var calendar = Assert.IsAssignableFrom<MimePart>(Assert.Single(mail.Attachments));
        Assert.Equal(("nsmconeu2020.ics", "text/calendar"), (calendar.FileName, calendar.ContentType.MimeType));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_address_again_is_mailed_its_ticket_and_the_second_person_learns_no_code(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Ticket("Ada Lovelace", "ada@example.org");
        using var browser = app.Browser();

        using var answer = await browser.Register("Eve", "ADA@Example.org");

        var ada = Assert.Single(await app.Registrations());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("We have mailed the ticket to that address.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(ada.TicketCode, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
        Assert.Equal(
            ("Ada Lovelace", 1, 1, 1),
            (ada.Name, (await app.Places()).Taken, await app.Mails("ticket"), await app.Mails("registered-already"))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_sent_twice_registers_once_and_for_another_person_once_more(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser(followRedirects: false);
        var form = (await browser.Open(Visitors.Form)).QuerySelector("main form")!;
        Dictionary<string, string?> ada = new()
        {
            ["Form.Name"] = "Ada",
            ["Form.Email"] = "ada@example.org",
            ["Form.Consent"] = "true",
        };

        var answers = new[] { await browser.Send(form, Visitors.Form, ada), await browser.Send(form, Visitors.Form, ada) };
        ada["Form.Email"] = "grace@example.org";
        var other = await browser.Send(form, Visitors.Form, ada);

        Assert.Equal(answers[0].Headers.Location, answers[1].Headers.Location);
        Assert.NotEqual(answers[0].Headers.Location, other.Headers.Location);
        Assert.Equal(["ada@example.org", "grace@example.org"], (await app.Registrations()).Select(r => r.Email));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_no_place_is_left_nobody_learns_who_is_coming(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.SetPlaces(1);
        using var browser = app.Browser(followRedirects: false);
        var form = (await browser.Open(Visitors.Form)).QuerySelector("main form")!;
        async Task<(HttpStatusCode, string)> Try(string email)
        {
            using var answer = await browser.Send(
                form,
                Visitors.Form,
                new()
                {
                    ["Form.Name"] = "Ada",
                    ["Form.Email"] = email,
                    ["Form.Consent"] = "true",
                    ["Form.AttemptKey"] = $"{Guid.NewGuid()}",
                }
            );
            return (answer.StatusCode, (await answer.Page()).QuerySelector(".summary").Words());
        }

        var first = await Try("ada@example.org");
        var (known, unknown) = (await Try("ada@example.org"), await Try("grace@example.org"));

        Assert.Equal(HttpStatusCode.Redirect, first.Item1);
        Assert.Equal(unknown, known);
        Assert.Equal((1, 1, 1), ((await app.Registrations()).Count, await app.Mails("ticket"), await app.Mails("registered-already")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sixty_people_at_once_get_the_twenty_places_that_there_are(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.SetPlaces(20);
        using var browser = app.Browser(followRedirects: false);
        var form = (await browser.Open(Visitors.Form)).QuerySelector("main form")!;

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 60)
                .Select(i =>
                    browser.Send(
                        form,
                        Visitors.Form,
                        new()
                        {
                            ["Form.Name"] = $"Person {i}",
                            ["Form.Email"] = $"person{i}@example.org",
                            ["Form.Consent"] = "true",
                        }
                    )
                )
        );

        Assert.Equal(20, answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(20, answers.Select(answer => answer.Headers.Location).OfType<Uri>().Distinct().Count());
        foreach (var refused in answers.Where(answer => answer.StatusCode != HttpStatusCode.Redirect))
        {
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            Assert.Contains(
                "No place of this type is left",
                (await refused.Page()).QuerySelector(".summary").Words(),
                StringComparison.Ordinal
            );
        }

        Assert.Equal((20, 20, 20), ((await app.Registrations()).Count, (await app.Places()).Taken, await app.Mails("ticket")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_all_places_are_taken_the_page_says_so_and_whoever_has_one_is_still_mailed_the_ticket(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        var form = (await browser.Open(Visitors.Form)).QuerySelector("main form")!;
        await app.Ticket("Ada", "ada@example.org");
        await app.SetPlaces(1);

        var page = await browser.Open(Visitors.Form);
        using var again = await browser.Send(
            form,
            Visitors.Form,
            new()
            {
                ["Form.Name"] = "Ada",
                ["Form.Email"] = "ada@example.org",
                ["Form.Consent"] = "true",
            }
        );

        Assert.Equal("All places are taken", page.QuerySelector("main h2").Words());
        Assert.Null(page.QuerySelector("main form"));
        Assert.Equal(
            "No place of this type is left. If this address has a place already, its ticket is on its way there.",
            (await again.Page()).QuerySelector(".summary li").Words()
        );
        Assert.Equal((1, 1), (await app.Mails("ticket"), await app.Mails("registered-already")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Registration_opens_and_closes_at_the_very_moment_and_a_late_form_keeps_what_was_typed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var opens = new DateTime(2040, 6, 1, 7, 0, 0, DateTimeKind.Utc);
        var closes = new DateTime(2040, 12, 1, 7, 0, 0, DateTimeKind.Utc);
        await app.ChangeEvent(e => (e.RegistrationOpensAt, e.RegistrationClosesAt) = (opens, closes));
        using var browser = app.Browser();

        app.SetNow(opens.AddMilliseconds(-1));
        var early = await browser.Open(Visitors.Form);
        app.SetNow(opens);
        var open = await browser.Open(Visitors.Form);
        var form = open.QuerySelector("main form")!;
        app.SetNow(closes.AddMilliseconds(-1));
        using var last = await browser.Send(
            form,
            Visitors.Form,
            new()
            {
                ["Form.Name"] = "Ada",
                ["Form.Email"] = "ada@example.org",
                ["Form.Consent"] = "true",
            }
        );
        app.SetNow(closes);
        using var late = await browser.Send(
            form,
            Visitors.Form,
            new()
            {
                ["Form.Name"] = "Grace Hopper",
                ["Form.Email"] = "grace@example.org",
                ["Form.Consent"] = "true",
            }
        );
        var closed = await browser.Open(Visitors.Form);

        Assert.Equal("It opens on June 1, 2040 at 09:00, Amsterdam time.", early.QuerySelector("main h2 + p").Words());
        Assert.Null(early.QuerySelector("main form"));
        Assert.StartsWith("/tickets/", last.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        var page = await late.Page();
        Assert.Contains(
            "Registration is closed. It closed on December 1, 2040 at 08:00, Amsterdam time. What you typed is still here.",
            page.QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal("Grace Hopper", page.QuerySelector("#Form_Name")!.GetAttribute("value"));
        Assert.Equal("Registration is closed", closed.QuerySelector("main h2").Words());
        Assert.Equal(["ada@example.org"], (await app.Registrations()).Select(r => r.Email));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_form_shows_what_is_left_of_each_type_and_asks_the_database_as_often_for_one_as_for_many(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        await browser.Open(Visitors.Form);
        var one = await browser.QueriesOf(Visitors.Form);
        await app.AddType("Student", places: 2);
        await app.AddType("Workshop", places: 0);
        await app.AddType("Crew", places: 5, isPublic: false);

        var page = await browser.Open(Visitors.Form);
        var many = await browser.QueriesOf(Visitors.Form);

        Assert.Equal(
            ["Attendee One person, one place. 150 places left", "Student 2 places left", "Workshop Sold out"],
            page.QuerySelectorAll(".choice").Select(choice => choice.Words())
        );
        Assert.True(page.QuerySelectorAll(".choice").Last().QuerySelector("input")!.HasAttribute("disabled"));
        Assert.Equal((3, 3), (one, many));
    }
}
