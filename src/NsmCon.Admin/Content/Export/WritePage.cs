using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Export;

/// <summary>
/// Writes what was changed here into an event's page, which says what it said at the last sync: one edit after the other, each of which
/// changes only the characters that it must. What cannot be written so that Hugo reads it back is left as it is, and said.
/// </summary>
sealed partial class WritePage
{
    const string Undecided = "It was changed on the page and here: answer the question under Content first.";

    readonly EventState state;
    readonly OpenQuestions open;
    readonly bool isInOrder;
    readonly List<ExportLine> lines = [];

    // In the order of the page, whatever its edits make of it.
    readonly List<Entry> entries;
    HugoPage page;
    EventPage meaning;

    WritePage(string text, EventState state, OpenQuestions open)
    {
        page = HugoPage.Parse(text);
        this.state = state;
        this.open = open;
        meaning = EventPage.Read(page);
        var times = meaning.Talks.Select(PageFields.Starts).OfType<DateTime>().ToList();
        isInOrder = times.Zip(times.Skip(1)).All(pair => pair.First <= pair.Second);
        var found = new Matching(meaning, meaning, state.Talks, state.Speakers, open);
        var people = found.Speakers.ToDictionary(pair => pair.Key.Key, pair => pair.Value, StringComparer.Ordinal);
        entries =
        [
            .. meaning.Talks.Select(talk => new Entry(
                found.Talks.GetValueOrDefault(talk) is { IsPublic: true } row ? row : null,
                [.. talk.SpeakerKeys.Select(key => people.GetValueOrDefault(key))]
            )),
        ];
    }

    /// <summary>Writes an event into its page, all but what is not decided.</summary>
    public static PageExport Write(ImportedPage imported, EventState state)
    {
        var path = imported.Path;
        var text = imported.Text;
        var writer = new WritePage(text, state, new(imported.Undecided));
        writer.WriteEvent();
        writer.RemoveTalks();
        foreach (var entry in writer.entries.ToList())
            writer.WriteTalk(entry);
        writer.WritePeople();
        writer.OrderTalks();
        writer.AddTalks();
        writer.ReportDifferences();
        return new(path, text, writer.page.ToString(), writer.lines)
        {
            Order = [.. writer.entries.Select(entry => entry.Row)],
            Subtitles = writer.rewritten,
        };
    }

    /// <summary>Makes an edit, unless it is still asked which of two shall be.</summary>
    void EditDecided(ExportLine line, int id, Action<PageEdit> edit)
    {
        if (!IsLeftOpen(line, id, line.Field!))
            Edit(line, edit);
    }

    bool IsLeftOpen(ExportLine line, int id, params string[] fields)
    {
        if (!fields.Any(field => open.Find(line.Subject, id, field) is not null))
            return false;

        Leave(line, Undecided);
        return true;
    }

    /// <summary>Makes an edit and tells of it; one that is refused leaves the page as it was.</summary>
    bool Edit(ExportLine line, Action<PageEdit> edit)
    {
        var refusal = Try(edit);
        lines.Add(line with { Refusal = refusal });
        return refusal is null;
    }

    /// <summary>Makes an edit. Answers why it was refused; null if it was made.</summary>
    string? Try(Action<PageEdit> edit)
    {
        try
        {
            page = page.Edit(edit);
            meaning = EventPage.Read(page);
            return null;
        }
        catch (EditRefusedException refusal)
        {
            return refusal.Message;
        }
    }

    void Leave(ExportLine line, string sentence) => lines.Add(line with { Refusal = sentence });

    ShortcodeNode Node(Entry entry) => page.Talks[entries.IndexOf(entry)];

    PageTalk PageTalkOf(Entry entry) => meaning.Talks[entries.IndexOf(entry)];

    /// <summary>A talk of the page.</summary>
    sealed class Entry(Talk? row, List<Speaker?> speakers)
    {
        public Talk? Row => row;

        public List<Speaker?> Speakers => speakers;
    }
}
