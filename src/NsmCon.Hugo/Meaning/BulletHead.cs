using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>The first line of a speaker who is a bold bullet, taken apart: "* **Ada Lovelace**, Analyst, Engines".</summary>
/// <param name="Before">The bullet, with the stars before the name.</param>
/// <param name="Bold">What is bold, without what ends it.</param>
/// <param name="Ends">A colon or comma that is bold too, or nothing.</param>
/// <param name="Parts">What parts the name from the rest.</param>
/// <param name="Rest">What follows; empty if all is bold.</param>
internal sealed record BulletHead(string Before, string Bold, string Ends, string Parts, string Rest)
{
    const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    const string Usual = " - ";

    // * **Ada Lovelace** - Analyst, Analytical Engines
    static readonly Regex BoldBullet = new(@"^(?<before>\s*[-*+]\s+\*\*)(?<bold>[^*]+)\*\*(?<rest>.*)$", Options);

    /// <summary>Who it is.</summary>
    public PersonName Person => PersonName.Split(Rest.Length == 0 ? Bold.Trim() : $"{Bold.Trim()} - {Rest}");

    public static bool Is(string line) => BoldBullet.IsMatch(line);

    public static BulletHead Read(string line)
    {
        var match = BoldBullet.Match(line);
        var bold = match.Groups["bold"].Value;
        var rest = match.Groups["rest"].Value.TrimEnd();
        var name = bold.TrimEnd().TrimEnd(':', ',');
        var said = rest.TrimStart(' ', '-', '–', '—', ',', ':');
        return new(match.Groups["before"].Value, name, bold[name.Length..], rest[..^said.Length], said);
    }

    /// <summary>The line for another person, in the style of this one.</summary>
    public string Write(string name, string jobTitle, string company)
    {
        var line = BulletsEdit.Check(PersonLine.Write(name, jobTitle, company, Rest.Length == 0 ? Bold : ""));
        var isAllBold = Rest.Length == 0 && (Person.JobTitle.Length > 0 || jobTitle.Length == 0);
        if (isAllBold)
            return $"{Before}{line}{Ends}**";

        var bold = PersonName.SingleSpaced(name);
        var rest = line[PersonName.SingleSpaced(name).Length..];
        return rest.Length == 0 ? $"{Before}{bold}**" : $"{Before}{bold}{Ends}**{(Parts.Length > 0 ? Parts : Usual)}{rest[Usual.Length..]}";
    }
}

/// <summary>A speaker who is a bold bullet, and where they stand.</summary>
internal sealed record PlacedBullet(BodyLine Line, List<BodyLine> Below, SpeakerEntry Said)
{
    public BulletHead Head => BulletHead.Read(Line.Text);
}
