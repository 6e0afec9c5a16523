namespace NsmCon.Hugo;

/// <summary>The part of a talk under "### Speakers".</summary>
internal sealed class SpeakerSection(HugoPage page, PageIndex index, ChangeList changes, ShortcodeNode talk)
{
    /// <summary>Adds the first speaker: under the heading if that is there already, else with one at the end of the talk.</summary>
    public void Add(IReadOnlyList<string> speaker, TalkHabits habits)
    {
        var heading = Sections().Find(s => s.Kind == MediaHeading.Speakers)?.HeadingLine;
        if (heading is null)
        {
            new TalkEnd(page, changes, talk).Add([habits.Heading(MediaHeading.Speakers), .. speaker]);
            return;
        }

        var lineEnd = PageStyle.LineEnd(page.Text, heading.Offset);
        var end = PageStyle.EndOfLine(page.Text, heading.Offset, talk.Close!.Start);
        changes.Insert(end, lineEnd + string.Join(lineEnd, speaker));
    }

    /// <summary>What to remove with a talk's last speaker: also the heading, if nothing else stands under it.</summary>
    public (int Start, int End) WithHeading(ShortcodeNode speaker, (int Start, int End) alone)
    {
        var section = Sections().Find(s => s.Lines.Exists(l => l.Lifted.Contains(speaker)));
        var isAlone =
            section?.Kind == MediaHeading.Speakers
            && section.HeadingLine!.Lifted.Count == 0
            && section.Lines.TrueForAll(l => l.IsEmpty || (l.Lifted is [var only] && only == speaker && string.IsNullOrWhiteSpace(l.Text)));
        return isAlone ? (TalkEnd.WithBlankLine(page.Text, talk, section!.HeadingLine!.Offset), alone.End) : alone;
    }

    List<TalkSection> Sections() => TalkBody.Read(index, talk).Sections;
}
