namespace NsmCon.Hugo;

public sealed partial class PageEdit
{
    /// <summary>Adds a speaker to a talk, before another one or after the last. The first one comes with a heading.</summary>
    public void AddSpeaker(ShortcodeNode talk, NewSpeaker speaker, ShortcodeNode? before = null)
    {
        Check(talk, "talk");
        ArgumentNullException.ThrowIfNull(speaker);
        if (before is not null)
            Check(before, "speaker");
        if (before is not null && before.Parent != talk)
            throw new ArgumentException("The speaker is one of another talk.", nameof(before));

        var neighbour = before ?? LastSpeaker(talk);
        var (lines, said) = SpeakerWriterNear(neighbour ?? talk).Write(speaker);
        var lineEnd = PageStyle.LineEnd(page.Text, talk.Open.End);
        if (neighbour is not null)
            Insert(string.Join(lineEnd, lines), SiblingsOf(neighbour), before);
        else
            new SpeakerSection(page, index, changes, talk).Add(lines, habits.Value);
        content.Around(talk).Add(said, before);
    }

    /// <summary>Moves a speaker as it is before another one of the talk, or behind the last.</summary>
    public void MoveSpeaker(ShortcodeNode speaker, ShortcodeNode? before)
    {
        Check(speaker, "speaker");
        if (before is not null)
            Check(before, "speaker");
        if (Move(speaker, before))
            content.Around(speaker).Move(content[speaker], before);
    }

    /// <summary>Removes a speaker from a talk; with the last one goes the heading.</summary>
    public void RemoveSpeaker(ShortcodeNode speaker)
    {
        Check(speaker, "speaker");

        var siblings = SiblingsOf(speaker);
        var (start, end) = siblings.Whole(speaker);
        if (siblings.Count == 1 && speaker.Parent is { Name: "talk" } talk)
            (start, end) = new SpeakerSection(page, index, changes, talk).WithHeading(speaker, (start, end));
        changes.Remove(start, end);
        content.Around(speaker).Remove(speaker);
    }

    /// <summary>Sets a speaker's name, job title and company at this place, such that reading takes them apart again.</summary>
    public void SetName(ShortcodeNode speaker, string name, string jobTitle, string company)
    {
        Check(speaker, "speaker");
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(jobTitle);
        ArgumentNullException.ThrowIfNull(company);

        var line = PersonLine.Write(name, jobTitle, company, speaker["name"]);
        if (PersonName.Split(speaker["name"]) != PersonName.Split(line))
            SetParameter(speaker, "name", line);
    }

    /// <summary>
    /// Sets the speakers of a talk that are bold bullets, all of them, in order; those
    /// that stand there go on as they are written. With the last one goes the heading.
    /// </summary>
    public void SetBullets(ShortcodeNode talk, IReadOnlyList<BulletSpeaker> speakers)
    {
        Check(talk, "talk");
        ArgumentNullException.ThrowIfNull(speakers);

        var said = new BulletsEdit(page, changes, talk, TalkBody.Read(index, talk)).Set(speakers);
        content.Around(talk).Bullets = TalkContent.Describe(said);
    }

    static ShortcodeNode? LastSpeaker(ShortcodeNode talk) => talk.Children.OfType<ShortcodeNode>().LastOrDefault(s => s.Name == "speaker");
}
