using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// Compares an event's page with the database, by what the page said when it was last synced: what changed on one side is taken, what
/// changed on both is a conflict. It writes nothing; the steps it plans do.
/// </summary>
sealed partial class PlanPage(FilePlan plan, EventPage page, EventPage? @base, EventState state)
{
    readonly OpenQuestions open = plan.Open;
    readonly Matching found = new(page, @base, state.Talks, state.Speakers, plan.Open);
    readonly Dictionary<string, Speaker> byKey = new(StringComparer.Ordinal);
    readonly HashSet<Speaker> named = [];

    public void Plan()
    {
        if (plan.IsNewEvent)
            PlanNewEvent();
        else
            PlanEvent();
        foreach (var speaker in page.Speakers)
            PlanSpeaker(speaker);
        foreach (var talk in page.Talks)
            PlanTalk(talk);
        Swaps.Join(plan.Lines);
        DayMoves.Join(plan.Lines);
        foreach (var row in state.Talks.Except(found.Talks.Values))
            PlanLeftTalk(row);
        foreach (var row in state.Speakers.Except(found.Speakers.Values))
            PlanLeftSpeaker(row);
    }

    void PlanNewEvent()
    {
        var facts = InWords($"{page.StartsOn:MMMM d, yyyy} | {page.Place} | {state.Event.TimeZone}");
        plan.Lines.Add(new(PlanKind.New, "event", page.Title, To: facts.Trim(' ', '|')));
        if (!state.Event.IsPublic)
            NoteOnEvent("It comes in as a draft that only staff can see: announce it in the event's settings, under Stage.");
        if (state.Event.IsZoneGuessed)
            NoteOnEvent(
                "The page does not name a place whose time zone is known, so its times are taken as "
                    + $"{state.Event.Clock()}: check the zone in the event's settings."
            );
    }

    void PlanEvent()
    {
        if (plan.File.IsRenamed && plan.Base!.Path != plan.File.Path)
            NoteOnEvent($"This page was {plan.Base.Path} before. It is still this event’s page, whose address stays {state.Event.Slug}.");
        var compared = new ComparedRow("event", state.Event.Id, state.Event.Title, open);
        plan.Lines.AddRange(PageFields.OfEvent.Select(field => field.Compare(page, @base, state.Event, compared)).OfType<PlanLine>());
        NoteClosing();
    }

    void NoteOnEvent(string text) => plan.Note("event", page.Title, text);

    // What someone set for the old days may be wrong for the new ones, and only a person knows.
    void NoteClosing()
    {
        if (
            state.Event is { RegistrationClosesAt: { } closes, ClosesWithLastDay: false }
            && plan.Lines.Exists(line => line is { Kind: PlanKind.Changed, Field: "first day" or "last day" })
        )
            NoteOnEvent(
                InWords($"Registration still closes on {state.Event.ToLocal(closes):MMMM d, yyyy, HH:mm}: ")
                    + "change it in the event's settings if it should move along."
            );
    }

    void PlanTalk(PageTalk talk)
    {
        var before = found.FindBefore(talk);
        var speaking = SpeakersOf(talk);
        if (found.Talks.TryGetValue(talk, out var row))
        {
            PlanChanges(talk, before, row);
            PlanSpeaking(before, row, speaking);
            plan.Positions.Add((row, talk.Position - 1));
        }
        else if (before is null)
        {
            PlanNewTalk(talk, speaking, PlanKind.New, null);
        }
        else if (PageFields.OfTalk.All(field => field.IsSame(talk, before)) && open.FindDeleted(talk) is null)
        {
            plan.Note(
                "talk",
                PageFields.Title(talk),
                "It was deleted here and stays on the page as it was. Writing the page takes it off there too."
            );
        }
        else
        {
            PlanNewTalk(talk, speaking, PlanKind.Conflict, "Deleted here");
        }
    }

    void PlanChanges(PageTalk talk, PageTalk? before, Talk row)
    {
        var compared = new ComparedRow("talk", row.Id, row.Title, open);
        var changes = PageFields
            .OfTalk.Select(field => field.Compare(talk, before, row, compared))
            .OfType<PlanLine>()
            .Select(line => RefuseIfStale(line, row))
            .ToList();
        AskAboutEnd(changes, talk, row);
        plan.Lines.AddRange(changes);
    }

