using System.Globalization;
using NsmCon.Admin.Published;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>What the public pages say of a speaker beside what was published of them.</summary>
static class SpeakerWords
{
    /// <summary>"Principal Engineer, Cisco Systems".</summary>
    public static string Line(this ReleasedSpeaker speaker) =>
        string.Join(", ", new[] { speaker.JobTitle, speaker.Company }.Where(part => part.Length > 0));

    /// <summary>
    /// The end of the address of the person's page: "7-ada-lovelace", or "7" for a
    /// name without a Latin letter. The number finds the page, the name is for people.
    /// </summary>
    public static string Key(this ReleasedSpeaker speaker) => $"{speaker.Id}-{speaker.Name.InAddress()}".TrimEnd('-');

    /// <summary>The number in such an end of an address; null if there is none.</summary>
    public static int? IdOf(string key) => int.TryParse(key.Split('-')[0], CultureInfo.InvariantCulture, out var id) ? id : null;

    public static bool HasLinks(this ReleasedSpeaker speaker) =>
        speaker.GitHub is not null || speaker.Twitter is not null || speaker.LinkedIn is not null;

    /// <summary>Where the person is found: a label and an address each.</summary>
    public static IEnumerable<(string Site, string Url)> Links(this ReleasedSpeaker speaker) =>
        new (string Site, string Address, string? Handle)[]
        {
            ("GitHub", "https://github.com/", speaker.GitHub),
            ("Twitter", "https://twitter.com/", speaker.Twitter),
            ("LinkedIn", "https://www.linkedin.com/in/", speaker.LinkedIn),
        }
            .Where(link => !string.IsNullOrEmpty(link.Handle))
            .Select(link => (link.Site, link.Address + Uri.EscapeDataString(link.Handle!)));
}
