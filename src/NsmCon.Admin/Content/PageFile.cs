using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content;

/// <summary>The page of an event.</summary>
public sealed class PageFile : SourceFile
{
    PageFile(ContentFile file, HugoPage page, EventPage meaning)
        : base(file, page.ToString()) => Meaning = meaning;

    /// <summary>What the page says.</summary>
    public EventPage Meaning { get; }

    /// <summary>
    /// Whether it describes no event of its own: neither its talks nor anybody's word make
    /// it one, and its name is taken or cannot be an event's, as "faq" beside many events.
    /// </summary>
    public bool IsNoEvent { get; private set; }

    /// <summary>Whether it is an event's page by itself: it has talks, or it or the settings say so.</summary>
    public bool IsOfEvent => Meaning.Talks.Count > 0 || Meaning.IsMarkedAsEvent || isNamed;

    bool isNamed;

    public static PageFile Read(
        ContentFile file,
        Func<string, bool>? imageExists,
        Func<string, bool>? hasShortcode = null,
        Func<string, bool>? isEventPage = null
    )
    {
        var page = HugoPage.Parse(file.Bytes);
        var read = new PageFile(file, page, EventPage.Read(page, imageExists, hasShortcode))
        {
            isNamed = isEventPage?.Invoke(file.Path) == true,
        };
        read.Report(read.Meaning.Findings);
        read.IsNoEvent = !read.IsOfEvent && !read.IsNamedAsEvent;
        read.CheckWhole();
        read.CheckLengths();
        return read;
    }

    /// <summary>Refuses each page with talks of an event that has one already: the first stands. Pages without talks make way.</summary>
    public static void RefuseSecondPages(IEnumerable<SourceFile> files)
    {
        var first = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        foreach (var page in files.OfType<PageFile>().OrderBy(page => !page.IsOfEvent).Where(page => !first.TryAdd(page.Slug, page)))
        {
            if (!page.IsOfEvent)
                page.IsNoEvent = true;
            else
                page.Refuse(
                    ImportCodes.SameEvent,
                    1,
                    1,
                    $"{first[page.Slug].Path} is a page of the event {page.Slug} too: an event has one page."
                );
        }
    }

    void CheckLengths()
    {
        Limit(Meaning.Title, Event.TitleLength, "title", 1, 1);
        Limit(Meaning.Place, Event.PlaceLength, "place", 1, 1);
        foreach (var talk in Meaning.Talks)
        {
            Limit(talk.Title, Talk.TitleLength, "title of this talk", talk.Line, talk.Column);
            Limit(talk.Abstract, Talk.AbstractLength, "abstract of this talk", talk.Line, talk.Column);
            Limit(PageFields.Lines(talk.Slides), Talk.LinksLength, "list of links to this talk's slides", talk.Line, talk.Column);
            Limit(PageFields.Lines(talk.Videos), Talk.LinksLength, "list of links to this talk's videos", talk.Line, talk.Column);
        }

        foreach (var speaker in Meaning.Speakers)
        {
            foreach (var field in PageFields.OfSpeaker)
                Limit(field.OnPage(speaker), field.Longest, $"{field.LimitWord} of this speaker", speaker.Line, speaker.Column);
        }
    }
}
