using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>What can be chosen for a talk. Without days, any day can be typed.</summary>
public sealed record TalkChoices(
    IReadOnlyList<SelectListItem> Days,
    IReadOnlyList<SelectListItem> Rooms,
    IReadOnlyList<SelectListItem> Speakers
)
{
    public static readonly TalkChoices None = new([], [], []);

    public IReadOnlyList<SelectListItem> Tracks { get; init; } = [];

    /// <summary>The sponsorships that promise a talk.</summary>
    public IReadOnlyList<SelectListItem> Promises { get; init; } = [];

    public string RoomOf(int? id) => NameOf(id, Rooms);

    public string TrackOf(int? id) => NameOf(id, Tracks);

    public string PromiseOf(int? id) => NameOf(id, Promises);

    /// <summary>Who speaks, by name, whoever is new last.</summary>
    public string SpeakersOf(TalkForm form) =>
        string.Join(
            "; ",
            form.ChosenSpeakers.Select(id => NameOf(id, Speakers))
                .Append(form.NewSpeaker?.Trim())
                .Where(name => !string.IsNullOrEmpty(name))
        );

    static string NameOf(int? id, IEnumerable<SelectListItem> choices) =>
        id is null ? "" : choices.FirstOrDefault(choice => choice.Value == $"{id}")?.Text ?? "one that was deleted";

    public bool Allow(DateOnly? day) => day is null || Days.Count == 0 || Days.Any(choice => choice.Value == Invariant($"{day}"));
}

/// <summary>Reads what can be chosen for a talk of an event.</summary>
public sealed class ReadTalkChoices(ConferenceDb db, ReadPromises promises)
{
    /// <summary>An event that lasts longer has a calendar instead of a list.</summary>
    const int MostDays = 31;

    /// <param name="conference">The event.</param>
    /// <param name="standing">The day on which the talk stands, which may be none of the event's.</param>
    public async Task<TalkChoices> Read(Event conference, DateOnly? standing)
    {
        var kept = await promises.Read(conference);
        return new(Days(conference, standing), await Rooms(conference), await Speakers(conference))
        {
            Tracks = await Tracks(conference),
            Promises = [.. kept.Select(promise => new SelectListItem($"{promise.Sponsor}: {promise.Benefit}", $"{promise.SponsorshipId}"))],
        };
    }

    Task<List<SelectListItem>> Rooms(Event conference) =>
        db
            .Rooms.Where(room => room.EventId == conference.Id)
            .OrderBy(room => room.Position)
            .ThenBy(room => room.Name)
            .Select(room => new SelectListItem(room.Name, $"{room.Id}"))
            .ToListAsync();

    Task<List<SelectListItem>> Tracks(Event conference) =>
        db
            .Tracks.Where(track => track.EventId == conference.Id)
            .OrderBy(track => track.Position)
            .ThenBy(track => track.Name)
            .Select(track => new SelectListItem(track.Name, $"{track.Id}"))
            .ToListAsync();

    async Task<List<SelectListItem>> Speakers(Event conference)
    {
        var speakers = await db
            .Speakers.Where(speaker => speaker.EventId == conference.Id)
            .Select(speaker => new
            {
                speaker.Id,
                speaker.Name,
                speaker.Company,
            })
            .ToListAsync();
        var sorted = speakers.OrderBy(speaker => SearchText.Normalize(speaker.Name), StringComparer.Ordinal).ThenBy(speaker => speaker.Id);
        return
        [
            .. sorted.Select(speaker => new SelectListItem(
                speaker.Company.Length > 0 ? $"{speaker.Name}, {speaker.Company}" : speaker.Name,
                $"{speaker.Id}"
            )),
        ];
    }

    static List<SelectListItem> Days(Event conference, DateOnly? standing)
    {
        if (conference.StartsOn is not { } first)
            return [];

        var last = conference.EndsOn > first ? conference.EndsOn.Value : first;
        if (last.DayNumber - first.DayNumber >= MostDays)
            return [];

        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
        if (standing is { } day && !days.Contains(day))
            days.Add(day);
        // The values as MVC writes a day, or none would be found to be the chosen one.
        return days.ConvertAll(on => new SelectListItem(
            InWords($"{on:dddd, MMMM d, yyyy}{(on < first || on > last ? ", not a day of the event" : "")}"),
            Invariant($"{on}")
        ));
    }
}
