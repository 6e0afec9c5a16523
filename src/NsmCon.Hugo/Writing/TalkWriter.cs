namespace NsmCon.Hugo;

/// <summary>Writes a talk with all that stands in it.</summary>
internal sealed class TalkWriter(TagStyle style, SpeakerWriter speakers, TimeStyle times, TalkHabits habits)
{
    readonly List<string> lines = [];

    /// <summary>The talk's lines, and what they say.</summary>
    public (IReadOnlyList<string> Lines, TalkContent Content) Write(NewTalk talk)
    {
        var text = AbstractText.Read(talk.Abstract);
        var parameters = style.Order([("time", times.Write(talk.StartsAt, talk.EndsAt)), ("title", TitleLine.Check(talk.Title))]);
        var content = new TalkContent
        {
            Tag = new ShortcodeContent { Name = "talk", Parameters = parameters },
            Text = text.ToString(),
            Slides = MediaUrl.Check(MediaHeading.Slides, talk.Slides),
            Videos = MediaUrl.Check(MediaHeading.Video, talk.Videos),
        };

        lines.Add(style.Open("talk", parameters));
        lines.AddRange(TextLines.WriteAll(text));
        AddSpeakers(talk.Speakers, content);
        AddLinks(MediaHeading.Slides, content.Slides);
        AddLinks(MediaHeading.Video, content.Videos);
        lines.Add(style.Close("talk"));
        return (lines, content);
    }

    void AddSpeakers(IReadOnlyList<NewSpeaker> people, TalkContent content)
    {
        if (people.Count > 0)
            AddHeading(habits.Heading(MediaHeading.Speakers, people.Count > 1));
        foreach (var person in people)
        {
            var (written, said) = speakers.Write(person);
            lines.AddRange(written);
            content.Speakers.Add(said);
        }
    }

    void AddLinks(string kind, IReadOnlyList<PageLink> links)
    {
        if (links.Count == 0)
            return;

        AddHeading(habits.Heading(kind));
        lines.Add(habits.Links(kind, links));
    }

    void AddHeading(string heading)
    {
        if (lines.Count > 1)
            lines.Add("");
        lines.Add(heading);
    }
}
