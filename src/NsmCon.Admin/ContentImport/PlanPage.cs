using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>
/// Compares an event's page with the database, by what the page said when it was last synced: what changed on one side is taken, what
/// changed on both is a conflict. It writes nothing; the steps it plans do.
/// </summary>
sealed class PlanPage(FilePlan plan, EventPage page, EventPage? @base, EventState state)
{
    readonly Matching found = new(page, @base, state.Talks, state.Speakers);
    readonly Dictionary<string, Speaker> byKey = new(StringComparer.Ordinal);
    readonly HashSet<Speaker> named = [];

    public void Plan()
    {
        PlanEvent();
        foreach (var speaker in page.Speakers) PlanSpeaker(speaker);
        foreach (var talk in page.Talks) PlanTalk(talk);
        Swaps.Join(plan.Lines);
        foreach (var row in state.Talks.Except(found.Talks.Values)) PlanLeftTalk(row);
        foreach (var row in state.Speakers.Except(found.Speakers.Values)) PlanLeftSpeaker(row);
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
        if (state.Event.IsZoneGuessed)
            plan.Lines.Add(new(PlanKind.Note, "event", page.Title, To: $"The page does not name a place whose time zone is known, so its times are taken as {state.Event.Clock()}: check the zone in the event's settings."));
    }

    void PlanSpeaker(PageSpeaker speaker)
    {
        var before = found.Before(speaker);
        if (found.Speakers.TryGetValue(speaker, out var row))
        {
            byKey[speaker.Key] = row;
            plan.Lines.AddRange(PageFields.OfSpeaker.Select(field => field.Compare(speaker, before, row, "speaker", row.Name)).OfType<PlanLine>());
            return;
        }

        // Who was deleted here does not come back with a page that still names them.
        if (before is not null) return;

        var added = byKey[speaker.Key] = new Speaker { Name = speaker.Name };
        foreach (var field in PageFields.OfSpeaker) field.Take(added, speaker);
        plan.Lines.Add(new(PlanKind.New, "speaker", speaker.Name) { Apply = to => to.Add(added) });
    }

    void PlanTalk(PageTalk talk)
    {
        var (before, speaking) = (found.Before(talk), Speaking(talk));
        if (found.Talks.TryGetValue(talk, out var row))
        {
            plan.Lines.AddRange(PageFields.OfTalk.Select(field => field.Compare(talk, before, row, "talk", row.Title)).OfType<PlanLine>());
            PlanSpeaking(before, row, speaking);
            plan.Positions.Add((row, talk.Position - 1));
            return;
        }

        if (before is null) PlanNewTalk(talk, speaking, PlanKind.New, null);
        else if (PageFields.OfTalk.All(field => field.IsSame(talk, before)))
            plan.Lines.Add(new(PlanKind.Note, "talk", PageFields.Title(talk), To: "It was deleted here and stays on the page as it was. Writing the page takes it off there too."));
        else PlanNewTalk(talk, speaking, PlanKind.Conflict, "Deleted here");
    }

    void PlanNewTalk(PageTalk talk, List<Speaker> speaking, PlanKind kind, string? ours)
    {
        var added = new Talk { Title = talk.Title, Position = talk.Position - 1, Speakers = [.. speaking.Select((speaker, at) => new TalkSpeaker { Speaker = speaker, Position = at })] };
        foreach (var field in PageFields.OfTalk) field.Take(added, talk);
        named.UnionWith(speaking);
        plan.Lines.Add(new(kind, "talk", added.Title, From: ours, To: ours is null ? $"{added.Starts:HH:mm}" : "Changed on the page") { Apply = to => to.Add(added) });
    }

    List<Speaker> Speaking(PageTalk talk) => [.. talk.SpeakerKeys.Select(key => byKey.GetValueOrDefault(key)).OfType<Speaker>().Distinct()];

