using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>What the public pages say of a talk beside what was published of it.</summary>
static class TalkWords
{
    /// <summary>The title, not shouted: "BREAK" on a page is "Break" here.</summary>
    public static string Describe(this ReleasedTalk talk) => talk.IsPause ? talk.Title.NotShouted() : talk.Title;

    public static bool HasMore(this ReleasedTalk talk) =>
        talk.Abstract.Length > 0 || talk.Speakers.Any(speaker => speaker.Bio.Length > 0 || speaker.HasLinks());

    /// <summary>
    /// Where slides and recordings are, in words, as far as a browser may be sent there: "Slides", "Slides: keynote", "Video", "Video 2".
    /// </summary>
    public static IEnumerable<(string Words, string Url)> SafeLinks(this ReleasedTalk talk) =>
        NameLinks("Slides", talk.Slides).Concat(NameLinks("Video", talk.Videos)).Where(link => WebLink.Safe(link.Url) is not null);

    static IEnumerable<(string Words, string Url)> NameLinks(string kind, IReadOnlyList<MediaLink> links)
    {
        var unnamed = 0;
        foreach (var link in links)
        {
            if (link.Label.Length == 0)
                unnamed++;
            var alone = unnamed > 1 ? $"{kind} {unnamed}" : kind;
            yield return (link.Label.Length > 0 ? $"{kind}: {link.Label}" : alone, link.Url);
        }
    }
}
