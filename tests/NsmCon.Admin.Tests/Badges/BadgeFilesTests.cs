using System.IO.Compression;
using System.Net;
using NsmCon.Admin.Badges;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Badges;

public class BadgeFilesTests
{
    const string Pdf = "/admin/events/ours/badges.pdf";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Badges_are_sorted_as_they_will_lie_in_the_box(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        await app.Attend(conference, attendee, "Ada Zuse", "Engines");
        await app.Attend(conference, attendee, "Bea van Ålen", "Mesh");
        await app.Attend(conference, attendee, "Cher", "Acme");
        using var browser = await app.SignIn(StaffRole.Registration, "ours");

        async Task<string> Order(string order) =>
            string.Join(
                ", ",
                (await browser.Pages($"{Pdf}?order={order}")).Select(page =>
                    new[] { "Ada", "Bea", "Cher" }.Single(name => page.Contains(name, StringComparison.Ordinal))
                )
            );

        Assert.Equal("Ada, Bea, Cher", await Order("Name"));
        Assert.Equal("Bea, Cher, Ada", await Order("LastName"));
        Assert.Equal("Cher, Ada, Bea", await Order("Company"));
        Assert.Contains(
            "order=LastName",
            await browser.GetStringAsync("/admin/events/ours/badges?order=LastName"),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Everybody_expected_gets_a_badge_in_the_order_of_names(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        var speaker = await app.AddTicketType(conference, "Speaker");
        await app.Attend(conference, attendee, "Łukasz Żółć", "Widgets Sp. z o.o.");
        await app.Attend(conference, speaker, "Anna Müller", "Größe & Söhne");
        await app.Attend(conference, attendee, "李小龙");
        await app.Attend(conference, attendee, "Bea 🚀 Star");
        await app.Cancel(await app.Attend(conference, attendee, "Carl Cancelled"));
        var other = await app.AddEvent("other");
        await app.Attend(other, await app.AddTicketType(other), "Otto Other");
        using var browser = await app.SignIn(StaffRole.Registration, "ours");

        var pages = await browser.Pages(Pdf);

        Assert.Equal(4, pages.Count);
        Assert.Contains("Anna Müller", pages[0], StringComparison.Ordinal);
        Assert.Contains("Größe & Söhne", pages[0], StringComparison.Ordinal);
        Assert.Contains("SPEAKER", pages[0], StringComparison.Ordinal);
        Assert.Contains("Conference ours", pages[0], StringComparison.Ordinal);
        Assert.Contains("Bea 🚀 Star", pages[1], StringComparison.Ordinal);
        Assert.Contains("Łukasz Żółć", pages[2], StringComparison.Ordinal);
        Assert.Contains("ATTENDEE", pages[2], StringComparison.Ordinal);
        Assert.Contains("李小龙", pages[3], StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Four_badges_lie_on_an_A4_and_the_agenda_on_their_backs(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var db = app.OpenDb();
        var conference = db.Events.Single(e => e.Slug == RunningApp.Seed);
        var attendee = db.TicketTypes.First(type => type.EventId == conference.Id);
        await app.Register(conference, attendee, people: 5);
        using var browser = await app.SignIn();
        const string path = $"/admin/events/{RunningApp.Seed}/badges.pdf";

        var single = await browser.Pages($"{path}?sheet=A6Bleed");
        var sheets = await browser.Pages($"{path}?sheet=A4");
        var withBacks = await browser.Pages($"{path}?sheet=A4&back=true");

        Assert.Equal((5, 2, 4), (single.Count, sheets.Count, withBacks.Count));
        Assert.Equal(
            ["Person 0", "Person 1", "Person 2", "Person 3"],
            Enumerable.Range(0, 5).Select(i => $"Person {i}").Where(sheets[0].Contains)
        );
        Assert.Contains("Person 4", sheets[1], StringComparison.Ordinal);
        Assert.Equal(sheets, [withBacks[0], withBacks[2]]);
        Assert.Contains("The NSM Operator", withBacks[1], StringComparison.Ordinal);
        Assert.DoesNotContain("The NSM Operator", string.Join(' ', sheets), StringComparison.Ordinal);

        using var acting = db.ActAs(NsmCon.Testbed.Running.Releases.Publisher);
        var rooms = new[] { "Auditorium", "Loft" }.Select(name => new Room { EventId = conference.Id, Name = name }).ToList();
        db.AddRange(rooms);
        var talks = db.Talks.Where(talk => talk.EventId == conference.Id && talk.Kind == TalkKind.Talk).OrderBy(talk => talk.Id).ToList();
        talks[0].Room = rooms[0];
        talks.Single(talk => talk.Title == "The NSM Operator").Room = rooms[1];
        talks.Single(talk => talk.Title == "The NSM Operator").Title = "Only a draft";
        await db.SaveChangesAsync();
        Assert.Contains("The NSM Operator", (await browser.Pages($"{path}?sheet=A4&back=true"))[1], StringComparison.Ordinal);
        await app.Publish();
        Assert.Contains("Only a draft (Loft)", (await browser.Pages($"{path}?sheet=A4&back=true"))[1], StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_filter_chooses_whose_badges_are_printed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference);
        var speaker = await app.AddTicketType(conference, "Speaker");
        await app.CheckIn(await app.Attend(conference, attendee, "Ada", "Acme"));
        await app.Attend(conference, speaker, "Bob", "Globex");
        app.Clock.Advance(TimeSpan.FromDays(3));
        var carol = await app.Attend(conference, attendee, "Carol", "Ácme Ltd");
        using var browser = await app.SignIn();
        var since = conference.ToLocal(app.Now().AddHours(-1)).ToString("yyyy-MM-ddTHH:mm");

        async Task<string> Names(string query) =>
            string.Join(
                ' ',
                (await browser.Pages($"{Pdf}?{query}")).Select(page =>
                    new[] { "Ada", "Bob", "Carol" }.Single(name => page.Contains(name, StringComparison.Ordinal))
                )
            );

        Assert.Equal("Ada Bob Carol", await Names(""));
        Assert.Equal("Bob", await Names($"type={speaker.Id}"));
        Assert.Equal("Ada", await Names("state=CheckedIn"));
        Assert.Equal("Bob Carol", await Names("state=NotCheckedIn"));
        Assert.Equal("Ada Carol", await Names("search=acme"));
        Assert.Equal("Carol", await Names($"since={since}"));
        Assert.Equal("Carol", await Names($"registration={carol}"));
        Assert.Equal("Ada", await Names("preview=true"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_of_the_event_or_makes_no_sense_is_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.Attend(conference, await app.AddTicketType(conference), "Ada");
        var other = await app.AddEvent("other");
        var otto = await app.Attend(other, await app.AddTicketType(other), "Otto Other");
        using var browser = await app.SignIn();

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"{Pdf}?registration={otto}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/admin/events/nowhere/badges.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync($"{Pdf}?type=abc")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.GetAsync("/admin/events/ours/badges.zip?sheet=9")).StatusCode);
        Assert.Equal("text/html", (await browser.GetAsync($"{Pdf}?part=-2147483648")).Content.Headers.ContentType!.MediaType);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_same_registrations_give_the_same_bytes_and_are_kept_nowhere(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        await app.Register(conference, await app.AddTicketType(conference), people: 3);
        using var browser = await app.SignIn();

        using var answer = await browser.GetAsync(Pdf);
        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(await answer.Content.ReadAsByteArrayAsync(), await browser.GetByteArrayAsync(Pdf));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline; filename=\"ours-badges.pdf\"", answer.Content.Headers.ContentDisposition!.ToString());
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task More_than_five_hundred_come_as_several_files(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var conference = await app.AddEvent("ours");
        var attendee = await app.AddTicketType(conference, places: 1000);
        await app.Register(conference, attendee, people: DrawBadges.MostInFile);
        await app.Attend(conference, attendee, "Zoë Last");
        using var browser = await app.SignIn();

        using var answer = await browser.GetAsync(Pdf);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        var page = await browser.Open("/admin/events/ours/badges");
        var second = await browser.Pages($"{Pdf}?part=2");

        Assert.Equal("/admin/events/ours/badges.zip", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(["ours-badges-1.pdf", "ours-badges-2.pdf"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal([DrawBadges.MostInFile, 1], zip.Entries.Select(entry => Attendees.PagesOf(Content(entry)).Count));
        Assert.Equal(
            ["Person 0 to Person 99 500 badges", "Zoë Last to Zoë Last 1 badges"],
            page.QuerySelectorAll("[aria-labelledby=parts] li").Select(row => string.Join(' ', row.Children.Select(cell => cell.Words())))
        );
        Assert.Contains("Zoë Last", Assert.Single(second), StringComparison.Ordinal);
    }

    [Fact]
    public void The_code_of_a_ticket_is_the_smallest_there_is() =>
        Assert.Contains("viewBox=\"0 0 21 21\"", TicketQr.Svg(Data.Secret.New()), StringComparison.Ordinal);

    static byte[] Content(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var file = entry.Open();
        file.CopyTo(content);
        return content.ToArray();
    }
}
