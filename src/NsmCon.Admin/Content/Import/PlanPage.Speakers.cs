using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Import;

sealed partial class PlanPage
{
    // Who came in as someone new and was said to be one whom we have.
    readonly Dictionary<Speaker, Speaker> sames = [];

    void PlanSpeaker(PageSpeaker speaker)
    {
        var before = found.FindBefore(speaker);
        if (found.Speakers.TryGetValue(speaker, out var row))
        {
            byKey[speaker.Key] = row;
            plan.Lines.AddRange(
                PageFields
                    .OfSpeaker.Select(field => field.Compare(speaker, before, row, new("speaker", row.Id, row.Name, open)))
                    .OfType<PlanLine>()
            );
            return;
        }

        // Who was deleted here does not come back with a page that still names them.
        if (before is not null)
            return;

        var added = byKey[speaker.Key] = new Speaker { Name = speaker.Name };
        foreach (var field in PageFields.OfSpeaker)
            field.Take(added, speaker);
        if (found.Doubts.TryGetValue(speaker, out var doubt) && IsOurs(doubt.Row))
            AskWho(speaker, added, doubt);
        plan.Lines.Add(
            new(PlanKind.New, "speaker", speaker.Name)
            {
                Apply = to =>
                {
                    if (!sames.ContainsKey(added))
                        to.Add(added);
                },
            }
        );
    }

    // An address, a private link or a photo is never handed to another name by one key: a handle is copied, a text is a placeholder.
    void AskWho(PageSpeaker speaker, Speaker added, Doubt doubt)
    {
        var row = doubt.Row;
        named.Add(row);
        plan.Lines.Add(
            AskIfSamePerson(row, added, speaker, doubt.Shared) with
            {
                Question =
                    $"The page no longer names {row.Name}, and names {speaker.Name} for the first time, with the same {doubt.Shared}. Are they one person?",
                Apply = _ =>
                {
                    sames[added] = row;
                    foreach (var field in PageFields.OfSpeaker)
                        field.Take(row, speaker);
                },
            }
        );
    }

    // Nobody answered when the page came in, so that both are here.
    bool AskedAgain(Speaker row)
    {
        if (
            open.Find(row) is not { } asked
            || @base?.Speakers.FirstOrDefault(speaker => speaker.Key == asked.Theirs) is not { } there
            || found.RowOf(there) is not { } other
        )
            return false;
        if (
            page.Speakers.FirstOrDefault(speaker => found.FindBefore(speaker) == there) is not { } speaker
            || other == row
            || IsKnown(other)
        )
            return false;

        plan.Lines.Add(
            AskIfSamePerson(row, other, speaker, asked.Before) with
            {
                Question =
                    $"The page no longer names {row.Name}, and {other.Name} came in with the same {asked.Before}. Are they one person?",
                Apply = to => MakeOne(to, row, other, speaker),
            }
        );
        return true;
    }

    static PlanLine AskIfSamePerson(Speaker row, Speaker other, PageSpeaker speaker, string? shared) =>
        new(PlanKind.Conflict, "speaker", row.Name, From: $"{Person(row)}{Known(row)}", To: Person(other))
        {
            OursLabel = "Two people",
            TheirsLabel = "One person, as the page says",
            LaterHint = "Until then they are two; the rest comes in.",
            IfLeftOpen = new("speaker", $"{row.Id}", OpenQuestions.Person)
            {
                Name = row.Name,
                Before = shared,
                Theirs = speaker.Key,
            },
        };

    static void MakeOne(Applying to, Speaker row, Speaker other, PageSpeaker speaker)
    {
        foreach (var field in PageFields.OfSpeaker)
            field.Take(row, speaker);
        foreach (
            var talk in to
                .Db.Talks.Local.Where(talk =>
                    to.Db.Entry(talk).State != EntityState.Deleted && talk.Speakers.Exists(one => one.Speaker == other)
                )
                .ToList()
        )
            talk.SetSpeakers([
                .. talk.Speakers.OrderBy(one => one.Position).Select(one => one.Speaker == other ? row : one.Speaker!).Distinct(),
            ]);
        to.Db.Speakers.Remove(other);
    }

    static string Person(Speaker one) => string.Join(", ", new[] { one.Name, one.JobTitle, one.Company }.Where(part => part.Length > 0));

