using NsmCon.Admin.Content.Import;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Content.Export;

sealed partial class WritePage
{
    const string Subtitles = "subtitles",
        DaysAndPlace = "days and place";

    static readonly string[] Whens = ["first day", "last day", "place"];

    // The subtitles that the page says in the end, if they are not those that are kept here.
    List<string>? rewritten;

    void WriteEvent()
    {
        var conference = state.Event;
        if (meaning.Title != conference.Title)
            EditDecided(new("event", conference.Title, "title", meaning.Title, conference.Title), conference.Id, edit =>
                edit.SetField("title", conference.Title)
            );
        if (!meaning.Subtitles.SequenceEqual(conference.Subtitles))
            WriteSubtitles(conference);
        if (Differs(conference, Whens))
            WriteWhen(conference);
    }

    // The settings say when the event is. A subtitle that says a day of its own would move the page alone.
    void WriteSubtitles(Event conference)
    {
        var pageBefore = page;
        var meaningBefore = meaning;
        EditDecided(new("event", conference.Title, Subtitles, Lines(meaning.Subtitles), Lines(conference.Subtitles)), conference.Id, edit =>
            edit.SetField("subtitle", conference.Subtitles)
        );
        var said = (meaning.StartsOn, meaning.EndsOn);
        if (
            said == (meaningBefore.StartsOn, meaningBefore.EndsOn)
            || said == (conference.StartsOn, conference.EndsOn ?? conference.StartsOn)
        )
            return;

        page = pageBefore;
        meaning = meaningBefore;
        lines[^1] = lines[^1] with
        {
            Refusal =
                $"The subtitles say {FormatDaysAndPlace(said.StartsOn, said.EndsOn, null)}, and the event is on "
                + $"{FormatDaysAndPlace(conference.StartsOn, conference.EndsOn ?? conference.StartsOn, null)}: "
                + "correct one of them in the settings.",
        };
    }

    void WriteWhen(Event conference)
    {
        if (conference.StartsOn is not { } first)
            return;

        var last = conference.EndsOn ?? first;
        var line = new ExportLine(
            "event",
            conference.Title,
            DaysAndPlace,
            FormatDaysAndPlace(meaning.StartsOn, meaning.EndsOn, meaning.Place),
            FormatDaysAndPlace(first, last, conference.Place)
        );
        if (IsLeftOpen(line, conference.Id, [.. Whens, Subtitles]))
            return;

        var days = Differs(conference, Whens[..2]) ? (first, last) : default((DateOnly, DateOnly)?);
        var isOurs = meaning.Subtitles.SequenceEqual(conference.Subtitles);
        if (Edit(line, edit => edit.SetWhen(days, conference.Place)) && isOurs)
            rewritten = [.. meaning.Subtitles];
    }

    /// <summary>What the page says otherwise, and is not written: otherwise it would seem that both say the same.</summary>
    void ReportDifferences()
    {
        var isWhenTold = lines.Exists(line => line is { Field: DaysAndPlace, Refusal: not null });
        foreach (var field in PageFields.OfEvent.Where(field => !field.IsSame(meaning, state.Event)))
        {
            var isTold =
                lines.Exists(line => line.Subject == "event" && line.Field == field.Name)
                || (isWhenTold && Whens.Contains(field.Name))
                || (rewritten is not null && field.Name == Subtitles);
            if (!isTold)
                Leave(
                    new("event", state.Event.Title, field.Name, field.OnPage(meaning), field.InRow(state.Event)),
                    $"The page has another {field.Name}: change it there by hand, or here."
                );
        }
    }

    bool Differs(Event conference, string[] fields) =>
        PageFields.OfEvent.Any(field => fields.Contains(field.Name) && !field.IsSame(meaning, conference));

    static string FormatDaysAndPlace(DateOnly? first, DateOnly? last, string? place)
    {
        var days = Days(first, last);
        return string.IsNullOrEmpty(place) ? days : $"{days}, {place}";
    }

    static string Days(DateOnly? first, DateOnly? last)
    {
        if (first is null)
            return "no day";

        return last == first ? first.InWords("MMMM d, yyyy") : InWords($"{first:MMMM d, yyyy} to {last:MMMM d, yyyy}");
    }

    static string Lines(IEnumerable<string> texts) => string.Join('\n', texts);
}
