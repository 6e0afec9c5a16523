using System.Net;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Registrations.Public;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Releases;

public class SpeakerNewsTests
{
    const string Mails = "/admin/events/ours/releases/2/mails";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_speakers_of_a_moved_talk_learn_where_it_was_and_is_and_their_calendars_too(string provider)
    {
        var mailbox = TestMailbox.New();
        await using var app = await Visitors.StartWithMail(provider);
        var ours = await app.AddEvent("ours");
        var (hall, attic) = (await app.AddRoom(ours, "Hall"), await app.AddRoom(ours, "Attic"));
        var ada = await app.AddSpeaker(ours, "Ada Lovelace", speaker => speaker.Email = mailbox.Address);
        var talk = await app.AddTalk(ours, "Engines & *stars*", "09:00", "10:00", t => t.RoomId = hall.Id, ada);
        await app.Publish(ours);
        await app.Move(talk, "11:00", "12:00", attic.Id);
        await app.Publish(ours);
        using var browser = await app.SignIn(StaffRole.Agenda);

        using var sent = await browser.Send(Mails, []);
        var arrived = await mailbox.WaitForMail();

        Assert.Equal("1 mail is in the queue.", (await sent.Page()).QuerySelector(".flash").Words());
        Assert.Equal("Your talk at Conference ours moved", arrived.Subject);
        Assert.Contains(
            "Engines & *stars* was March 30, 09:00 to 10:00 in Hall, and is now March 30, 11:00 to 12:00 in Attic.",
            OneLine(arrived.TextBody!),
            StringComparison.Ordinal
        );
        Assert.Contains($"{app.Url}/events/ours#talk-{talk.Id}", arrived.TextBody, StringComparison.Ordinal);
        var file = Assert.IsAssignableFrom<MimePart>(Assert.Single(arrived.Attachments));
        Assert.Equal(("text/calendar", "PUBLISH"), (file.ContentType.MimeType, file.ContentType.Parameters["method"]));
        using var bytes = new MemoryStream();
        await file.Content!.DecodeToAsync(bytes);
        var entry = Assert.Single(Calendar.Load(System.Text.Encoding.UTF8.GetString(bytes.ToArray()))!.Events);
        var shown = Assert.Single(Calendar.Load(await browser.GetStringAsync("/events/ours/agenda.ics"))!.Events);
        Assert.Equal((shown.Uid, shown.Sequence, shown.Start!.Value), (entry.Uid, entry.Sequence, entry.Start!.Value));
        Assert.Equal(new DateTime(2030, 3, 30, 11, 0, 0), entry.Start.Value);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_those_whose_talks_moved_are_written_to_and_not_whom_the_organizer_leaves_out(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, moved, left) = await Moved(app);
        using var browser = await app.SignIn(StaffRole.Agenda);

        var page = await browser.Open(Mails);
        using var sent = await browser.Send(Mails, new() { ["speakers"] = $"{moved.Id}" });

        Assert.Equal(["Grace Hopper", "Left Out"], page.QuerySelectorAll("tbody a").Select(link => link.Words()));
        Assert.Equal(["No Address (optional)"], page.QuerySelectorAll(".field label").Select(line => line.Words()));
        await using var db = app.OpenDb();
        var mail = await db.OutgoingMails.SingleAsync(m => m.EventId == ours.Id);
        Assert.Equal(("talk-moved", moved.Id, "grace@example.org"), (mail.Template, mail.SpeakerId, mail.To));
        var release = await db.AgendaReleases.SingleAsync(release => release.Number == 2 && release.EventId == ours.Id);
        Assert.Equal(release.Id, mail.ReleaseId);
        Assert.NotNull(release.MailedAt);
        Assert.StartsWith("agenda.", release.MailedBy, StringComparison.Ordinal);
        Assert.Contains((await db.AuditEntries.ToListAsync()), entry => entry is { Action: "Mailed", SubjectName: "Version 2" });
        var offered = (await sent.Page()).QuerySelectorAll("tbody input[type=checkbox]").Select(box => box.GetAttribute("aria-label"));
        Assert.Equal([$"Write to {left.Name}"], offered);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Several_clicks_send_once(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, _, _) = await Moved(app);
        using var browser = await app.SignIn(StaffRole.Agenda);
        var form = (await browser.Open(Mails)).QuerySelector("main form")!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.Send(form, Mails, [])));
        var later = await browser.Send(form, Mails, []);

        Assert.All(answers.Append(later), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await using var db = app.OpenDb();
        Assert.Equal(2, await db.OutgoingMails.CountAsync(mail => mail.EventId == ours.Id));
        Assert.Null((await browser.Open(Mails)).QuerySelector("main form[action$='/mails'] button"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_chosen_is_nobody_written_to_and_the_mails_can_still_be_sent(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, _, _) = await Moved(app);
        using var browser = await app.SignIn(StaffRole.Agenda);

        using var none = await browser.Send(Mails, new() { ["speakers"] = null });

        Assert.Equal("Choose at least one speaker to write to. Nothing was sent.", (await none.Page()).QuerySelector(".flash").Words());
        await using var db = app.OpenDb();
        Assert.Null((await db.AgendaReleases.SingleAsync(release => release.Number == 2 && release.EventId == ours.Id)).MailedAt);
        Assert.NotNull((await browser.Open(Mails)).QuerySelector("main form button"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Addresses_are_for_those_who_look_after_the_agenda(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await Moved(app);
        using var reader = await app.SignIn(StaffRole.Reader);
        using var elsewhere = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(Mails)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(Mails)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whose_talk_comes_goes_or_changes_hands_learns_it_and_their_calendars_too(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var people = new Dictionary<string, Speaker>();
        foreach (var name in new[] { "Gone", "New", "On", "Off", "Same" })
            people[name] = await app.AddSpeaker(ours, name, speaker => speaker.Email = $"{name}@example.org");
        var gone = await app.AddTalk(ours, "Withdrawn talk", "09:00", "10:00", people["Gone"]);
        var handed = await app.AddTalk(ours, "Handed over", "10:00", "11:00", people["Off"], people["Same"]);
        var idea = await app.AddTalk(ours, "New talk", "12:00", "13:00", talk => talk.State = TalkState.Proposed, people["New"]);
        await app.Publish(ours);
        await app.Change(gone, talk => talk.Decide(TalkState.Withdrawn));
        await app.Change(idea, talk => talk.Decide(TalkState.Scheduled));
        await app.Change(handed, talk =>
        {
            talk.Speakers.RemoveAll(row => row.SpeakerId == people["Off"].Id);
            talk.Speakers.Add(new TalkSpeaker { SpeakerId = people["On"].Id, Position = 2 });
        });
        await app.Publish(ours);
        using var browser = await app.SignIn(StaffRole.Agenda);

        using var sent = await browser.Send(Mails, []);

        Assert.Equal("4 mails are in the queue.", (await sent.Page()).QuerySelector(".flash").Words());
        Assert.Equal(("CANCEL", "Withdrawn talk", "CANCELLED"), Invitation(await app.MailTo(people["Gone"])));
        Assert.Equal(("PUBLISH", "New talk", null), Invitation(await app.MailTo(people["New"])));
        Assert.Equal(("PUBLISH", "Handed over", null), Invitation(await app.MailTo(people["On"])));
        Assert.Equal(("CANCEL", "Handed over", "CANCELLED"), Invitation(await app.MailTo(people["Off"])));
        Assert.Contains(
            "Withdrawn talk was taken off the agenda. It was to be March 30, 09:00 to 10:00.",
            OneLine((await app.MailTo(people["Gone"])).TextBody!),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_that_returns_has_a_higher_sequence_than_the_file_that_took_it_away(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var ada = await app.AddSpeaker(ours, "Ada", speaker => speaker.Email = "ada@example.org");
        var talk = await app.AddTalk(ours, "Engines", "09:00", "10:00", ada);
        await app.Publish(ours);
        await app.Change(talk, t => t.Decide(TalkState.Withdrawn));
        await app.Publish(ours);
        await app.Change(talk, t => t.Schedule(new(2030, 3, 30, 9, 0, 0), null));
        await app.Publish(ours);
        using var browser = await app.SignIn(StaffRole.Agenda);

        await browser.Send(Mails, []);
        await browser.Send("/admin/events/ours/releases/3/mails", []);

        var sequences = (await app.MailsTo(ada)).ConvertAll(mail => Entry(mail).Sequence);
        Assert.True(sequences[0] < sequences[1], string.Join(", ", sequences));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_had_no_address_or_was_left_out_is_written_to_later_and_nobody_twice(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, moved, left) = await Moved(app);
        using var browser = await app.SignIn(StaffRole.Agenda);
        await browser.Send(Mails, new() { ["speakers"] = $"{moved.Id}" });

        using var wrong = await browser.Send(Mails, new() { ["Rows[0].Email"] = "not an address" }, "form[action$='/addresses']");
        using var later = await browser.Send(Mails, new() { ["Rows[0].Email"] = "late@example.org" }, "form[action$='/addresses']");
        using var others = await browser.Send(Mails, []);

        Assert.Contains(
            "Write one address, such as ada@example.org.",
            (await wrong.Page()).QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal("1 mail is in the queue.", (await later.Page()).QuerySelector(".flash").Words());
        Assert.Equal("1 mail is in the queue.", (await others.Page()).QuerySelector(".flash").Words());
        await using var db = app.OpenDb();
        Assert.Equal(
            ["grace@example.org", "late@example.org", left.Email!],
            await db.OutgoingMails.Where(mail => mail.EventId == ours.Id).OrderBy(mail => mail.Id).Select(mail => mail.To).ToListAsync()
        );
        Assert.Equal("late@example.org", (await db.Speakers.SingleAsync(speaker => speaker.Name == "No Address")).Email);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_that_comes_too_late_for_the_mail_takes_the_place_of_none(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, _, _) = await Moved(app);
        using var browser = await app.SignIn(StaffRole.Agenda);
        using var colleague = await app.SignIn(StaffRole.Agenda);
        const string Addresses = "form[action$='/addresses']";
        var stale = (await browser.Open(Mails)).QuerySelector(Addresses)!;
        await colleague.Send(Mails, new() { ["Rows[0].Email"] = "right@example.org" }, Addresses);

        using var answer = await browser.Send(stale, Mails, new() { ["Rows[0].Email"] = "late@example.org" });

        Assert.Equal(
            "They were written to about version 2 already. Nothing was sent again.",
            (await answer.Page()).QuerySelector(".flash").Words()
        );
        await using var db = app.OpenDb();
        Assert.Equal("right@example.org", (await db.Speakers.SingleAsync(speaker => speaker.Name == "No Address")).Email);
        Assert.Equal(
            ["right@example.org"],
            await db.OutgoingMails.Where(mail => mail.EventId == ours.Id).Select(mail => mail.To).ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_first_room_that_a_talk_gets_is_news_for_nobody(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        var talk = await app.AddTalk(
            ours,
            "Engines",
            "09:00",
            "10:00",
            await app.AddSpeaker(ours, "Ada", speaker => speaker.Email = "ada@example.org")
        );
        await app.Publish(ours);
        var hall = await app.AddRoom(ours, "Hall");
        await app.Change(talk, t => t.RoomId = hall.Id);
        await app.Publish(ours);
        using var browser = await app.SignIn(StaffRole.Agenda);

        Assert.Contains(
            "Nobody has to be written to about this version.",
            (await browser.Open(Mails)).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        Assert.Null((await browser.Open("/admin/events/ours/releases/2")).QuerySelector(".publish"));
        Assert.Contains(
            "“Engines” is in Hall.",
            (await browser.Open("/events/ours/changes")).QuerySelectorAll("li").Select(line => line.Words())
        );
    }

    static (string? Method, string? Title, string? Status) Invitation(MimeMessage mail) =>
        (Read(mail).Method, Entry(mail).Summary, Entry(mail).Status);

    static Ical.Net.CalendarComponents.CalendarEvent Entry(MimeMessage mail) => Assert.Single(Read(mail).Events);

    static Calendar Read(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        Assert.IsAssignableFrom<MimePart>(Assert.Single(mail.Attachments)).Content!.DecodeTo(bytes);
        return Ical.Net.Calendar.Load(System.Text.Encoding.UTF8.GetString(bytes.ToArray()))!;
    }

    /// <summary>"Engines" moves, "Notes" does not.</summary>
    static async Task<(Event Event, Speaker Moved, Speaker LeftOut)> Moved(RunningApp app)
    {
        var ours = await app.AddEvent("ours");
        var moved = await app.AddSpeaker(ours, "Grace Hopper", speaker => speaker.Email = "grace@example.org");
        var left = await app.AddSpeaker(ours, "Left Out", speaker => speaker.Email = "left@example.org");
        var other = await app.AddSpeaker(ours, "Stays Where She Is", speaker => speaker.Email = "stays@example.org");
        var talk = await app.AddTalk(ours, "Engines", "09:00", "10:00", moved, left, await app.AddSpeaker(ours, "No Address"));
        var notes = await app.AddTalk(ours, "Notes", "10:00", "11:00", other);
        await app.Publish(ours);
        await app.Move(talk, "11:00", "12:00");
        await using (var db = app.OpenDb())
        {
            (await db.Talks.SingleAsync(t => t.Id == notes.Id)).Title = "Notes, renamed";
            await db.SaveChangesAsync();
        }

        await app.Publish(ours);
        return (ours, moved, left);
    }

    static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
