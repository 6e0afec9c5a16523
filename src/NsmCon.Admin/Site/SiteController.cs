using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>What search engines ask for, and the files of the Hugo site that its pages show or link to.</summary>
[AllowAnonymous]
public class SiteController(ConferenceDb db, ConferenceSettings settings, SiteImages images, SpeakerPhotos photos, TimeProvider clock)
    : Controller
{
    // A sitemap holds 50,000 addresses, and an event takes up to four.
    const int MostOfEach = 9_000;

    static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [HttpGet("/robots.txt")]
    public IActionResult Robots() =>
        Content(
            $"""
            User-agent: *
            Disallow: {Links.Prefix.Staff}
            Disallow: {Links.Prefix.Tickets}/
            Disallow: {Links.Prefix.OwnSpeakers}/
            Sitemap: {settings.BaseUrl}/sitemap.xml

            """,
            "text/plain; charset=utf-8"
        );

    [HttpGet("/sitemap.xml"), CachedPage]
    public async Task<IActionResult> Sitemap()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var events = await db
            .Events.AsNoTracking()
            .Public()
            .OrderByDescending(e => e.StartsOn)
            .ThenBy(e => e.Id)
            .Take(MostOfEach)
            .ToListAsync();
        // Of a single event the start page is that event's page, which has one address.
        string[] start = events.Count == 1 ? [] : ["/"];
        var published = await ReadReleases();
        var pages = start.Concat(events.SelectMany(e => Paths(e, now))).ToDictionary(path => path, _ => (DateTime?)null);
        foreach (var conference in events)
            pages[Links.PublicEvent(conference.Slug)] = Later(
                published.GetValueOrDefault(conference.Slug)?.PublishedAt,
                conference.StageSetAt
            );
        foreach (var (path, at) in published.SelectMany(agenda => agenda.Value.Paths.Select(path => (path, agenda.Value.PublishedAt))))
            pages[path] = at;
        var document = new XElement(Sitemaps + "urlset", pages.Select(page => Entry(page.Key, page.Value)));
        return Content($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n", "application/xml; charset=utf-8");
    }

    // Only where it is known when a page changed: a search engine that was told so in vain believes no other date here.
    XElement Entry(string path, DateTime? changedAt) =>
        new(
            Sitemaps + "url",
            new XElement(Sitemaps + "loc", settings.BaseUrl + path),
            changedAt is null ? null : new XElement(Sitemaps + "lastmod", Invariant($"{changedAt:yyyy-MM-ddTHH:mm:ssZ}"))
        );

    static DateTime? Later(DateTime? one, DateTime? other) => other is null || one > other ? one : other;

    static string[] Paths(Event conference, DateTime now)
    {
        var page = Links.PublicEvent(conference.Slug);
        return conference switch
        {
            { Stage: EventStage.Canceled } => [page],
            _ when conference.IsRegistrationOpen(now) => [page, $"{page}/register", $"{page}/sponsor"],
            _ => [page, $"{page}/sponsor"],
        };
    }

    // The newest version of each event by its slug, and the addresses of its speakers.
    async Task<Dictionary<string, Release>> ReadReleases()
    {
        var published = new Dictionary<string, Release>(StringComparer.Ordinal);
        var speakers = 0;
        var agendas = (
            from e in db.Events.Public()
            join release in db.AgendaReleases on e.Id equals release.EventId
            where !db.AgendaReleases.Any(later => later.EventId == e.Id && later.Number > release.Number)
            orderby e.StartsOn descending, e.Id
            select new
            {
                e.Slug,
                release.Agenda,
                release.PublishedAt,
            }
        )
            .Take(MostOfEach)
            .AsAsyncEnumerable();
        await foreach (var release in agendas)
        {
            var keys =
                speakers > MostOfEach
                    ? []
                    : ReleasedAgenda
                        .FromJson(release.Agenda)
                        .Talks.SelectMany(talk => talk.Speakers)
                        .DistinctBy(speaker => speaker.Id)
                        .Select(speaker => speaker.Key())
                        .ToList();
            if ((speakers += keys.Count) > MostOfEach)
                keys = [];
            var page = Links.PublicSpeakers(release.Slug);
            published[release.Slug] = new(release.PublishedAt, keys.Count == 0 ? [] : [page, .. keys.Select(key => $"{page}/{key}")]);
        }

        return published;
    }

    sealed record Release(DateTime PublishedAt, IReadOnlyList<string> Paths);

    [HttpGet("/img/{**path}"), HttpGet("/images/{**path}"), ResponseCache(Duration = 3600)]
    public async Task<IActionResult> Image(CancellationToken cancel)
    {
        if (SiteFile.Create(Request, images) is { } file)
            return file;
        if (await photos.Find(Request.Path.Value!, cancel) is not { } photo)
            return NotFound();

        // Another photo has another path.
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return File(
            photo.Bytes,
            photo.ContentType,
            new DateTimeOffset(photo.AddedAt),
            new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(photo.Bytes).AsSpan(0, 12))}\"")
        );
    }

    // After all other routes: what lies in the site's static folder stands at the same address here.
    [AcceptVerbs("GET", "HEAD", Route = "/{**path:regex(\\.\\w+$)}", Order = 1_001), ResponseCache(Duration = 3600)]
    public IActionResult OtherFile() => SiteFile.Create(Request, images) ?? NotFound();
}
