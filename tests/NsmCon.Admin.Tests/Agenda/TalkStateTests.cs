using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

/// <summary>Whether the public sees a talk is said, whatever its time.</summary>
public class TalkStateTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_that_is_taken_off_or_withdrawn_leaves_all_that_the_public_reads(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var off = await app.AddTalk(ours, "Taken off", "09:00", "10:00", await app.AddSpeaker(ours, "Speaker Off"));
        var withdrawn = await app.AddTalk(ours, "Pulled back", "10:00", "11:00", await app.AddSpeaker(ours, "Speaker Pulled"));
        await app.AddTalk(ours, "Stays", "11:00", "12:00", await app.AddSpeaker(ours, "Speaker Stays"));
        await app.Publish(ours);
        using var browser = await app.SignIn();

        using var taken = await browser.Send($"{Talks}/{off.Id}", [], "form[action$='/unschedule']");
        using var pulled = await browser.Send($"{Talks}/{withdrawn.Id}", new() { ["State"] = "Withdrawn" }, "main form.form");
        await app.Publish(ours);

        Assert.Equal(
            "Taken off is off the agenda. It stays here as a proposal, with its room and its speakers.",
            (await taken.Page()).QuerySelector(".flash span").Words()
        );
        Assert.Equal((TalkState.Withdrawn, null), ((await app.Talk(withdrawn.Id)).State, (await app.Talk(withdrawn.Id)).Starts));
        foreach (
            var path in new[]
            {
                "/events/ours",
                "/events/ours/speakers",
                "/events/ours/agenda.json",
                "/events/ours/agenda.ics",
                "/events/ours/agenda.xml",
            }
        )
        {
            var text = await browser.GetStringAsync(path);
            Assert.Contains("Stays", text, StringComparison.Ordinal);
            Assert.All(["Taken off", "Pulled back", "Speaker Off", "Speaker Pulled"], name =>
                Assert.DoesNotContain(name, text, StringComparison.Ordinal)
            );
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_idea_is_not_published_and_what_is_to_be_announced_is_without_a_time(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        await app.AddTalk(ours, "Opening", "09:00", "10:00");
        using var browser = await app.SignIn();

        await browser.Send($"{Talks}/new", new() { ["Title"] = "Parked idea" }, "main form.form");
        await browser.Send(
            $"{Talks}/new",
            new()
            {
                ["Title"] = "Penciled in",
                ["State"] = "Proposed",
                ["On"] = "3/30/2030",
                ["Starts"] = "10:00",
            },
            "main form.form"
        );
        await browser.Send($"{Talks}/new", new() { ["Title"] = "Big name", ["State"] = "ToBeAnnounced" }, "main form.form");
        await app.Publish(ours);

        Assert.Equal(
            ["Opening", "Big name"],
            (await browser.Open("/events/ours")).QuerySelectorAll(".agenda h4, .agenda h3").Select(title => title.Words())
        );
        Assert.Equal(
            ["Penciled in", "Parked idea"],
            (await browser.Open(List))
                .QuerySelectorAll(".talks li")
                .Where(row => row.Words().Contains("Proposed", StringComparison.Ordinal))
                .Select(row => row.QuerySelector(".what > a").Words())
        );
        Assert.DoesNotContain((await browser.Open(List)).QuerySelectorAll(".warn"), warning =>
            warning.Words().Contains("Parked idea", StringComparison.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_state_that_does_not_go_with_the_time_is_asked_about(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var talk = await app.AddTalk(await app.AddEvent(Slug), "Engines", "09:00", "10:00");
        using var browser = await app.SignIn();

        var untimed = await browser.Refusals($"{Talks}/{talk.Id}", new() { ["Starts"] = "", ["Ends"] = "" });
        var timed = await browser.Refusals($"{Talks}/{talk.Id}", new() { ["State"] = "ToBeAnnounced" });

        Assert.Contains(
            "Without a start it is not scheduled: give it one, or choose whether it is proposed, to be announced or withdrawn.",
            untimed
        );
        Assert.Contains("With a start it is scheduled: choose that, or take the start away to announce it without one.", timed);
    }
}