    // What was promised to a sponsor is not given another title without a person who says that it is still the same.
    PlanLine RefuseIfStale(PlanLine line, Talk row)
    {
        if (row.SponsorshipId is not { } promise || line is not { Kind: PlanKind.Changed, Field: "title" })
            return line;
        if (TalkKeys.IsAlike(SearchText.Normalize(line.From), SearchText.Normalize(line.To)))
            return line;

        return line with
        {
            Kind = PlanKind.Conflict,
            Question = $"It is promised to {Sponsor(promise)}. Is it the same talk under another title?",
        };
    }

    // The start may have been changed here, and the end on the page: both cannot stand.
    static void AskAboutEnd(List<PlanLine> changes, PageTalk talk, Talk row)
    {
        var at = changes.FindIndex(line => line.Field == PageFields.End);
        if (
            at < 0
            || changes.Exists(line => line.Field == PageFields.Start)
            || PageFields.Ends(talk) is null
            || PageFields.EndFrom(row.Starts, talk.EndsAt) is not null
        )
            return;

        changes[at] = changes[at] with
        {
            Kind = PlanKind.Conflict,
            Question = InWords($"It begins at {row.Starts:HH:mm} here, and the page lets it end before that. Which version should stay?"),
            OursLabel = "As it is here",
            TheirsLabel = "Start and end of the page",
            Apply = _ => row.Schedule(PageFields.Starts(talk), PageFields.Ends(talk)),
        };
    }

    string Sponsor(int promise) => state.Sponsors.GetValueOrDefault(promise, "a sponsor");

    void PlanNewTalk(PageTalk talk, List<Speaker> speaking, PlanKind kind, string? ours)
    {
        var added = new Talk
        {
            Title = talk.Title,
            State = TalkState.ToBeAnnounced,
            Position = talk.Position - 1,
            Speakers = [.. speaking.Select((speaker, at) => new TalkSpeaker { Speaker = speaker, Position = at })],
        };
        foreach (var field in PageFields.OfTalk)
            field.Take(added, talk);
        named.UnionWith(speaking);
        plan.Lines.Add(
            new(kind, "talk", added.Title, From: ours, To: ours is null ? added.Starts.InWords("HH:mm") : "Changed on the page")
            {
                Apply = to => to.Add(WithKnownSpeakers(added)),
                IfLeftOpen = new("talk", OpenQuestions.KeyOf(talk), OpenQuestions.Deleted) { Name = added.Title },
            }
        );
    }

    void PlanLeftTalk(Talk row)
    {
        if (open.Find(row, OpenQuestions.Gone) is { } asked)
        {
            AskAboutGone(row, asked.Before ?? "");
            return;
        }

        if (found.FindBefore(row) is not { } before)
        {
            named.UnionWith(row.Speakers.Select(s => s.Speaker!));
            plan.Note("talk", row.Title, "It was added here and is not on the page: it stays. Writing the page brings it there.");
            return;
        }

        var reasons = string.Join(". ", ReasonsToKeep(row, before));
        if (reasons.Length > 0)
            AskAboutGone(row, reasons);
        else
            plan.Lines.Add(
                new(PlanKind.Gone, "talk", row.Title, From: row.Starts.InWords("HH:mm")) { Apply = to => to.Db.Talks.Remove(row) }
            );
    }

    void AskAboutGone(Talk row, string reasons)
    {
        named.UnionWith(row.Speakers.Select(s => s.Speaker!));
        plan.Lines.Add(
            new(PlanKind.Conflict, "talk", row.Title, From: reasons, To: $"Gone from the page{ReplacementHint(row)}")
            {
                Question = "It is gone from the page. Should it go here too?",
                Apply = to => to.Db.Talks.Remove(row),
                IfLeftOpen = new("talk", $"{row.Id}", OpenQuestions.Gone) { Name = row.Title, Before = reasons },
            }
        );
    }

    // Another talk at its time is another talk, and takes nothing that was promised to this one.
    string ReplacementHint(Talk row)
    {
        if (row.Starts is null)
            return "";

        var other = page.Talks.FirstOrDefault(talk => PageFields.Starts(talk) == row.Starts && !found.Talks.ContainsKey(talk));
        return other is null ? "" : $", where {PageFields.Title(other)} stands at its time";
    }

    // A talk that someone works at here, waits for or was promised is not the page's alone to delete.
    IEnumerable<string> ReasonsToKeep(Talk row, PageTalk before)
    {
        if (PageFields.OfTalk.Any(field => (field.OnPage(before) ?? "") != (field.InRow(row) ?? "")))
            yield return "Changed here";
        if (row.SponsorshipId is { } promise)
            yield return $"Promised to {Sponsor(promise)}";
        if (!row.IsPause && state.Seen.Contains(row.Id))
            yield return "Visitors may have starred it";
    }
}
