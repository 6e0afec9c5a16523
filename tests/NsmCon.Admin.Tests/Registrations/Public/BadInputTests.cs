using System.Net;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>Forms that are filled in wrongly, oddly or maliciously.</summary>
public class BadInputTests
{
    // What is refused before the database is asked needs one database only.
    public static TheoryData<string, string?, string> Faults =>
        new()
        {
            { "Name", null, "Write your name" },
            { "Name", "   ", "Write your name" },
            { "Name", new string('x', Registration.NameLength + 1), "The name is too long" },
            { "Name", "Ada\r\nBcc: eve@example.org", "The name must be one line" },
            { "Name", "Ada\a", "The name must be one line" },
            { "Name", "\u200B\u200B", "The name must be one line" },
            { "Name", "Ada \u202Eecalevol", "The name must be one line" },
            { "Email", null, "Write your e-mail address" },
            { "Email", "ada.example.org", "Write one e-mail address with an @" },
            { "Email", "ada@example.org\r\nBcc: eve@example.org", "Write one e-mail address with an @" },
            { "Email", "ada@example.org, eve@example.org", "Write one e-mail address with an @" },
            { "Email", "Ada <ada@example.org>", "Write one e-mail address with an @" },
            { "Email", "x@-bad-.org", "Write one e-mail address with an @" },
            { "Email", "x@ex_ample.org", "Write one e-mail address with an @" },
            { "Email", "x@[127.0.0.1]", "Write one e-mail address with an @" },
            { "Name", "Win at http://evil.example/ now", "Leave web addresses out of the name" },
            { "Name", "evil.example/now", "Leave web addresses out of the name" },
            { "Company", "www.evil.example", "Write the company's name here" },
            { "Email", $"{new string('a', 60)}@{new string('b', 250)}.org", "The address is too long" },
            { "Company", new string('x', Registration.CompanyLength + 1), "The company is too long" },
            { "Company", "Acme\u009C", "The company must be one line" },
            { "DietaryNeeds", new string('x', Registration.DietaryNeedsLength + 1), "Please say it in 300 characters." },
            { "DietaryNeeds", "no nuts\nno milk", "Dietary needs must be one line" },
            { "Consent", "false", "We can only register you if" },
            { "TicketTypeId", null, "Choose what you come as." },
            { "TicketTypeId", "first", "does not fit here" },
            { "TicketTypeId", "99999999999999", "does not fit here" },
        };

    [Theory, MemberData(nameof(Faults))]
    public async Task A_wrong_field_is_named_and_linked_and_everything_else_is_kept(string field, string? value, string sentence)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();

