namespace NsmCon.Hugo;

/// <summary>One mention of a speaker on the page.</summary>
internal sealed record SpeakerEntry(int Offset, PersonName Person)
{
    /// <summary>A mark that tells two people of one name apart; Hugo does not look at it.</summary>
    public string? Mark { get; init; }

    public string? GitHub { get; init; }

    public string? Twitter { get; init; }

    public string? LinkedIn { get; init; }

    public string? ImagePath { get; init; }

    public string Bio { get; init; } = "";

    /// <summary>Reads a speaker shortcode.</summary>
    public static SpeakerEntry Of(ShortcodeNode speaker, PageIndex page) => new(speaker.Start, PersonName.Split(speaker["name"]))
    {
        Mark = PersonName.Normalised(speaker["id"]) is { Length: > 0 } mark ? mark : null,
        GitHub = HandleAt("github", speaker, page),
        Twitter = HandleAt("twitter", speaker, page),
        LinkedIn = HandleAt("linkedin", speaker, page),
        ImagePath = speaker["img"] is { Length: > 0 } image ? image : null,
        Bio = SpeakerText.Read(page, speaker),
    };

    static string? HandleAt(string site, ShortcodeNode speaker, PageIndex page)
    {
        var bare = Handle.Bare(speaker[site]);
        if (bare is null || !Handle.IsNone(bare)) return bare;

        page.Findings.Warning(speaker.Open.Find(site)!.Start, FindingCodes.HandleOdd, $"\"{bare}\" is no person's name at {site}, so it is left out: write the name in the address of the profile alone, such as ada-lovelace.");
        return null;
    }

    /// <summary>The handles with their sites, in the order in which they tell people apart.</summary>
    public IEnumerable<(string Site, string Handle)> Handles()
    {
        if (GitHub is not null)
            yield return ("github", GitHub);
        if (LinkedIn is not null)
            yield return ("linkedin", LinkedIn);
        if (Twitter is not null)
            yield return ("twitter", Twitter);
    }
}
