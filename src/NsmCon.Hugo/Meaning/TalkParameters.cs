using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Speakers that are named in the talk's own parameters: speaker1Name="…" speaker1Title="…".</summary>
internal static class TalkParameters
{
    static readonly Regex Numbered = new(
        $"^speaker(?<number>[0-9]{{0,2}})(?<field>name|title|company|image|bio|{string.Join('|', SpeakerParameters.All)})$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    );

    public static bool IsSpeaker(string parameter) => Numbered.IsMatch(parameter);

    public static IEnumerable<SpeakerEntry> Speakers(ShortcodeNode talk)
    {
        var byNumber = talk
            .Open.Parameters.Select(p => (Parameter: p, Match: Numbered.Match(p.Name ?? "")))
            .Where(p => p.Match.Success)
            .GroupBy(p => p.Match.Groups["number"].Value, StringComparer.Ordinal);

        foreach (var group in byNumber)
        {
            string Field(string name) =>
                group
                    .LastOrDefault(p => p.Match.Groups["field"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                    .Parameter?.Text.Trim()
                ?? "";

            var person = PersonName.Split(Field("name"));
            yield return new SpeakerEntry(
                group.First().Parameter.Start,
                new PersonName(person.Name, Either(Field("title"), person.JobTitle), Either(Field("company"), person.Company))
            )
            {
                Parameters = SpeakerParameters.Read(name =>
                    SpeakerParameters.Handles.Contains(name)
                        ? Handle.Bare(Field(name))
                        : Field(name) + (name == SpeakerParameters.Image ? Field("image") : "")
                ),
                Bio = Field("bio"),
            };
        }
    }

    static string Either(string first, string second) => first.Length > 0 ? first : second;
}
