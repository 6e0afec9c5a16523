using System.Buffers;

namespace NsmCon.Hugo;

/// <summary>
/// Writes the speakers of a talk that are bold bullets, in the style of those that stand there. Bullets that stay are not touched.
/// </summary>
internal sealed class BulletsEdit(HugoPage page, ChangeList changes, ShortcodeNode talk, TalkBody body)
{
    static readonly SearchValues<char> Signs = SearchValues.Create("*<>[]`\\");

    List<PlacedBullet> Old => body.Bullets;

    /// <summary>Writes them, and answers what they say then.</summary>
    public IEnumerable<SpeakerEntry> Set(IReadOnlyList<BulletSpeaker> wanted)
    {
        if (Old.Count == 0 || Old.Count < body.Speakers.Count)
            throw new EditRefusedException(
                $"Not every speaker of the talk in line {page.Place(talk.Start).Line} is a bold bullet: change them there by hand."
            );

        if (Old.DistinctBy(bullet => PersonName.Normalize(bullet.Said.Person.Name)).Count() < Old.Count)
            throw new EditRefusedException(
                $"The talk in line {page.Place(talk.Start).Line} names one person twice: remove one of the two first."
            );

        if (wanted.Any(speaker => speaker.Stands >= Old.Count || speaker is { Stands: null, Name: null }))
            throw new ArgumentException("A bullet stands nowhere in the talk, and has no name to be written with.", nameof(wanted));

        for (var at = 0; at < Old.Count; at++)
            RefuseOther(at);

        if (wanted.Count == 0)
            Remove();
        else
            changes.Replace(
                Start(0),
                End(^1),
                string.Concat(wanted.Select((speaker, at) => (at == 0 ? "" : GapAfter(wanted[at - 1])) + Block(speaker)))
            );
        return wanted.Select(Merge);
    }

    string Block(BulletSpeaker speaker)
    {
        if (speaker is { Stands: { } at, Name: null, Bio: null })
            return page.Text[Start(at)..End(at)];

        var example = Old[speaker.Stands ?? Old.Count - 1];
        var head = speaker.Name is null ? example.Line.Text : example.Head.Write(speaker.Name, speaker.JobTitle, speaker.Company);
        if (speaker is { Stands: { } stays, Bio: null })
            return head + page.Text[(Start(stays) + example.Line.Text.Length)..End(stays)];

        var lineEnd = PageStyle.LineEnd(page.Text, talk.Open.End);
        return string.Join(lineEnd, [head, .. Below(speaker.Bio ?? "", example)]);
    }

    IEnumerable<string> Below(string bio, PlacedBullet example)
    {
        var indent = Old.Append(example).Reverse().SelectMany(bullet => bullet.Below).FirstOrDefault(line => !line.IsEmpty) is { } line
            ? line.Text[..^line.Text.TrimStart().Length]
            : new string(' ', example.Head.Before.Length - 2);
        return TextLines.WriteAll(ShortcodeText.Read("The biography", bio)).Select(text => text.Length == 0 ? "" : indent + text);
    }

    SpeakerEntry Merge(BulletSpeaker speaker)
    {
        var before = speaker.Stands is { } at ? Old[at].Said : new SpeakerEntry(0, new PersonName("", "", ""));
        return before with
        {
            Person = speaker.Name is null
                ? before.Person
                : new PersonName(
                    PersonName.SingleSpaced(speaker.Name),
                    PersonName.SingleSpaced(speaker.JobTitle),
                    PersonName.SingleSpaced(speaker.Company)
                ),
            Bio = speaker.Bio is null ? before.Bio : ShortcodeText.Read("The biography", speaker.Bio).ToString(),
        };
    }

    // With the last speaker goes the heading, if nothing else stands under it.
    void Remove()
    {
        var section = body.Sections.Find(one => one.Lines.Contains(Old[0].Line))!;
        var isAlone =
            section.Lines.TakeWhile(line => line != Old[0].Line).All(line => line.IsEmpty) && section.Lines.Contains(Old[^1].Line);
        var start = isAlone ? TalkEnd.WithBlankLine(page.Text, talk, section.HeadingLine!.Offset) : Start(0);
        changes.Remove(start, PageStyle.AfterLineBreak(page.Text, End(^1)));
    }

    // What stands between two stays between them; after somebody new it is as after the first.
    string GapAfter(BulletSpeaker speaker)
    {
        var at = speaker.Stands ?? 0;
        if (at + 1 < Old.Count)
            return page.Text[End(at)..Start(at + 1)];
        if (Old.Count > 1)
            return page.Text[End(0)..Start(1)];

        return PageStyle.LineEnd(page.Text, talk.Open.End);
    }

    int Start(int at) => Old[at].Line.Offset;

    int End(Index at)
    {
        var bullet = Old[at];
        var last = bullet.Below.FindLast(line => !line.IsEmpty) ?? bullet.Line;
        return PageStyle.EndOfLine(page.Text, last.Offset, talk.Close!.Start);
    }

    void RefuseOther(int at)
    {
        var bullet = Old[at];
        var isPlain =
            string.CompareOrdinal(page.Text, Start(at), bullet.Line.Text, 0, bullet.Line.Text.Length) == 0
            && bullet.Below.Append(bullet.Line).All(line => line.Lifted.Count == 0)
            && page.LeavesBetween(Start(at), End(at)).All(leaf => leaf is TextNode);
        if (!isPlain)
            throw new EditRefusedException(
                $"Line {page.Place(Start(at)).Line} of the page holds more than a speaker: change it there by hand."
            );
    }

    /// <summary>Refuses what Markdown, or reading, would take for something else.</summary>
    internal static string Check(string text)
    {
        WritableText.Check("The speaker's line", text);
        if (text.AsSpan().IndexOfAny(Signs) is >= 0 and var at)
            throw new EditRefusedException(
                $"\"{text}\" has the character {text[at]}, which would not stand in a list of the page as it is: write it without."
            );
        return text;
    }
}