        using var answer = await browser.Register("Grace Hopper", "grace@example.org", ("Company", "Navy"), (field, value));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var page = await answer.Page();
        var link = Assert.Single(page.QuerySelectorAll(".summary a"));
        Assert.Contains(sentence, link.Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!));
        Assert.Contains(sentence, page.QuerySelector(".field.wrong .error").Words(), StringComparison.Ordinal);
        if (field != "Name")
            Assert.Equal("Grace Hopper", page.QuerySelector("#Form_Name")!.GetAttribute("value"));
        if (field != "Email")
            Assert.Equal("grace@example.org", page.QuerySelector("#Form_Email")!.GetAttribute("value"));
        Assert.Empty(await app.Registrations());
    }

    [Fact]
    public async Task A_null_character_is_refused_with_a_page_that_says_so()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var browser = app.Browser();

        using var answer = await browser.Register("Ada\0", "ada@example.org");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Error 400", (await answer.Page()).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Empty(await app.Registrations());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Names_of_every_script_are_kept_as_they_were_typed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        string[] names =
        [
            "Ñandú Ólafsdóttir",
            "محمد بن سلمان",
            "דָּוִד בֶּן־גּוּרְיוֹן",
            "山田太郎",
            "Ада 👩🏽‍💻",
            "O'Brien & Søns \"x\"",
            "=1+1",
            "นพดล",
        ];

        foreach (var (name, i) in names.Select((name, i) => (name, i)))
        {
            using var answer = await browser.Register(name, $"person{i}@example.org");
            Assert.Equal(name, (await answer.Page()).QuerySelector(".ticket h2")!.TextContent);
        }

        Assert.Equal(names, (await app.Registrations()).Select(r => r.Name));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Markup_in_every_text_stays_text(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        using var refused = await browser.Register(
            Visitors.Scripts,
            Visitors.Scripts,
            ("Company", Visitors.Scripts),
            ("DietaryNeeds", Visitors.Scripts)
        );
        using var ticket = await browser.Register(
            Visitors.Scripts,
            "ada@example.org",
            ("Company", Visitors.Scripts),
            ("DietaryNeeds", Visitors.Scripts)
        );

        foreach (var page in new[] { await refused.Page(), await ticket.Page() })
        {
            Assert.Empty(page.QuerySelectorAll("script"));
            Assert.Contains("alert(1)", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Fields_that_are_not_on_the_form_have_no_effect(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var other = await app.AddEvent("other");
        using var browser = app.Browser();

        using var answer = await browser.Register(
            "Ada",
            "ada@example.org",
            ("Id", "4711"),
            ("EventId", $"{other.Id}"),
            ("TicketCode", "AAAAAAAAAAAAAAAAAAAA"),
            ("CheckedInAt", "2020-01-01"),
            ("CheckedInBy", "me"),
            ("CancelledAt", "2020-01-01"),
            ("Version", "9"),
            ("RegisteredAt", "2020-01-01"),
            ("ConsentedAt", "2020-01-01")
        );

        var ada = Assert.Single(await app.Registrations());
        Assert.StartsWith("/tickets/", answer.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        Assert.NotEqual((4711, other.Id, "AAAAAAAAAAAAAAAAAAAA"), (ada.Id, ada.EventId, ada.TicketCode));
        Assert.Equal((null, null, null, 0), (ada.CheckedInAt, ada.CheckedInBy, ada.CancelledAt, ada.Version));
        Assert.True((app.Clock.GetUtcNow().UtcDateTime - ada.RegisteredAt).Duration() < TimeSpan.FromSeconds(1));
        Assert.True((app.Clock.GetUtcNow().UtcDateTime - ada.ConsentedAt!.Value).Duration() < TimeSpan.FromSeconds(1));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ticket_types_of_another_event_and_those_of_staff_are_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var crew = await app.AddType("Crew", places: 5, isPublic: false);
        var foreign = await app.AddType("Attendee", places: 5, of: await app.AddEvent("other"));
        using var browser = app.Browser();

        foreach (var type in new[] { crew, foreign })
        {
            using var answer = await browser.Register("Ada", "ada@example.org", ("TicketTypeId", $"{type.Id}"));
            Assert.Contains(
                "Choose one of the ticket types.",
                (await answer.Page()).QuerySelector(".summary").Words(),
                StringComparison.Ordinal
            );
        }

        Assert.Empty(await app.Registrations());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Forms_without_their_token_are_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ticket = await app.Ticket();
        using var browser = app.Browser();
        await browser.Open(ticket + "/edit");

        foreach (var path in new[] { Visitors.Form, $"/events/{RunningApp.Seed}/lost-ticket", ticket + "/edit", ticket + "/cancel" })
        {
            using var content = new FormUrlEncodedContent([
                new("Form.Name", "Eve"),
                new("Form.Email", "eve@example.org"),
                new("Email", "ada@example.org"),
            ]);
            using var answer = await browser.PostAsync(path, content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        var ada = Assert.Single(await app.Registrations());
        Assert.Equal(("Ada Lovelace", null, 1), (ada.Name, ada.CancelledAt, await app.Mails("ticket")));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Too_many_forms_from_one_address_have_to_wait(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Limits:FormsPerMinute=3", "Limits:FormBurst=3");
        using var browser = app.Browser();

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            answers.Add((await browser.Register("Ada", $"ada{i}@example.org")).StatusCode);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(3, (await app.Registrations()).Count);
    }
}
