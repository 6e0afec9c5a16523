using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Export;

sealed partial class WritePage
{
    void RemoveTalks()
    {
        foreach (var entry in entries.Where(entry => entry.Row is null).Reverse().ToList())
        {
            var said = PageTalkOf(entry);
            var line = new ExportLine("talk", PageFields.Title(said), null, said.RawTime, null);
            if (open.FindDeleted(said) is not null)
                Leave(line, Undecided);
            else if (Edit(line, edit => edit.RemoveTalk(Node(entry))))
                entries.Remove(entry);
        }
    }

    void WriteTalk(Entry entry)
    {
        if (entry.Row is not { } row)
            return;

        WriteTime(entry, row);
        var said = PageTalkOf(entry);
        if (PageFields.Title(said) != row.Title.Line())
            EditDecided(new("talk", row.Title, "title", said.Title, row.Title), row.Id, edit => edit.SetTitle(Node(entry), row.Title));
        if (said.Abstract.Trim() != row.Abstract.Trim())
            EditDecided(new("talk", row.Title, "abstract", said.Abstract, row.Abstract), row.Id, edit =>
                edit.SetAbstract(Node(entry), row.Abstract)
            );
        var slides = PageFields.Slides(row);
        var videos = PageFields.Videos(row);
        if (!said.Slides.SequenceEqual(slides))
            EditDecided(new("talk", row.Title, "slides", PageFields.Lines(said.Slides), PageFields.Lines(slides)), row.Id, edit =>
                edit.SetSlides(Node(entry), slides)
            );
        if (!said.Videos.SequenceEqual(videos))
            EditDecided(new("talk", row.Title, "video", PageFields.Lines(said.Videos), PageFields.Lines(videos)), row.Id, edit =>
                edit.SetVideos(Node(entry), videos)
            );
        WriteSpeaking(entry, row);
    }

    // An end that nobody gave is not written: on a page too, a talk ends when the next one begins.
    void WriteTime(Entry entry, Talk row)
    {
        var said = PageTalkOf(entry);
        if ((row.Starts, row.Ends) == (PageFields.Starts(said), PageFields.Ends(said)))
            return;

        var line = new ExportLine(
            "talk",
            row.Title,
            "time",
            said.RawTime,
            row.Ends is null ? row.Starts.InWords("HH:mm") : InWords($"{row.Starts:HH:mm} to {row.Ends:HH:mm}")
        );
        if (IsLeftOpen(line, row.Id, PageFields.Start, PageFields.End))
            return;
        if (row.Starts is not { } starts)
            Leave(line, "On a page each talk has a time: give it one, or delete the talk.");
        else if (DateOnly.FromDateTime(starts) != said.StartsOn)
            MoveToDay(
                entry,
                row,
                starts,
                line with
                {
                    From = InWords($"{said.StartsOn:MMMM d} {said.RawTime}"),
                    To = InWords($"{starts:MMMM d} {line.To}"),
                }
            );
        else
            Edit(line, edit => edit.SetTime(Node(entry), TimeOnly.FromDateTime(starts), Clock(row.Ends)));
    }

    // Under the heading of its day, as all talks of the page: the place says the day.
    void MoveToDay(Entry entry, Talk row, DateTime starts, ExportLine line)
    {
        var day = EntriesOnDay(starts).Where(other => other != entry).ToList();
        var pageBefore = page;
        var meaningBefore = meaning;
        var order = entries.ToList();
        var refusal = (day.Count == 0 ? BeginDay(entry, DateOnly.FromDateTime(starts)) : Insert(entry, day, starts))
            ?? Try(edit => edit.SetTime(Node(entry), TimeOnly.FromDateTime(starts), Clock(row.Ends)));
        if (refusal is null && PageFields.Starts(PageTalkOf(entry)) != starts)
            refusal = InWords($"On the page a talk stands under the heading of its day: move it to {starts:MMMM d} by hand.");
        if (refusal is not null)
        {
            page = pageBefore;
            meaning = meaningBefore;
            entries.Clear();
            entries.AddRange(order);
        }

        lines.Add(line with { Refusal = refusal });
    }

    /// <summary>Makes a talk the first of a day, under its heading. Answers why it was refused; null if it was done.</summary>
    string? BeginDay(Entry entry, DateOnly day)
    {
        if (Try(edit => edit.MoveTalkToDay(Node(entry), day)) is { } refusal)
            return refusal;

        Move(entry, PositionOn(day));
        return null;
    }

    int PositionOn(DateOnly day) => meaning.Talks.First(talk => talk.Day == day).Position - 1;

    List<Entry> EntriesOnDay(DateTime starts) => [.. entries.Where(entry => PageTalkOf(entry).StartsOn == DateOnly.FromDateTime(starts))];

