using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Check;

/// <summary>Finds the talks of a page that cannot all be as they are, by the rules of the staff's agenda.</summary>
sealed class CheckAgenda
{
    // With two rooms, a talk takes a room only where it is given one.
    const int Rooms = 2,
        OnlyRoom = 1;

    readonly EventPage page;
    readonly List<PageSpeaker> speakers;
    readonly Dictionary<string, int> numbers;
    readonly HashSet<DateOnly?> sideBySide;

    public CheckAgenda(EventPage page)
    {
        this.page = page;
        speakers = [.. page.Speakers.DistinctBy(speaker => speaker.Key)];
        numbers = speakers
            .Select((speaker, at) => (speaker.Key, at))
            .ToDictionary(numbered => numbered.Key, numbered => numbered.at, StringComparer.Ordinal);

        // A page names no rooms. Where two talks begin at once there are several, and nobody can tell which talk is in which.
        sideBySide =
        [
            .. page
                .Talks.Where(talk => talk.StartsAt is not null && !IsPause(talk))
                .GroupBy(talk => (talk.Day, talk.StartsAt))
                .Where(group => group.Skip(1).Any())
                .Select(group => group.Key.Day),
        ];
    }

    /// <summary>Each clash, at the talk that begins later.</summary>
    public IEnumerable<Diagnostic> Findings()
    {
        var anyEvent = new Event { Slug = "", Title = "" };
        return from warning in AgendaWarnings.Find(anyEvent, Rooms, [.. page.Talks.Select(Place)])
            where warning.IsClash
            let talk = page.Talks[warning.TalkId - 1]
            let other = page.Talks[warning.OtherId!.Value - 1]
            select warning.SpeakerId is { } speaker
                ? new Diagnostic(
                    DiagnosticSeverity.Warning,
                    CheckCodes.SpeakerTwice,
                    talk.Line,
                    talk.Column,
                    $"{Name(speakers[speaker])} also speaks in {Title(other)} of line {other.Line} at this time: change the time of one, or its speakers."
                )
                : new Diagnostic(
                    DiagnosticSeverity.Warning,
                    CheckCodes.TalksOverlap,
                    talk.Line,
                    talk.Column,
                    InWords($"This talk begins at {talk.StartsAt:HH:mm}, before {Title(other)} of line {other.Line} ends at ")
                        + InWords($"{other.EndsAt:HH:mm}: correct one of the times.")
                );
    }

    PlacedTalk Place(PageTalk talk)
    {
        // Talks of one page clash also where it does not say on which day.
        var dated = talk with { Day = talk.Day ?? default(DateOnly) };
        return new(
            talk.Position,
            IsPause(talk),
            PageFields.Starts(dated),
            PageFields.Ends(dated),
            IsPause(talk) || sideBySide.Contains(talk.Day) ? null : OnlyRoom,
            [.. talk.SpeakerKeys.Select(key => numbers[key])]
        );
    }

    static bool IsPause(PageTalk talk) => talk.Kind is PageTalkKind.Break or PageTalkKind.Lunch;

    // Longer ones are findings of their own, and would be repeated with every clash.
    static string Title(PageTalk talk) => talk.Title.Length is > 0 and <= Talk.TitleLength ? $"\"{talk.Title}\"" : "the talk";

    static string Name(PageSpeaker speaker) => speaker.Name.Length is > 0 and <= Speaker.NameLength ? speaker.Name : "A speaker";
}
