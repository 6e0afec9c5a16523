using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Releases;

public class ReleasePagesTests
{
    const string List = "/admin/events/ours/releases";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_published_is_shown_then_published_and_seen_by_the_public(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var talk = await app.AddTalk(ours, "Engines", "09:00", "10:00");
        using var browser = await app.SignIn(StaffRole.Agenda);
        using var visitor = app.Browser();

        var before = (await visitor.Open("/events/ours")).QuerySelector("#agenda p").Words();
        using var first = await browser.Send(List, new() { ["Form.Note"] = "The first plan." });
        await app.Move(talk, "11:00", "12:00");
        var compared = await browser.Open(List);
        using var second = await browser.Send(List, new() { ["Form.Note"] = "" });

        Assert.Equal("The agenda is not published yet. Come back soon.", before);
        Assert.Equal("Version 1 is published.", (await first.Page()).QuerySelector("[role=status], .alert").Words());
        Assert.Equal(
            ["“Engines” moved: it was 09:00 to 10:00, and is now 11:00 to 12:00."],
            compared.QuerySelectorAll(".rows li").Select(line => line.Words())
        );
        Assert.Equal("Publish version 2", compared.QuerySelector("form .btn-primary").Words());
        Assert.Equal($"{List}/2", second.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal("11:00", (await visitor.Open("/events/ours")).QuerySelector(".agenda time").Words());
        Assert.Contains(
            "by Agenda Person",
            (await browser.Open($"{List}/1")).QuerySelector(".page-header").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_agenda_says_what_is_not_published(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var browser = await app.SignIn(StaffRole.Agenda);

        var empty = await browser.Open(Agendas.List);
        var talk = await app.AddTalk(ours, "Engines", "09:00", "10:00");
        var draft = await browser.Open(Agendas.List);
        await app.Publish(ours);
        var published = await browser.Open(Agendas.List);
        await app.Move(talk, "10:00", "11:00");
        var changed = await browser.Open(Agendas.List);

        Assert.Null(empty.QuerySelector(".publish"));
        Assert.StartsWith(
            "Not published yet. Nobody but staff sees this agenda.",
            draft.QuerySelector(".publish").Words(),
            StringComparison.Ordinal
        );
        Assert.Null(published.QuerySelector(".publish"));
        Assert.Contains(
            "The public sees this agenda: version 1, published on",
            published.QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        Assert.Contains("1 change since version 1, published on", changed.QuerySelector(".publish").Words(), StringComparison.Ordinal);
        Assert.Contains("1 talk moved", changed.QuerySelector(".publish").Words(), StringComparison.Ordinal);
        Assert.Equal(List, changed.QuerySelector(".publish a")!.GetAttribute("href"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_publishes_a_page_that_is_out_of_date_is_asked_to_look_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.AddTalk(ours, "Engines");
        using var browser = await app.SignIn(StaffRole.Agenda);
        var open = await browser.Open(List);
        await app.AddTalk(ours, "Meanwhile");

        using var answer = await browser.Send(open.QuerySelector("main form[method=post]")!, List, []);
        using var visitor = app.Browser();

        Assert.Equal("The agenda was changed since this page was opened. Look at the changes again, then publish.", await Refusal(answer));
        Assert.Empty((await visitor.Open("/events/ours")).QuerySelectorAll(".agenda > li"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_speaks_against_a_version_stands_beside_its_changes_and_is_asked_about_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var ada = await app.AddSpeaker(ours, "Ada Lovelace");
        await app.AddTalk(ours, "Engines", "09:00", "10:00", talk => talk.RoomId = null, ada);
        await app.AddTalk(ours, "Compilers", "09:30", "10:30", ada);
        using var browser = await app.SignIn(StaffRole.Agenda);

        var page = await browser.Open(List);
        using var asked = await browser.Send(List, new() { ["Form.Note"] = "Both at once." });
        using var visitor = app.Browser();
        var before = (await visitor.Open("/events/ours")).QuerySelectorAll(".agenda > li").Length;
        var again = await asked.Page();
        using var published = await browser.Send(
            again.QuerySelector("main form[method=post]")!,
            List,
            new() { ["Form.AllTheSame"] = "true" }
        );

        Assert.Equal(
            [
                "“Compilers” and “Engines” are both in the same room at 09:30 on March 30.",
                "Ada Lovelace speaks in “Compilers” and “Engines” at 09:30 on March 30.",
            ],
            page.QuerySelectorAll(".warn").Select(line => line.Words())
        );
        Assert.Equal(0, before);
        Assert.Contains("Something speaks against this version.", again.QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal("Both at once.", again.QuerySelector("textarea").Words());
        Assert.Equal("Version 1 is published.", (await published.Page()).QuerySelector(".flash").Words());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_second_click_publishes_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddTalk(await app.AddEvent("ours"), "Engines");
        using var browser = await app.SignIn(StaffRole.Agenda);
        var form = (await browser.Open(List)).QuerySelector("main form[method=post]")!;

        var answers = await Task.WhenAll(browser.Send(form, List, []), browser.Send(form, List, []), browser.Send(form, List, []));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(["Version 1"], (await browser.Open(List)).QuerySelectorAll("tbody a").Select(link => link.Words()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_looks_after_registrations_may_look_and_not_publish(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddTalk(await app.AddEvent("ours"), "Engines");
        using var registration = await app.SignIn(StaffRole.Registration);
        using var door = await app.SignIn(StaffRole.Door);
        using var elsewhere = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);

        var page = await registration.Open(List);
        var answers = new[] { await registration.PostAsync(List, null), await door.GetAsync(List), await elsewhere.GetAsync(List) };

        Assert.Null(page.QuerySelector("main form[method=post]"));
        Assert.Contains("“Engines” is new", page.QuerySelector(".rows").Words(), StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Versions_of_another_event_and_versions_that_never_were_are_not_there(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("ours");
        using var browser = await app.SignIn(StaffRole.Agenda);

        foreach (var path in new[] { $"{List}/1", $"{List}/0", $"{List}/99999999999", "/events/ours/agenda/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(path)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_pages_ask_as_often_for_many_versions_as_for_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (one, many) = (await app.AddEvent("ours"), await app.AddEvent("many"));
        await Versions(app, one, 1);
        await Versions(app, many, 30);
        using var browser = await app.SignIn(StaffRole.Agenda);
        await browser.Open("/admin/events");

        var list = (await browser.QueriesOf(List), await browser.QueriesOf("/admin/events/many/releases"));
        var log = (await browser.QueriesOf("/events/ours/changes"), await browser.QueriesOf("/events/many/changes"));
        var feed = (await browser.QueriesOf("/events/ours/changes.atom"), await browser.QueriesOf("/events/many/changes.atom"));

        Assert.Equal(list.Item1, list.Item2);
        Assert.Equal(log.Item1, log.Item2);
        Assert.Equal(feed.Item1, feed.Item2);
        Assert.Equal(0, await browser.QueriesOf("/events/many/changes"));
        Assert.Equal(25, (await browser.Open("/admin/events/many/releases")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal(5, (await browser.Open("/admin/events/many/releases?page=2")).QuerySelectorAll("tbody tr").Length);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_publishes_reads_the_version_so_that_its_first_visitor_need_not(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.AddTalk(ours, "Engines");
        using var browser = await app.SignIn(StaffRole.Agenda);
        await browser.Open("/events/ours");

        await app.Publish(ours);
        var elsewhere = await browser.QueriesOf("/events/ours");
        await app.AddTalk(ours, "Compilers");
        await browser.Send(List, new() { ["Form.Note"] = "" });
        var here = await browser.QueriesOf("/events/ours");

        Assert.Equal(elsewhere - 1, here);
    }

    static async Task Versions(RunningApp app, Event conference, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            await app.AddTalk(conference, $"Talk {number}");
            await app.Publish(conference);
        }
    }

    static async Task<string> Refusal(HttpResponseMessage answer) => (await answer.Page()).QuerySelector("[role=alert], .alert").Words();
}

/// <summary>Moving talks about.</summary>
static class Moves
{
    public static async Task Change(this RunningApp app, Talk talk, Action<Talk> change)
    {
        await using var db = app.OpenDb();
        change(await db.Talks.Include(t => t.Speakers).SingleAsync(t => t.Id == talk.Id));
        await db.SaveChangesAsync();
    }

    /// <summary>The mails to a speaker as they would be sent now, in the order in which they were written.</summary>
    public static async Task<List<MimeMessage>> MailsTo(this RunningApp app, Speaker speaker)
    {
        await using var db = app.OpenDb();
        await using var scope = app.Services.CreateAsyncScope();
        var mails = new List<MimeMessage>();
        foreach (var mail in await db.OutgoingMails.Where(mail => mail.SpeakerId == speaker.Id).OrderBy(mail => mail.Id).ToListAsync())
            mails.Add((await scope.ServiceProvider.GetRequiredService<ComposeMail>().Compose(mail, CancellationToken.None)).Message);
        return mails;
    }

    public static async Task<MimeMessage> MailTo(this RunningApp app, Speaker speaker) => Assert.Single(await app.MailsTo(speaker));

    public static async Task Move(this RunningApp app, Talk talk, string? starts, string? ends, int? room = null)
    {
        await using var db = app.OpenDb();
        var saved = (await db.Talks.FindAsync(talk.Id))!;
        DateTime? At(string? time) => time is null ? null : new DateOnly(2030, 3, 30).ToDateTime(TimeOnly.Parse(time));
        saved.Schedule(At(starts), At(ends));
        saved.RoomId = room ?? saved.RoomId;
        await db.SaveChangesAsync();
    }
}