    /// <summary>Puts a talk among those of a day. Answers why it was refused; null if it was done.</summary>
    string? Insert(Entry entry, List<Entry> day, DateTime starts)
    {
        var next = day.Find(other => PageFields.Starts(PageTalkOf(other)) > starts);
        var before = next ?? day[^1];
        if (Try(edit => edit.MoveTalk(Node(entry), Node(before))) is { } refusal)
            return refusal;

        entries.Remove(entry);
        entries.Insert(entries.IndexOf(before), entry);
        return next is null ? SwapLast(before, entry) : null;
    }

    // Behind the last talk of a day the heading of the next may stand: so the last one goes before the new.
    string? SwapLast(Entry last, Entry added)
    {
        if (Try(edit => edit.MoveTalk(Node(last), Node(added))) is { } refusal)
            return refusal;

        Move(last, entries.IndexOf(added));
        return null;
    }

    static TimeOnly? Clock(DateTime? time) => time is { } at ? TimeOnly.FromDateTime(at) : null;

    // A page in the order of its times stays in it; any other order is the page's own affair.
    void OrderTalks()
    {
        if (!isInOrder || entries.Exists(entry => PageFields.Starts(PageTalkOf(entry)) is null))
            return;

        // Each moves up to its place, before a talk of its own day: so none lands under the heading of another.
        var wanted = entries.OrderBy(entry => PageFields.Starts(PageTalkOf(entry))).ToList();
        for (var at = 0; at < wanted.Count; at++)
        {
            var entry = wanted[at];
            var there = entries[at];
            if (entry == there)
                continue;
            if (Try(edit => edit.MoveTalk(Node(entry), Node(there))) is { } refusal)
            {
                Leave(
                    new("talk", PageFields.Title(PageTalkOf(entry)), "place", null, $"before {PageFields.Title(PageTalkOf(there))}"),
                    refusal
                );
                return;
            }

            Move(entry, at);
        }
    }

    void AddTalks()
    {
        var there = entries.Select(entry => entry.Row).OfType<Talk>().ToHashSet();
        foreach (
            var row in state
                .Talks.Where(row => row is { IsPublic: true, Starts: not null } && !there.Contains(row))
                .OrderBy(row => row.Starts)
                .ThenBy(row => row.Position)
        )
            AddTalk(row, row.Starts!.Value);
    }

    void AddTalk(Talk row, DateTime starts)
    {
        var line = new ExportLine("talk", row.Title, null, null, starts.InWords("HH:mm"));
        if (IsLeftOpen(line, row.Id, OpenQuestions.Gone))
            return;
        var day = EntriesOnDay(starts);
        if (day.Count == 0)
        {
            lines.Add(line with { Refusal = AddFirst(row, starts) });
            return;
        }

        var next = day.Find(entry => PageFields.Starts(PageTalkOf(entry)) > starts);
        var before = next ?? day[^1];
        if (!Edit(line, edit => edit.AddTalk(New(row), Node(before))))
            return;

        var added = AddEntry(row);
        entries.Insert(entries.IndexOf(before), added);
        if (next is null)
            SwapLast(before, added);
    }

    /// <summary>Adds the first talk of a day, or of the page. Answers why it was refused; null if it was done.</summary>
    string? AddFirst(Talk row, DateTime starts)
    {
        var day = DateOnly.FromDateTime(starts);
        var pageBefore = page;
        var meaningBefore = meaning;
        if (Try(edit => edit.AddTalkOnDay(New(row), day)) is not { } refusal)
        {
            entries.Insert(PositionOn(day), AddEntry(row));
            return null;
        }

        if (entries.Count > 0)
            return refusal;
        if (Try(edit => edit.AddTalk(New(row))) is { } second)
            return second;

        entries.Add(AddEntry(row));
        if (PageTalkOf(entries[0]).Day is not { } on || on == day)
            return null;

        entries.Clear();
        page = pageBefore;
        meaning = meaningBefore;
        return refusal;
    }

    static Entry AddEntry(Talk row) => new(row, [.. row.Speakers.OrderBy(s => s.Position).Select(s => s.Speaker)]);

    void Move(Entry entry, int to)
    {
        entries.Remove(entry);
        entries.Insert(to, entry);
    }

    NewTalk New(Talk row) =>
        new()
        {
            Title = row.Title,
            StartsAt = TimeOnly.FromDateTime(row.Starts!.Value),
            EndsAt = Clock(row.Ends),
            Abstract = row.Abstract,
            Slides = PageFields.Slides(row),
            Videos = PageFields.Videos(row),
            Speakers = [.. row.Speakers.OrderBy(s => s.Position).Select(s => New(s.Speaker!))],
        };
}