    void PlanSpeaking(PageTalk? before, Talk row, List<Speaker> theirs)
    {
        var ours = row.Speakers.OrderBy(s => s.Position).Select(s => s.Speaker!).ToList();
        var spoke = before is null ? null : before.SpeakerKeys
            .Select(key => @base!.Speakers.FirstOrDefault(s => s.Key == key) is { } there ? found.RowOf(there) : null).OfType<Speaker>().Distinct().ToList();
        var stays = ours.SequenceEqual(theirs) || spoke?.SequenceEqual(theirs) == true;
        named.UnionWith(stays ? ours : theirs);
        if (stays) return;

        var kind = spoke is null || spoke.SequenceEqual(ours) ? PlanKind.Changed : PlanKind.Conflict;
        // Whoever is chosen in a conflict, nobody is deleted for it.
        if (kind == PlanKind.Conflict) named.UnionWith(ours);
        plan.Lines.Add(new(kind, "talk", row.Title, "speakers", Names(ours), Names(theirs)) { Base = spoke is null ? null : Names(spoke), Apply = _ => LetSpeak(row, theirs) });
    }

    static void LetSpeak(Talk row, List<Speaker> speakers)
    {
        foreach (var speaker in speakers) speaker.EventId = row.EventId;
        row.LetSpeak(speakers);
    }

    void PlanLeftTalk(Talk row)
    {
        if (found.Before(row) is not { } before)
        {
            named.UnionWith(row.Speakers.Select(s => s.Speaker!));
            plan.Lines.Add(new(PlanKind.Note, "talk", row.Title, To: "It was added here and is not on the page: it stays. Writing the page brings it there."));
            return;
        }

        var reasons = string.Join(". ", ReasonsToKeep(row, before));
        if (reasons.Length > 0) named.UnionWith(row.Speakers.Select(s => s.Speaker!));
        plan.Lines.Add(reasons.Length > 0
            ? new(PlanKind.Conflict, "talk", row.Title, From: reasons, To: "Gone from the page") { Question = "It is gone from the page. Shall it go here too?", Apply = to => to.Db.Talks.Remove(row) }
            : new(PlanKind.Gone, "talk", row.Title, From: $"{row.Starts:HH:mm}") { Apply = to => to.Db.Talks.Remove(row) });
    }

    // A talk that somebody works at here, waits for or was promised is not the page's alone to delete.
    IEnumerable<string> ReasonsToKeep(Talk row, PageTalk before)
    {
        if (PageFields.OfTalk.Any(field => (field.OnPage(before) ?? "") != (field.InRow(row) ?? ""))) yield return "Changed here";
        if (row.SponsorshipId is { } promise) yield return $"Promised to {state.Sponsors.GetValueOrDefault(promise, "a sponsor")}";
        if (state.Seen.Contains(row.Id)) yield return "Visitors may have starred it";
    }

    void PlanLeftSpeaker(Speaker row)
    {
        if (found.Before(row) is not { } before || named.Contains(row)) return;

        var isOurs = row is not { Email: null, Arrives: null, Leaves: null, ConfirmedAt: null, PageCode: null }
            || PageFields.OfSpeaker.Any(field => (field.OnPage(before) ?? "") != (field.InRow(row) ?? ""));
        plan.Lines.Add(isOurs
            ? new(PlanKind.Note, "speaker", row.Name, To: "Nobody on the page has this name any more. What was added here stays: delete the speaker by hand, or merge them with another.")
            : new(PlanKind.Gone, "speaker", row.Name) { Apply = to => Remove(to, row) });
    }

    // A step that was left out may have kept a talk of theirs.
    void Remove(Applying to, Speaker row)
    {
        if (!state.Talks.Exists(talk => to.Db.Entry(talk).State != EntityState.Deleted && talk.Speakers.Exists(named => named.Speaker == row))) to.Db.Speakers.Remove(row);
    }

    static string Names(IEnumerable<Speaker> speakers) => string.Join(", ", speakers.Select(speaker => speaker.Name));
}
