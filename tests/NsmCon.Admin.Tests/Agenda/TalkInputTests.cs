using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class TalkInputTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Spaces_in_a_row_are_saved_as_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var browser = await app.SignIn();

        await browser.Send($"{Talks}/{talk.Id}", new() { ["Title"] = "  Double  space \u00A0 title ", ["NewSpeaker"] = "Ada  Lovelace" });
        var refused = await browser.Refusals($"{Talks}/{talk.Id}", new() { ["Title"] = "Two\tparts" });

        await using var db = app.OpenDb();
        Assert.Equal(
            ("Double space title", "Ada Lovelace"),
            ((await app.Talk(talk.Id)).Title, (await db.Speakers.SingleAsync(speaker => speaker.EventId == ours.Id)).Name)
        );
        Assert.Equal(["Write the title in one line of letters that can be seen."], refused);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_refused_with_a_sentence_and_stays_in_the_form(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var grace = await app.AddSpeaker(ours);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var browser = await app.SignIn();
        var path = $"{Talks}/{talk.Id}";

        Assert.Equal(["Give it a title, such as Opening, Break or Lunch."], await browser.Refusals(path, new() { ["Title"] = " " }));
        Assert.Equal(
            ["The title is too long: 300 characters at most."],
            await browser.Refusals(path, new() { ["Title"] = new string('x', 301) })
        );
        Assert.Equal(
            ["Write the title in one line of letters that can be seen."],
            await browser.Refusals(path, new() { ["Title"] = "Comp\u202Eilers" })
        );
        Assert.Equal(
            ["The abstract is too long: 20000 characters at most."],
            await browser.Refusals(path, new() { ["Abstract"] = new string('x', 20_001) })
        );
        Assert.Equal(["Give it a start, or remove the end."], await browser.Refusals(path, new() { ["Starts"] = "" }));
        Assert.Equal(
            ["It would end at 08:30, before it starts at 09:00. Correct one of them."],
            await browser.Refusals(path, new() { ["Ends"] = "08:30" })
        );
        Assert.Equal(
            ["It would end at 09:00, before it starts at 09:00. Correct one of them."],
            await browser.Refusals(path, new() { ["Ends"] = "09:00" })
        );
        Assert.Equal(["\"25:99\" does not fit here."], await browser.Refusals(path, new() { ["Starts"] = "25:99" }));
        Assert.Equal(["\"Party\" does not fit here."], await browser.Refusals(path, new() { ["Kind"] = "Party" }));
        Assert.Equal(
            [
                "\"javascript:alert(1)\" is not a link. Write one link per line, such as https://example.org/slides.pdf or a path of the site, with its label before it.",
            ],
            await browser.Refusals(path, new() { ["Slides"] = "javascript:alert(1)" })
        );
        Assert.Equal(
            ["A speaker is chosen twice. Remove one of the two."],
            await browser.Refusals(path, new() { ["SpeakerIds[0]"] = $"{grace.Id}", ["SpeakerIds[1]"] = $"{grace.Id}" })
        );
        Assert.Equal(
            ["Nobody speaks in a break or at lunch: choose another kind, or remove the speakers."],
            await browser.Refusals(path, new() { ["Kind"] = "Break", ["SpeakerIds[0]"] = $"{grace.Id}" })
        );
        Assert.Equal(
            ["Grace Hopper is a speaker already: choose the name from the list."],
            await browser.Refusals(path, new() { ["NewSpeaker"] = "grace  HOPPER" })
        );

        var page = await (
            await browser.Send(
                path,
                new()
                {
                    ["Title"] = "",
                    ["Abstract"] = "Typed.",
                    ["Starts"] = "11:15",
                    ["SpeakerIds[1]"] = $"{grace.Id}",
                    ["NewSpeaker"] = "Ada",
                }
            )
        ).Page();
        Assert.Equal(
            ("", "Typed.", "11:15", $"{grace.Id}", "Ada"),
            (page.Value("Title"), page.Value("Abstract"), page.Value("Starts"), page.Value("SpeakerIds_1_"), page.Value("NewSpeaker"))
        );
        Assert.Equal(0, (await app.Talk(talk.Id)).Version);
        Assert.Empty((await app.Talk(talk.Id)).Speakers);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Rooms_and_speakers_of_other_events_and_of_none_cannot_be_chosen(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, other) = (await app.AddEvent(Slug), await app.AddEvent("other"));
        await app.AddRoom(ours, "Hall");
        var (room, grace) = (await app.AddRoom(other, "Their hall"), await app.AddSpeaker(other));
        await app.AddSpeaker(ours, "Ada Lovelace");
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var browser = await app.SignIn();
        var path = $"{Talks}/{talk.Id}";

        foreach (var id in new[] { room.Id, 2_000_000_000 })
            Assert.Equal(["This room no longer exists. Choose another one."], await browser.Refusals(path, new() { ["RoomId"] = $"{id}" }));
        foreach (var id in new[] { grace.Id, -1 })
            Assert.Equal(
                ["A speaker you chose no longer exists. Choose again."],
                await browser.Refusals(path, new() { ["SpeakerIds[0]"] = $"{id}" })
            );

        var page = await browser.Open(path);
        Assert.Equal(["None", "Hall"], page.QuerySelectorAll("#RoomId option").Select(option => option.Words()));
        Assert.Equal(["Nobody", "Ada Lovelace"], page.QuerySelectorAll("#SpeakerIds_0_ option").Select(option => option.Words()));
        Assert.Equal((null, 0), ((await app.Talk(talk.Id)).RoomId, (await app.Talk(talk.Id)).Version));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_form_does_not_have_cannot_be_posted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, other) = (await app.AddEvent(Slug), await app.AddEvent("other"));
        var (talk, theirs) = (await app.AddTalk(ours, "Compilers", "09:00", "10:00"), await app.AddTalk(other, "Theirs", "09:00", "10:00"));
        using var browser = await app.SignIn();

        await browser.Send(
            $"{Talks}/{talk.Id}",
            new()
            {
                ["Title"] = "Linkers",
                ["Id"] = $"{theirs.Id}",
                ["EventId"] = $"{other.Id}",
                ["Position"] = "99",
                ["slug"] = "other",
                ["Existing.Id"] = $"{theirs.Id}",
                ["MayChange"] = "true",
                ["Speakers[0].SpeakerId"] = "1",
                ["Meanwhile.Sentence"] = "Nonsense",
            }
        );

        var after = await app.Talk(talk.Id);
        Assert.Equal((ours.Id, "Linkers", talk.Position, 1), (after.EventId, after.Title, after.Position, after.Version));
        Assert.Equal("Theirs", (await app.Talk(theirs.Id)).Title);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_the_token_of_the_page_nothing_is_saved(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (talk, grace) = (await app.AddTalk(ours, "Compilers", "09:00", "10:00"), await app.AddSpeaker(ours));
        using var browser = await app.SignIn();

        foreach (
            var path in new[]
            {
                $"{Talks}/new",
                $"{Talks}/{talk.Id}",
                $"{Talks}/{talk.Id}/delete",
                $"{Talks}/{talk.Id}/unschedule",
                $"{SpeakersPath}/new",
                $"{SpeakersPath}/{grace.Id}",
                $"{SpeakersPath}/{grace.Id}/delete",
            }
        )
        {
            using var content = new FormUrlEncodedContent([KeyValuePair.Create("Title", "Forged"), KeyValuePair.Create("Name", "Forged")]);
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(path, content)).StatusCode);
        }

        await using var db = app.OpenDb();
        Assert.Equal(
            ("Compilers", "Grace Hopper"),
            ((await db.Talks.SingleAsync(t => t.EventId == ours.Id)).Title, (await db.Speakers.SingleAsync(s => s.EventId == ours.Id)).Name)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Script_in_every_text_is_text(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (first, second) = (await app.AddRoom(ours, Script), await app.AddRoom(ours, "Loft"));
        var speaker = await app.AddSpeaker(ours, Script, s =>
            (s.Company, s.JobTitle, s.Bio, s.ImagePath, s.GitHub) = (Script, Script, Script, "javascript:alert(1)", Script)
        );
        var talk = await app.AddTalk(
            ours,
            Script,
            "09:00",
            "10:00",
            t => (t.RoomId, t.Abstract, t.Slides) = (first.Id, Script, "javascript:alert(1)"),
            speaker
        );
        await app.AddTalk(ours, Script, "09:30", "10:30", t => t.RoomId = first.Id, speaker);
        await app.AddTalk(ours, Script, "09:30", "10:30", t => t.RoomId = second.Id, speaker);
        using var browser = await app.SignIn();

        foreach (
            var path in new[]
            {
                List,
                $"{List}?find={Uri.EscapeDataString(Script)}",
                $"{Talks}/{talk.Id}",
                SpeakersPath,
                $"{SpeakersPath}?find={Uri.EscapeDataString(Script)}",
                $"{SpeakersPath}/{speaker.Id}",
            }
        )
        {
            var page = await browser.Open(path);
            Assert.Contains("alert(1)", page.Body!.InnerHtml, StringComparison.Ordinal);
            Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Length > 0);
            Assert.Empty(page.QuerySelectorAll("[src^='javascript'], [href^='javascript'], [style], [onclick]"));
        }
    }

    [SkippableTheory]
    [InlineData(Databases.Sqlite, "🎪 Émile & “die Größe” 👩🏽‍🚀", "👩🏽‍🚀 Ōkubo")]
    [InlineData(Databases.PostgreSql, "🎪 Émile & “die Größe” 👩🏽‍🚀", "👩🏽‍🚀 Ōkubo")]
    [InlineData(Databases.Sqlite, "שלום עולם", "محمد بن موسى")]
    [InlineData(Databases.PostgreSql, "שלום עולם", "محمد بن موسى")]
    public async Task Every_script_and_emoji_come_back_as_they_were_typed(string provider, string title, string speaker)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent(Slug);
        using var browser = await app.SignIn();

        await browser.Send(
            $"{Talks}/new",
            new()
            {
                ["Title"] = title,
                ["Starts"] = "09:00",
                ["NewSpeaker"] = speaker,
                ["Abstract"] = $"\u0001{title}\u0007",
            }
        );
        var list = await browser.Open(List);

        var talk = (await app.TalkNamed(title))!;
        Assert.Equal((speaker, title), (Assert.Single(talk.SpeakerNames()), talk.Abstract));
        Assert.Equal(("auto", title), (list.QuerySelector(".what > a")!.GetAttribute("dir"), list.QuerySelector(".what > a")!.TextContent));
        Assert.Equal(speaker, list.QuerySelector(".names bdi")!.TextContent);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_zero_character_is_no_text_and_no_fault_of_ours(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent(Slug);
        using var browser = await app.SignIn();

        var answer = await browser.Send($"{Talks}/new", new() { ["Title"] = "Compilers", ["Abstract"] = "a\0b" });

        Assert.InRange((int)answer.StatusCode, 400, 499);
        Assert.Null(await app.TalkNamed("Compilers"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_length_that_fits_is_kept_whole(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent(Slug);
        using var browser = await app.SignIn();
        var (title, url) = (
            new string('t', Data.Agenda.Talk.TitleLength),
            $"https://example.org/{new string('u', Data.Agenda.Talk.LinksLength - 20)}"
        );
        var lines = string.Join('\n', Enumerable.Repeat("0123456789012345678", 1_000));

        await browser.Send(
            $"{Talks}/new",
            new()
            {
                ["Title"] = title,
                ["Abstract"] = lines.ReplaceLineEndings("\r\n") + "\r\n",
                ["Slides"] = url,
                ["Videos"] = url,
            }
        );

        var talk = (await app.TalkNamed(title))!;
        Assert.Equal((lines, url, url, TalkKind.Talk), (talk.Abstract, talk.Slides, talk.Videos, talk.Kind));
    }
}
