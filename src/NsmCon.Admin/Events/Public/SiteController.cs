using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events.Public;

/// <summary>What search engines ask for, and the files of the Hugo site that its pages show or link to.</summary>
[AllowAnonymous]
public class SiteController(ConferenceDb db, ConferenceSettings settings, SiteImages images, SpeakerPhotos photos, TimeProvider clock) : Controller
{
    // A sitemap holds 50,000 addresses, and an event takes up to four.
    const int MostOfEach = 9_000;

    static readonly XNamespace Sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [HttpGet("/robots.txt")]
    public IActionResult Robots() =>
        Content($"User-agent: *\nDisallow: /admin\nDisallow: /tickets/\nDisallow: /speakers/\nSitemap: {settings.BaseUrl}/sitemap.xml\n", "text/plain; charset=utf-8");

    [HttpGet("/sitemap.xml"), CachedPage]
    public async Task<IActionResult> Sitemap()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var events = await db.Events.AsNoTracking().Public().OrderByDescending(e => e.StartsOn).ThenBy(e => e.Id).Take(MostOfEach).ToListAsync();
        // Of a single event the start page is that event's page, which has one address.
        string[] start = events.Count == 1 ? [] : ["/"];
        var paths = start.Concat(events.SelectMany(e => Paths(e, now))).Concat(await SpeakerPaths());
        var document = new XElement(Sitemaps + "urlset", paths.Select(path => new XElement(Sitemaps + "url", new XElement(Sitemaps + "loc", settings.BaseUrl + path))));
        return Content($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document}\n", "application/xml; charset=utf-8");
    }

    static string[] Paths(Event conference, DateTime now)
    {
        var page = $"/events/{conference.Slug}";
        return conference switch
        {
            { Stage: EventStage.Canceled } => [page],
            _ when conference.IsRegistrationOpen(now) => [page, $"{page}/register", $"{page}/sponsor"],
            _ => [page, $"{page}/sponsor"],
        };
    }

    async Task<List<string>> SpeakerPaths()
    {
        var (paths, speakers) = (new List<string>(), 0);
        var agendas = (
            from e in db.Events.Public()
            join release in db.AgendaReleases on e.Id equals release.EventId
            where !db.AgendaReleases.Any(later => later.EventId == e.Id && later.Number > release.Number)
            orderby e.StartsOn descending, e.Id
            select new { e.Slug, release.Agenda }).AsAsyncEnumerable();
        await foreach (var published in agendas)
        {
            var keys = ReleasedAgenda.Of(published.Agenda).Talks.SelectMany(talk => talk.Speakers).DistinctBy(speaker => speaker.Id).Select(speaker => SpeakerKey.Of(speaker.Id, speaker.Name)).ToList();
            if (keys.Count == 0) continue;
            if ((speakers += keys.Count) > MostOfEach) break;
            paths.AddRange(keys.Select(key => $"/events/{published.Slug}/speakers/{key}").Prepend($"/events/{published.Slug}/speakers"));
        }

        return paths;
    }

    [HttpGet("/img/{**path}"), HttpGet("/images/{**path}"), ResponseCache(Duration = 3600)]
    public async Task<IActionResult> Image(CancellationToken cancel)
    {
        if (SiteFile.Of(Request, images) is { } file) return file;
        if (await photos.Find(Request.Path.Value!, cancel) is not { } photo) return NotFound();

        // Another photo has another path.
        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return File(photo.Bytes, photo.ContentType, new DateTimeOffset(photo.AddedAt), new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(photo.Bytes).AsSpan(0, 12))}\""));
    }

    // After all other routes: what lies in the site's static folder stands at the same address here.
    [AcceptVerbs("GET", "HEAD", Route = "/{**path:regex(\\.\\w+$)}", Order = 1_001), ResponseCache(Duration = 3600)]
    public IActionResult OtherFile() => SiteFile.Of(Request, images) ?? NotFound();
}