    static string Known(Speaker row)
    {
        var known = string.Join(
            ", ",
            new[]
            {
                row.Email is null ? "" : "an address",
                row.PageCode is null ? "" : "a private link",
                row.ConfirmedAt is null ? "" : "a confirmation",
                row.ImagePath is null ? "" : "a photo",
            }.Where(part => part.Length > 0)
        );
        return known.Length == 0 ? "" : $" (with {known})";
    }

    List<Speaker> SpeakersOf(PageTalk talk) =>
        [.. talk.SpeakerKeys.Select(key => byKey.GetValueOrDefault(key)).OfType<Speaker>().Distinct()];

    void PlanSpeaking(PageTalk? before, Talk row, List<Speaker> theirs)
    {
        var ours = row.Speakers.OrderBy(s => s.Position).Select(s => s.Speaker!).ToList();
        var spoke = SpeakersBefore(before, row);
        var stays = ours.SequenceEqual(theirs) || spoke?.SequenceEqual(theirs) == true;
        named.UnionWith(stays ? ours : theirs);
        if (stays)
            return;

        var kind = spoke is null || spoke.SequenceEqual(ours) ? PlanKind.Changed : PlanKind.Conflict;
        // Whoever is chosen in a conflict, nobody is deleted for it.
        if (kind == PlanKind.Conflict)
            named.UnionWith(ours);
        plan.Lines.Add(
            new(kind, "talk", row.Title, "speakers", Names(ours), Names(theirs))
            {
                Base = spoke is null ? null : Names(spoke),
                Row = row,
                Apply = _ => SetSpeakers(row, theirs),
                IfLeftOpen = new("talk", $"{row.Id}", OpenQuestions.Speakers)
                {
                    Name = row.Title,
                    Before = spoke is null ? null : string.Join(' ', spoke.Select(speaker => speaker.Id)),
                },
            }
        );
    }

    // Who spoke when both sides were alike: by the page, or since a question was left open.
    List<Speaker>? SpeakersBefore(PageTalk? before, Talk row)
    {
        if (open.Find(row, OpenQuestions.Speakers) is { } asked)
        {
            var ids = asked.Before?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            return [.. ids.Select(id => state.Speakers.Find(speaker => $"{speaker.Id}" == id)).OfType<Speaker>()];
        }

        return before
            ?.SpeakerKeys.Select(key => @base!.Speakers.FirstOrDefault(s => s.Key == key) is { } there ? found.RowOf(there) : null)
            .OfType<Speaker>()
            .Distinct()
            .ToList();
    }

    void SetSpeakers(Talk row, List<Speaker> speakers)
    {
        var people = speakers.ConvertAll(one => sames.GetValueOrDefault(one, one)).Distinct().ToList();
        foreach (var speaker in people)
            speaker.EventId = row.EventId;
        row.SetSpeakers(people);
    }

    // A new talk, with the people whom a person took for the same.
    Talk WithKnownSpeakers(Talk added)
    {
        foreach (var speaking in added.Speakers)
            speaking.Speaker = sames.GetValueOrDefault(speaking.Speaker!, speaking.Speaker!);
        return added;
    }

    void PlanLeftSpeaker(Speaker row)
    {
        if (AskedAgain(row) || found.FindBefore(row) is null || named.Contains(row))
            return;

        if (IsOurs(row))
            plan.Note(
                "speaker",
                row.Name,
                "The name is no longer on the page. What was added here stays: delete the speaker by hand, or merge them with another."
            );
        else
            plan.Lines.Add(new(PlanKind.Gone, "speaker", row.Name) { Apply = to => Remove(to, row) });
    }

    static bool IsKnown(Speaker row) => row is not { Email: null, Arrives: null, Leaves: null, ConfirmedAt: null, PageCode: null };

    // Whether something is known of them here alone, or changed here.
    bool IsOurs(Speaker row) =>
        IsKnown(row)
        || found.FindBefore(row) is not { } before
        || PageFields.OfSpeaker.Any(field => (field.OnPage(before) ?? "") != (field.InRow(row) ?? ""));

    // A step that was left out may have kept a talk of theirs.
    void Remove(Applying to, Speaker row)
    {
        if (
            !state.Talks.Exists(talk =>
                to.Db.Entry(talk).State != EntityState.Deleted && talk.Speakers.Exists(named => named.Speaker == row)
            )
        )
            to.Db.Speakers.Remove(row);
    }

    static string Names(IEnumerable<Speaker> speakers) => string.Join(", ", speakers.Select(speaker => speaker.Name));
}
