using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Data.Releases;

/// <summary>What speaks against publishing an agenda as it is, in sentences.</summary>
/// <param name="Clashes">The talks that clash.</param>
/// <param name="Promises">The talks that sponsors were promised and that are not scheduled.</param>
public sealed record AgendaFaults(IReadOnlyList<string> Clashes, IReadOnlyList<string> Promises)
{
    /// <summary>Nothing does.</summary>
    public static readonly AgendaFaults None = new([], []);

    /// <summary>All of it.</summary>
    public IReadOnlyList<string> All => [.. Clashes, .. Promises];
}

/// <summary>Looks through an agenda that is about to be published, or is.</summary>
public sealed class ReadAgendaFaults(ReadPromises promises)
{
    /// <summary>What speaks against it.</summary>
    public async Task<AgendaFaults> Read(Event conference, ReleasedAgenda agenda) =>
        new(Clashes(conference, agenda), [.. (await promises.Unkept(conference)).Select(promise => promise.Words)]);

    static List<string> Clashes(Event conference, ReleasedAgenda agenda)
    {
        // As in the list of warnings, an end that nobody gave clashes with nothing.
        var placed = agenda.Talks.Select(talk => new PlacedTalk(
            talk.Id,
            talk.IsPause,
            talk.Starts,
            talk.IsEndAssumed ? null : talk.Ends,
            talk.RoomId,
            [.. talk.Speakers.Select(speaker => speaker.Id)]
        ));
        var talks = agenda.Talks.ToDictionary(talk => talk.Id);
        return
        [
            .. AgendaWarnings
                .Find(conference, agenda.Rooms.Count, [.. placed])
                .Where(warning => warning.IsClash)
                .Select(clash => Sentence(talks[clash.TalkId], talks[clash.OtherId!.Value], clash.SpeakerId)),
        ];
    }

    static string Sentence(ReleasedTalk talk, ReleasedTalk other, int? speakerId)
    {
        var both = $"“{talk.Title}” and “{other.Title}”";
        var at = InWords($"at {talk.Starts:HH:mm} on {talk.Starts:MMMM d}");
        return talk.Speakers.FirstOrDefault(speaker => speaker.Id == speakerId) is { } speaker
            ? $"{speaker.Name} speaks in {both} {at}."
            : $"{both} are both in {talk.Room ?? other.Room ?? "the same room"} {at}.";
    }
}
