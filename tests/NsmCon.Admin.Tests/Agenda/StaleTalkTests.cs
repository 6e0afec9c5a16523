using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Content;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class StaleTalkTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_change_different_fields_of_a_talk_are_both_in_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (grace, ada) = (await app.AddSpeaker(ours), await app.AddSpeaker(ours, "Ada Lovelace"));
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00", grace);
        using var first = await app.SignIn(StaffRole.Agenda, Slug);
        using var second = await app.SignIn(StaffRole.Owner);
        var path = $"{Talks}/{talk.Id}";
        var open = (await second.Open(path)).QuerySelector("main form.form")!;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await first.Send(path, new() { ["Title"] = "Compilers and Linkers", ["SpeakerIds[1]"] = $"{ada.Id}" }, "main form.form");

        var done = await (await second.Send(open, path, new() { ["Abstract"] = "Typed here.", ["Ends"] = "10:30" })).Page();

        Assert.Matches(
            @"^Compilers and Linkers was saved\. agenda\.\w+@staff\.example\.org changed this at \d\d:\d\d, while you were writing\. Both changes are in it\.$",
            done.QuerySelector(".flash").Words()
        );
        var after = await app.Talk(talk.Id);
        Assert.Equal(
            ("Compilers and Linkers", "Typed here.", new DateTime(2030, 3, 30, 10, 30, 0)),
            (after.Title, after.Abstract, after.Ends!.Value)
        );
        Assert.Equal(["Grace Hopper", "Ada Lovelace"], after.SpeakerNames());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_changed_the_same_field_as_another_chooses_for_each_and_nothing_is_saved_before(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var first = await app.SignIn(StaffRole.Agenda, Slug);
        using var second = await app.SignIn(StaffRole.Owner);
        var path = $"{Talks}/{talk.Id}";
        var open = (await second.Open(path)).QuerySelector("main form.form")!;
        await first.Send(path, new() { ["Title"] = "Compilers and Linkers", ["Abstract"] = "Theirs." }, "main form.form");

        var asked = await (await second.Send(open, path, new() { ["Title"] = "Compiling", ["Abstract"] = "Mine." })).Page();
        var again = await (await second.Send(asked.QuerySelector("main form.form")!, path, new() { ["Keep[Title]"] = "theirs" })).Page();
        var before = await app.Talk(talk.Id);
        await second.Send(again.QuerySelector("main form.form")!, path, new() { ["Keep[Title]"] = "theirs", ["Keep[Abstract]"] = "mine" });

        Assert.EndsWith(
            "Choose below which of the two stays; nothing is saved yet.",
            Assert.Single(asked.Refusals()),
            StringComparison.Ordinal
        );
        Assert.Equal(("Compiling", "Mine."), (asked.Value("Title"), asked.Value("Abstract")));
        Assert.Equal(
            ["Title Yours: Compiling Saved: Compilers and Linkers", "Abstract Yours: Mine. Saved: Theirs."],
            asked.QuerySelectorAll(".choose").Select(choice => choice.Words())
        );
        Assert.Equal(["Choose which abstract stays: yours, or what is saved."], again.Refusals());
        Assert.Equal(("Compilers and Linkers", "Theirs."), (before.Title, before.Abstract));
        var after = await app.Talk(talk.Id);
        Assert.Equal(("Compilers and Linkers", "Mine."), (after.Title, after.Abstract));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_typed_into_a_talk_or_a_speaker_that_was_deleted_meanwhile_is_added_anew(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (talk, speaker) = (await app.AddTalk(ours, "Compilers", "09:00", "10:00"), await app.AddSpeaker(ours));
        using var browser = await app.SignIn();
        var (talkPath, speakerPath) = ($"{Talks}/{talk.Id}", $"{SpeakersPath}/{speaker.Id}");
        var (openTalk, openSpeaker) = (
            (await browser.Open(talkPath)).QuerySelector("main form.form")!,
            (await browser.Open(speakerPath)).QuerySelector("main form.form")!
        );
        foreach (var path in new[] { talkPath, speakerPath })
            await browser.Send((await browser.Open(path)).QuerySelector("form[action$=delete]")!, path, []);

        var askedTalk = await (
            await browser.Send(openTalk, talkPath, new() { ["Title"] = "Compiling", ["Abstract"] = "Typed here." })
        ).Page();
        var askedSpeaker = await (await browser.Send(openSpeaker, speakerPath, new() { ["Name"] = "Grace B. Hopper" })).Page();
        await browser.Send(askedTalk.QuerySelector("main form.form")!, "", []);
        await browser.Send(askedSpeaker.QuerySelector("main form.form")!, "", []);

        Assert.StartsWith(
            "This talk was deleted meanwhile. What you typed is still here",
            Assert.Single(askedTalk.Refusals()),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "This speaker was deleted meanwhile. What you typed is still here",
            Assert.Single(askedSpeaker.Refusals()),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        var added = await db.Talks.SingleAsync(t => t.EventId == ours.Id);
        Assert.Equal(("Compiling", "Typed here."), (added.Title, added.Abstract));
        Assert.Equal("Grace B. Hopper", (await db.Speakers.SingleAsync(s => s.EventId == ours.Id)).Name);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_may_not_go_together_is_not_brought_together(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var grace = await app.AddSpeaker(ours);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var browser = await app.SignIn();
        var path = $"{Talks}/{talk.Id}";
        var open = (await browser.Open(path)).QuerySelector("main form.form")!;
        await browser.Send(path, new() { ["SpeakerIds[0]"] = $"{grace.Id}" }, "main form.form");

        var asked = await (await browser.Send(open, path, new() { ["Kind"] = "Break" })).Page();
        var before = await app.Talk(talk.Id);
        await browser.Send(asked.QuerySelector("main form.form")!, path, new() { ["SpeakerIds[0]"] = "" });

        Assert.Equal(["Nobody speaks in a break or at lunch: choose another kind, or remove the speakers."], asked.Refusals());
        Assert.Equal((TalkKind.Talk, 1), (before.Kind, before.Speakers.Count));
        var after = await app.Talk(talk.Id);
        Assert.Equal((TalkKind.Break, 0), (after.Kind, after.Speakers.Count));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Saving_nothing_new_takes_nothing_away_from_another(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (grace, ada) = (await app.AddSpeaker(ours), await app.AddSpeaker(ours, "Ada Lovelace"));
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00", grace);
        using var browser = await app.SignIn();
        var path = $"{Talks}/{talk.Id}";
        var open = (await browser.Open(path)).QuerySelector("main form.form")!;
        await browser.Send(path, new() { ["SpeakerIds[0]"] = $"{ada.Id}" }, "main form.form");

        await browser.Send(open, path, []);

        Assert.Equal(["Ada Lovelace"], (await app.Talk(talk.Id)).SpeakerNames());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_deletes_or_takes_off_a_talk_that_another_changed_is_told_and_it_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var browser = await app.SignIn();
        var path = $"{Talks}/{talk.Id}";
        browser.DefaultRequestHeaders.Referrer = new Uri(app.Url + path);
        var open = await browser.Open(path);
        await browser.Send(path, new() { ["Title"] = "Linkers" });

        foreach (var action in new[] { "delete", "unschedule" })
        {
            var page = await (await browser.Send(open.QuerySelector($"form[action$='/{action}']")!, "", [])).Page();
            Assert.Equal(
                "Someone else changed this at the same time. Your change was not saved: look again, and repeat it.",
                page.QuerySelector(".flash.refused").Words()
            );
        }

        Assert.Equal(
            ("Linkers", new DateTime(2030, 3, 30, 9, 0, 0)),
            ((await app.Talk(talk.Id)).Title, (await app.Talk(talk.Id)).Starts!.Value)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_edit_survives_the_next_import_and_an_import_while_one_edits_is_named(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        var talk = (await app.TalkNamed("Compilers"))!;
        using var browser = await app.SignIn();
        var path = $"/admin/events/gracecon/agenda/talks/{talk.Id}";
        await browser.Send(path, new() { ["Abstract"] = "Edited here.", ["NewSpeaker"] = "Ada Byron" });
        var open = (await browser.Open(path)).QuerySelector("main form")!;
        app.Clock.Advance(TimeSpan.FromMinutes(5));

        await app.Import(Imports.Page(Imports.Grace.Replace("09:00am", "09:15am", StringComparison.Ordinal)));
        var asked = await (await browser.Send(open, path, [])).Page();

        var after = await app.Talk(talk.Id);
        Assert.Equal(("Edited here.", new DateTime(2031, 7, 4, 9, 15, 0)), (after.Abstract, after.Starts!.Value));
        Assert.Equal(["Grace Hopper", "Ada Byron"], after.SpeakerNames());
        Assert.Contains(
            "ada@example.org imported the page of the event at",
            asked.QuerySelector(".flash").Words(),
            StringComparison.Ordinal
        );
    }
}
