using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using NsmCon.Admin.Published;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Site;

/// <summary>The change log as Atom (RFC 4287): one entry for each version. A version never changes, and neither does its id.</summary>
static class ChangeFeed
{
    public static byte[] Create(Event conference, IReadOnlyList<ChangeLogEntry> entries, string baseUrl)
    {
        var url = $"{baseUrl}{Links.PublicEvent(conference.Slug)}";
        var items = entries
            .Select(entry => Item(entry, url))
            .Concat(StageItems(conference, url))
            .OrderByDescending(item => item.PublishDate)
            .ToList();
        var feed = new SyndicationFeed(items)
        {
            Id = $"{url}/changes",
            Title = Text($"Agenda of {conference.Title}: changes"),
            // RFC 4287 wants a moment even of a feed without an entry.
            LastUpdatedTime = items.Count > 0 ? items[0].PublishDate : DateTimeOffset.UnixEpoch,
            Generator = "NsmCon",
        };
        feed.Authors.Add(new() { Name = XmlFile.Text(conference.Title) });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri($"{url}/changes.atom"), "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(new Uri($"{url}/changes"), "text/html"));

        using var target = new MemoryStream();
        using (var writer = XmlWriter.Create(target, new() { Encoding = new UTF8Encoding(false), Indent = true }))
            feed.SaveAsAtom10(writer);
        return target.ToArray();
    }

    static IEnumerable<SyndicationItem> StageItems(Event conference, string url)
    {
        if (conference.StageNews() is not { } news || conference.StageSetAt is not { } at)
            yield break;

        var item = new SyndicationItem
        {
            Id = $"{url}/stage/{conference.StageRevision}",
            Title = Text(news),
            PublishDate = new(at, TimeSpan.Zero),
            LastUpdatedTime = new(at, TimeSpan.Zero),
            Content = Text(news),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri(url), "text/html"));
        yield return item;
    }

    static SyndicationItem Item(ChangeLogEntry entry, string url)
    {
        var item = new SyndicationItem
        {
            Id = $"{url}/agenda/{entry.Number}",
            Title = Text($"Version {entry.Number}: {entry.Summary}"),
            PublishDate = Moment(entry),
            LastUpdatedTime = Moment(entry),
            Content = Text(string.Join('\n', Lines(entry))),
        };
        item.Links.Add(SyndicationLink.CreateAlternateLink(new Uri($"{url}/changes#version-{entry.Number}"), "text/html"));
        return item;
    }

    static IEnumerable<string> Lines(ChangeLogEntry entry)
    {
        if (entry.Note.Length > 0)
            yield return entry.Note;
        if (entry.IsFirst)
            yield return "The first version.";
        else
            foreach (var line in entry.Lines.Take(ChangeLogPage.MostChanges))
                yield return line;
    }

    static TextSyndicationContent Text(string text) => new(XmlFile.Text(text));

    static DateTimeOffset Moment(ChangeLogEntry entry) => new(entry.PublishedAt, TimeSpan.Zero);
}
