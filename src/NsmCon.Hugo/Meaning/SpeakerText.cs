namespace NsmCon.Hugo;

/// <summary>The lines of a speaker's biography.</summary>
internal static class SpeakerText
{
    public static List<BodyLine> Lines(PageIndex page, ShortcodeNode speaker) =>
        page.Inside(speaker, s => s.Name == "speaker" ? Lift.Whole : Lift.Stay);

    public static string Read(PageIndex page, ShortcodeNode speaker) => BodyLine.Join(Lines(page, speaker));
}
