using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Agenda;

/// <summary>What tests of the staff's agenda arrange and look at; the event of its name is "ours".</summary>
static class Agendas
{
    public const string Slug = "ours";
    public const string List = $"/admin/events/{Slug}/agenda";
    public const string Talks = $"{List}/talks";
    public const string SpeakersPath = $"{List}/speakers";

    /// <summary>What must never become part of a page but as text.</summary>
    public const string Script = "\"><script>alert(1)</script>";

    public static async Task<Talk> AddTalk(
        this RunningApp app,
        Event conference,
        string title,
        string? starts = null,
        string? ends = null,
        params Speaker[] speakers
    ) => await app.AddTalk(conference, title, starts, ends, _ => { }, speakers);

    public static async Task<Talk> AddTalk(
        this RunningApp app,
        Event conference,
        string title,
        string? starts,
        string? ends,
        Action<Talk> with,
        params Speaker[] speakers
    )
    {
        await using var db = app.OpenDb();
        var talk = new Talk
        {
            EventId = conference.Id,
            Title = title,
            Starts = ParseTime(conference, starts),
            Ends = ParseTime(conference, ends),
            Speakers = [.. speakers.Select((speaker, position) => new TalkSpeaker { SpeakerId = speaker.Id, Position = position })],
        };
        with(talk);
        db.Add(talk);
        await db.SaveChangesAsync();
        return talk;
    }

    public static async Task<Speaker> AddSpeaker(
        this RunningApp app,
        Event conference,
        string name = "Grace Hopper",
        Action<Speaker>? with = null
    )
    {
        await using var db = app.OpenDb();
        var speaker = new Speaker { EventId = conference.Id, Name = name };
        with?.Invoke(speaker);
        db.Add(speaker);
        await db.SaveChangesAsync();
        return speaker;
    }

    public static async Task<Room> AddRoom(this RunningApp app, Event conference, string name)
    {
        await using var db = app.OpenDb();
        var room = new Room { EventId = conference.Id, Name = name };
        db.Add(room);
        await db.SaveChangesAsync();
        return room;
    }

    /// <summary>The talk as it is saved, with its speakers in order.</summary>
    public static async Task<Talk> Talk(this RunningApp app, int id)
    {
        await using var db = app.OpenDb();
        return await db
            .Talks.AsNoTracking()
            .Include(talk => talk.Room)
            .Include(talk => talk.Speakers.OrderBy(row => row.Position))
                .ThenInclude(row => row.Speaker)
            .SingleAsync(talk => talk.Id == id);
    }

    public static async Task<Talk?> TalkNamed(this RunningApp app, string title)
    {
        await using var db = app.OpenDb();
        var id = await db.Talks.Where(talk => talk.Title == title).Select(talk => (int?)talk.Id).SingleOrDefaultAsync();
        return id is null ? null : await app.Talk(id.Value);
    }

    public static IEnumerable<string> SpeakerNames(this Talk talk) => talk.Speakers.Select(row => row.Speaker!.Name);

    /// <summary>Sends a form and gives what the page that comes back asks to correct.</summary>
    public static async Task<IEnumerable<string>> Refusals(this HttpClient browser, string path, Dictionary<string, string?> values) =>
        (await (await browser.Send(path, values)).Page()).Refusals();

    public static IEnumerable<string> Refusals(this IHtmlDocument page) =>
        page.QuerySelectorAll(".summary li").Select(line => line.Words());

    public static string? Value(this IHtmlDocument page, string id) =>
        page.QuerySelector($"#{id}") switch
        {
            IHtmlTextAreaElement text => text.Value,
            IHtmlSelectElement select => select.Value,
            IHtmlInputElement input => input.Value,
            _ => null,
        };

    static DateTime? ParseTime(Event conference, string? time) =>
        time is null ? null : conference.StartsOn!.Value.ToDateTime(TimeOnly.Parse(time));
}
