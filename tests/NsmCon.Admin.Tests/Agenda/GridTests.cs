using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

/// <summary>What the grid's script asks and sends; the browser tests do it by mouse and keys.</summary>
public class GridTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_is_moved_undone_and_moved_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (hall, talk) = (await app.AddRoom(ours, "Hall"), await app.AddTalk(ours, "Compilers", "09:00", "10:00"));
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);

        var moved = await Post(browser, "place", Place(talk, "2030-03-30T10:05", "2030-03-30T11:05", hall));
        var undone = await Post(browser, "undo", []);
        var again = await Post(browser, "redo", []);

        Assert.Equal("Moved Compilers to March 30, 10:05 to 11:05, Hall", moved.GetProperty("said").GetString());
        Assert.Equal(
            ("2030-03-30T10:05", hall.Id),
            (Talk(moved).GetProperty("starts").GetString(), Talk(moved).GetProperty("roomId").GetInt32())
        );
        Assert.Equal("Undone: Moved Compilers to March 30, 10:05 to 11:05, Hall", undone.GetProperty("said").GetString());
        Assert.Equal(
            ("2030-03-30T09:00", JsonValueKind.Null),
            (Talk(undone).GetProperty("starts").GetString(), Talk(undone).GetProperty("roomId").ValueKind)
        );
        Assert.Equal("Moved Compilers to March 30, 10:05 to 11:05, Hall", undone.GetProperty("redo").GetString());
        Assert.Equal("2030-03-30T10:05", Talk(again).GetProperty("starts").GetString());
        Assert.Equal(new DateTime(2030, 3, 30, 11, 5, 0), (await app.Talk(talk.Id)).Ends);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_moved_at_this_moment_is_not_moved_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var first = await app.SignIn(StaffRole.Agenda, Slug);
        using var second = await app.SignIn();
        await Post(first, "place", Place(talk, "2030-03-30T10:00", "2030-03-30T11:00"));

        var refused = await Post(second, "place", Place(talk, "2030-03-30T12:00", "2030-03-30T13:00"));

        Assert.Equal(
            "Someone else changed “Compilers” at this moment. Nothing was moved: look at it and move it again.",
            refused.GetProperty("refusal").GetString()
        );
        Assert.Equal("2030-03-30T10:00", Talk(refused).GetProperty("starts").GetString());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Times_that_cannot_be_and_rooms_of_another_event_are_refused_with_a_sentence(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, theirs) = (await app.AddEvent(Slug), await app.AddEvent("theirs"));
        var (talk, foreign, room) = (
            await app.AddTalk(ours, "Compilers", "09:00", "10:00"),
            await app.AddTalk(theirs, "Linkers", "09:00", "10:00"),
            await app.AddRoom(theirs, "Attic")
        );
        using var browser = await app.SignIn();

        var refusals = new[]
        {
            await Post(browser, "place", Place(talk, "2030-03-30T10:00", "2030-03-30T09:00")),
            await Post(browser, "place", Place(talk, "yesterday", null)),
            await Post(browser, "place", Place(talk, "0001-01-01T10:00", null)),
            await Post(browser, "place", Place(talk, "2030-03-30T10:00Z", null)),
            await Post(browser, "place", Place(talk, "2030-03-30T10:00", null, room)),
            await Post(browser, "place", Place(foreign, "2030-03-30T10:00", null)),
            await Post(
                browser,
                "break",
                new()
                {
                    ["On"] = "2030-03-30",
                    ["Starts"] = "10:00",
                    ["Minutes"] = "0",
                }
            ),
            await Post(browser, "undo", []),
        }.Select(answer => answer.GetProperty("refusal").GetString());

        Assert.Equal(
            [
                "\"Compilers\" would end at 09:00, before it starts at 10:00.",
                "That is not a valid time or place. Nothing was changed.",
                "That is not a valid time or place. Nothing was changed.",
                "That is not a valid time or place. Nothing was changed.",
                "This room was deleted meanwhile. Nothing was moved.",
                "This talk was deleted meanwhile. Nothing was moved.",
                "Say how many minutes the break lasts, such as 30.",
                "You have nothing to undo.",
            ],
            refusals
        );
        Assert.Equal(new DateTime(2030, 3, 30, 9, 0, 0), (await app.Talk(talk.Id)).Starts);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_break_runs_across_all_rooms_also_by_the_form_alone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        await app.AddRoom(ours, "Hall");
        using var browser = await app.SignIn();

        var page = await (
            await browser.Send($"{List}/grid", new() { ["Starts"] = "10:30", ["Minutes"] = "20" }, "form[data-break]")
        ).Page();

        Assert.Equal("Added Break at 10:30 across all rooms.", page.QuerySelector(".flash").Words());
        var pause = (await app.TalkNamed("Break"))!;
        Assert.Equal((TalkKind.Break, (int?)null, new DateTime(2030, 3, 30, 10, 50, 0)), (pause.Kind, pause.RoomId, pause.Ends!.Value));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_else_is_there_is_named_until_they_leave_and_what_they_change_arrives(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var first = await app.SignIn(StaffRole.Agenda, Slug);
        using var second = await app.SignIn(StaffRole.Agenda, Slug);
        await Live(second, $"?talk={talk.Id}");

        var seen = await Live(first, "");
        var same = await Live(first, $"?since={seen.GetProperty("revision")}");
        await Post(second, "place", Place(talk, null, null));
        var changed = await Live(first, $"?since={seen.GetProperty("revision")}");
        app.Clock.Advance(AgendaEditor.GoneAfter + TimeSpan.FromSeconds(1));
        var alone = await Live(first, "");

        var editor = Assert.Single(seen.GetProperty("editors").EnumerateArray());
        Assert.Equal((talk.Id, "Compilers"), (editor.GetProperty("talkId").GetInt32(), editor.GetProperty("title").GetString()));
        Assert.Equal(JsonValueKind.Null, same.GetProperty("talks").ValueKind);
        Assert.Equal(JsonValueKind.Null, Talk(changed).GetProperty("starts").ValueKind);
        Assert.Empty(alone.GetProperty("editors").EnumerateArray());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_may_only_look_sees_the_grid_and_changes_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00");
        using var reader = await app.SignIn(StaffRole.Reader, Slug);

        var page = await reader.Open($"{List}/grid");
        using var content = new FormUrlEncodedContent(
            Place(talk, null, null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? ""))
        );
        using var refused = await reader.PostAsync($"{List}/place", content);

        Assert.Contains("Compilers", page.QuerySelector("#agenda-grid")!.GetAttribute("data-state")!, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
        Assert.NotNull((await app.Talk(talk.Id)).Starts);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_grid_asks_the_same_number_of_questions_for_one_talk_and_for_many(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        await app.AddTalk(ours, "Compilers", "09:00", "10:00", await app.AddSpeaker(ours));
        using var browser = await app.SignIn();
        await browser.Open($"{List}/grid");
        var one = await browser.QueriesOf($"{List}/grid");
        for (var more = 0; more < 5; more++)
            await app.AddTalk(ours, $"Talk {more}", "11:00", "12:00", await app.AddSpeaker(ours, $"Speaker {more}"));

        var many = await browser.QueriesOf($"{List}/grid");

        Assert.Equal(one, many);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_promised_keynote_that_has_no_time_is_a_warning_until_it_has_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var talk = await app.AddTalk(ours, "Words of Acme", null);
        var sponsorship = await Promise(app, ours);
        using var browser = await app.SignIn();

        var before = (await browser.Open(List)).QuerySelectorAll(".warn").Select(line => line.Words());
        await browser.Send(
            $"{Talks}/{talk.Id}",
            new()
            {
                ["SponsorshipId"] = $"{sponsorship}",
                ["On"] = "3/30/2030",
                ["Starts"] = "09:00",
            },
            "main form.form"
        );
        var after = (await browser.Open(List)).QuerySelectorAll(".warn").Select(line => line.Words());

        Assert.Contains("Acme was promised a talk (5-minute keynote), and none is scheduled yet.", before);
        Assert.DoesNotContain(after, line => line.StartsWith("Acme", StringComparison.Ordinal));
    }

    static async Task<int> Promise(RunningApp app, Event conference)
    {
        await using var db = app.OpenDb();
        var (package, sponsor) = (A.Package(conference.Id), A.Sponsor());
        package.Benefits.Add(new() { EventId = conference.Id, Text = "5-minute keynote" });
        db.AddRange(package, sponsor);
        await db.SaveChangesAsync();
        return (await new NsmCon.Data.Sponsors.TakePackage(db).Take(package.Id, sponsor, A.Day, "test")).Id;
    }

    static Dictionary<string, string?> Place(Talk talk, string? starts, string? ends, Room? room = null) =>
        new()
        {
            ["Id"] = $"{talk.Id}",
            ["Version"] = $"{talk.Version}",
            ["Starts"] = starts,
            ["Ends"] = ends,
            ["RoomId"] = room?.Id.ToString(),
        };

    static JsonElement Talk(JsonElement state) => state.GetProperty("talks")[0];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_saves_a_form_of_before_an_undo_does_not_bring_back_what_was_undone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var (grace, ada) = (await app.AddSpeaker(ours), await app.AddSpeaker(ours, "Ada Lovelace"));
        var talk = await app.AddTalk(ours, "Compilers", "09:00", "10:00", grace);
        using var noor = await app.SignIn();
        using var mira = await app.SignIn();
        var path = $"{Talks}/{talk.Id}";
        await noor.Send(path, new() { ["SpeakerIds[1]"] = $"{ada.Id}" }, "main form.form");
        var open = (await mira.Open(path)).QuerySelector("main form.form")!;

        await Post(noor, "undo", []);
        await mira.Send(open, path, new() { ["Title"] = "Compiling" });

        var after = await app.Talk(talk.Id);
        Assert.Equal("Compiling", after.Title);
        Assert.Equal(["Grace Hopper"], after.SpeakerNames());
    }

    static async Task<JsonElement> Post(HttpClient browser, string action, Dictionary<string, string?> values)
    {
        var page = await browser.Open($"{List}/grid");
        values["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{List}/{action}")
        {
            Content = new FormUrlEncodedContent(
                values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Key, value.Value!))
            ),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var answer = await browser.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    static async Task<JsonElement> Live(HttpClient browser, string query) =>
        JsonDocument.Parse(await browser.GetStringAsync($"{List}/live{query}")).RootElement;
}
