namespace NsmCon.Hugo;

public sealed partial class PageEdit
{
    /// <summary>Adds a talk before another one, or after the last.</summary>
    public void AddTalk(NewTalk talk, ShortcodeNode? before = null)
    {
        ArgumentNullException.ThrowIfNull(talk);
        if (before is not null)
            Check(before, "talk");

        var neighbour = before ?? LastTalk();
        var (lines, said) = TalkWriterNear(neighbour).Write(talk);
        if (neighbour is null)
            new FirstTalk(page, index, changes).Add(lines);
        else
            Insert(string.Join(PageStyle.LineEnd(page.Text, neighbour.Start), lines), SiblingsOf(neighbour), before);
        content.Add(said, before);
    }

    /// <summary>Moves a talk as it is before another one, or behind the last.</summary>
    public void MoveTalk(ShortcodeNode talk, ShortcodeNode? before)
    {
        Check(talk, "talk");
        if (before is not null)
            Check(before, "talk");
        if (Move(talk, before))
            content.Move(talk, before);
    }

    /// <summary>Removes a talk with its speakers.</summary>
    public void RemoveTalk(ShortcodeNode talk)
    {
        Check(talk, "talk");

        var (start, end) = SiblingsOf(talk).Whole(talk);
        changes.Remove(start, end);
        content.Remove(talk);
    }

    /// <summary>Sets a talk's title, in one line with single spaces.</summary>
    public void SetTitle(ShortcodeNode talk, string title)
    {
        Check(talk, "talk");
        ArgumentNullException.ThrowIfNull(title);

        var line = TitleLine.Check(title);
        if (PersonName.SingleSpaced(talk["title"]) != line)
            SetParameter(talk, "title", line);
    }

    /// <summary>
    /// Sets when a talk begins and when it ends, in the style of the time that stands there, or of the other talks.
    /// Without an end none is written: then the talk ends when the next begins.
    /// </summary>
    public void SetTime(ShortcodeNode talk, TimeOnly startsAt, TimeOnly? endsAt = null)
    {
        Check(talk, "talk");

        if (TalkTime.Read(talk["time"]) != (startsAt, endsAt))
            SetParameter(talk, "time", TimeStyle.Detect(talk["time"], times.Value).Write(startsAt, endsAt));
    }

    /// <summary>Sets the links to a talk's slides, in order; none removes them.</summary>
    public void SetSlides(ShortcodeNode talk, params IReadOnlyList<PageLink> links)
    {
        Check(talk, "talk");
        content.Around(talk).Slides = SetMedia(talk, MediaHeading.Slides, links);
    }

    /// <summary>Sets the links to a talk's videos, in order; none removes them.</summary>
    public void SetVideos(ShortcodeNode talk, params IReadOnlyList<PageLink> links)
    {
        Check(talk, "talk");
        content.Around(talk).Videos = SetMedia(talk, MediaHeading.Video, links);
    }

    IReadOnlyList<PageLink> SetMedia(ShortcodeNode talk, string kind, IReadOnlyList<PageLink> links)
    {
        var body = TalkBody.Read(index, talk);
        var wanted = MediaUrl.Check(kind, links);
        if (wanted.SequenceEqual(body.LinksOf(kind)))
            return wanted;

        var edit = new MediaEdit(page, changes, habits.Value, talk, body, kind);
        edit.Set(wanted);
        content
            .Around(talk)
            .Others.RemoveAll(other =>
                other.Node is { } node && edit.Gone.Exists(gone => node.Start >= gone.Start && node.End <= gone.End)
            );
        return wanted;
    }

    TalkWriter TalkWriterNear(ShortcodeNode? neighbour) =>
        new(
            new TagStyle(page, neighbour, "talk", quoting.Value),
            SpeakerWriterNear(neighbour),
            TimeStyle.Detect("", times.Value),
            habits.Value
        );

    ShortcodeNode? LastTalk() => page.Talks.LastOrDefault(t => t.Parent?.Name != "talk");
}
