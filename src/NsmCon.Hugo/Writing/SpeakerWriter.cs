namespace NsmCon.Hugo;

/// <summary>Writes a speaker as it stands in a talk.</summary>
internal sealed class SpeakerWriter(TagStyle style)
{
    /// <summary>The speaker's lines, and what they say.</summary>
    public (IReadOnlyList<string> Lines, ShortcodeContent Content) Write(NewSpeaker speaker)
    {
        var bio = ShortcodeText.Read("The biography", speaker.Bio);
        var parameters = style.Order(Parameters(speaker));
        string[] lines = [style.Open("speaker", parameters), .. TextLines.WriteAll(bio), style.Close("speaker")];
        return (
            lines,
            new ShortcodeContent
            {
                Name = "speaker",
                Parameters = parameters,
                Text = bio.ToString(),
            }
        );
    }

    static IEnumerable<(string Name, string Text)> Parameters(NewSpeaker speaker)
    {
        (string Name, string? Text)[] all =
        [
            ("name", PersonLine.Write(speaker.Name, speaker.JobTitle, speaker.Company)),
            .. SpeakerParameters.All.Select(name => (name, speaker.Parameters.GetValueOrDefault(name))),
            ("id", speaker.Mark),
        ];
        return all.Where(p => !string.IsNullOrWhiteSpace(p.Text)).Select(p => (p.Name, p.Text!.Trim()));
    }
}
