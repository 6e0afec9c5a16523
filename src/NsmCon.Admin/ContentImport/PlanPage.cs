using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>
/// Compares an event's page with the database, by what the page said when it was last imported: what changed on the page is taken, what
/// only we changed or added stays. It writes nothing; the steps it plans do.
/// </summary>
sealed class PlanPage(FilePlan plan, EventPage page, EventPage? @base, EventState state)
{
    readonly Dictionary<PageSpeaker, Speaker> speakers = Matching.Speakers(page.Speakers, state.Speakers);
    readonly Dictionary<PageTalk, Talk> talks = Matching.Talks(page.Talks, state.Talks);
    readonly Dictionary<string, Speaker> byKey = new(StringComparer.Ordinal);
    readonly HashSet<Speaker> named = [];

    public void Plan()
    {
        PlanEvent();
        foreach (var speaker in page.Speakers) PlanSpeaker(speaker);
        foreach (var talk in page.Talks) PlanTalk(talk);
        foreach (var row in state.Talks.Except(talks.Values)) PlanLeftTalk(row);
        foreach (var row in state.Speakers.Except(speakers.Values)) PlanLeftSpeaker(row);
        if (page.Sponsors.Count > 0)
            plan.Lines.Add(new(PlanKind.Note, "event", page.Title, To: $"The page shows {page.Sponsors.Count} sponsors' logos; sponsors are kept with their packages and not imported."));
    }

    void PlanEvent()
    {
        if (!plan.IsNewEvent)
        {
            plan.Lines.AddRange(PageFields.OfEvent.Select(field => field.Compare(page, @base, state.Event, "event", state.Event.Title)).OfType<PlanLine>());
            return;
        }

        plan.Lines.Add(new(PlanKind.New, "event", page.Title, To: $"{page.StartsOn:MMMM d, yyyy} | {page.Place} | {state.Event.TimeZone}".Trim(' ', '|')));
        if (NewEvent.ZoneOf(page.Place) is null)
            plan.Lines.Add(new(PlanKind.Note, "event", page.Title, To: "The place names no city with a time zone of its own, so the agenda's times count as UTC: choose the zone in the event's settings."));
    }

    void PlanSpeaker(PageSpeaker speaker)
    {
        if (speakers.TryGetValue(speaker, out var row))
        {
            byKey[speaker.Key] = row;
            var before = @base?.Speakers.FirstOrDefault(s => s.Key == speaker.Key);
            plan.Lines.AddRange(PageFields.OfSpeaker.Select(field => field.Compare(speaker, before, row, "speaker", row.Name)).OfType<PlanLine>());
            return;
        }

        var added = byKey[speaker.Key] = new Speaker { Name = speaker.Name };
        foreach (var field in PageFields.OfSpeaker) field.Take(added, speaker);
        plan.Lines.Add(new(PlanKind.New, "speaker", speaker.Name) { Apply = to => to.Add(added) });
    }

    void PlanTalk(PageTalk talk)
    {
        var speaking = talk.SpeakerKeys.Select(key => byKey[key]).Distinct().ToList();
        if (talks.TryGetValue(talk, out var row))
        {
            var before = @base?.Talks.FirstOrDefault(t => t.Title == talk.Title && t.RawTime == talk.RawTime) ?? @base?.Talks.FirstOrDefault(t => t.Title == talk.Title);
            plan.Lines.AddRange(PageFields.OfTalk.Select(field => field.Compare(talk, before, row, "talk", row.Title)).OfType<PlanLine>());
            PlanSpeaking(talk, before, row, speaking);
            plan.Positions.Add((row, talk.Position - 1));
            return;
        }

        var added = new Talk { Title = talk.Title, Position = talk.Position - 1, Speakers = [.. speaking.Select((speaker, at) => new TalkSpeaker { Speaker = speaker, Position = at })] };
        foreach (var field in PageFields.OfTalk) field.Take(added, talk);
        named.UnionWith(speaking);
        plan.Lines.Add(new(PlanKind.New, "talk", added.Title, To: $"{added.Starts:HH:mm}") { Apply = to => to.Add(added) });
    }

    void PlanSpeaking(PageTalk talk, PageTalk? before, Talk row, List<Speaker> speaking)
    {
        var current = row.Speakers.OrderBy(s => s.Position).Select(s => s.Speaker!).ToList();
        var stays = current.SequenceEqual(speaking) || (before is not null && before.SpeakerKeys.SequenceEqual(talk.SpeakerKeys));
        named.UnionWith(stays ? current : speaking);
        if (stays) return;

        plan.Lines.Add(new(PlanKind.Changed, "talk", row.Title, "speakers", Names(current), Names(speaking)) { Apply = _ => row.LetSpeak(speaking) });
    }

    void PlanLeftTalk(Talk row)
    {
        if (@base?.Talks.Any(talk => Matching.Title(talk) == SearchText.Of(row.Title)) == true)
        {
            plan.Lines.Add(new(PlanKind.Gone, "talk", row.Title, From: $"{row.Starts:HH:mm}") { Apply = to => to.Db.Talks.Remove(row) });
            return;
        }

        named.UnionWith(row.Speakers.Select(s => s.Speaker!));
        plan.Lines.Add(new(PlanKind.Note, "talk", row.Title, To: "It was added or renamed here and is not on the page: it stays."));
    }

    void PlanLeftSpeaker(Speaker row)
    {
        var wasOnPage = @base is not null && Matching.Speakers(@base.Speakers, [row]).Count > 0;
        if (wasOnPage && !named.Contains(row))
            plan.Lines.Add(new(PlanKind.Gone, "speaker", row.Name) { Apply = to => to.Db.Speakers.Remove(row) });
    }

    static string Names(IEnumerable<Speaker> speakers) => string.Join(", ", speakers.Select(speaker => speaker.Name));
}
