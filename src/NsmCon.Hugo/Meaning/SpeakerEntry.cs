namespace NsmCon.Hugo;

/// <summary>One mention of a speaker on the page.</summary>
internal sealed record SpeakerEntry(int Offset, PersonName Person)
{
    /// <summary>A mark that tells two people of one name apart; Hugo does not look at it.</summary>
    public string? Mark { get; init; }

    /// <summary>What it says of <see cref="SpeakerParameters.All"/>; what it leaves out is not in here.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = SpeakerParameters.None;

    public string? ImagePath => Parameters.GetValueOrDefault(SpeakerParameters.Image);

    public string Bio { get; init; } = "";

    /// <summary>Reads a speaker shortcode.</summary>
    public static SpeakerEntry FromShortcode(ShortcodeNode speaker, PageIndex page) =>
        new(speaker.Start, PersonName.Split(speaker["name"]))
        {
            Mark = PersonName.Normalize(speaker["id"]) is { Length: > 0 } mark ? mark : null,
            Parameters = SpeakerParameters.Read(name =>
                SpeakerParameters.Handles.Contains(name) ? HandleAt(name, speaker, page) : speaker[name]
            ),
            Bio = SpeakerText.Read(page, speaker),
        };

    static string? HandleAt(string site, ShortcodeNode speaker, PageIndex page)
    {
        var bare = Handle.Bare(speaker[site]);
        if (bare is null || !Handle.IsNone(bare))
            return bare;

        page.Findings.Warning(
            speaker.Open.Find(site)!.Start,
            FindingCodes.HandleOdd,
            $"\"{bare}\" is no person's name at {site}, so it is left out: write the name in the address of the profile alone, such as ada-lovelace."
        );
        return null;
    }

    /// <summary>The handles with their sites, in the order in which they tell people apart.</summary>
    public IEnumerable<(string Site, string Handle)> Handles() =>
        SpeakerParameters.Handles.Where(Parameters.ContainsKey).Select(site => (site, Parameters[site]));
}
