using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Published;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class SpeakerPhotoTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_photo_is_shown_wherever_the_speaker_is(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var ada = await app.AddSpeaker(ours, "Ada Lovelace");
        await app.AddTalk(ours, "Engines", "10:30", "11:00", ada);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        using var visitor = app.Browser();

        var page = await Upload(browser, $"{SpeakersPath}/{ada.Id}", Pictures.FromCamera(1600, 1200, orientation: 6));
        await app.Publish(ours);

        await using var db = app.OpenDb();
        var (photo, saved) = (await db.SpeakerPhotos.SingleAsync(), await db.Speakers.AsNoTracking().SingleAsync(s => s.Id == ada.Id));
        Assert.Matches("^/img/speakers/ada-lovelace-[0-9a-f]{8}\\.jpg$", photo.Path);
        Assert.Equal((photo.Path, 1), (saved.ImagePath, saved.Version));
        Assert.StartsWith("agenda.", photo.AddedBy, StringComparison.Ordinal);
        Assert.Equal("Ada Lovelace has a new photo.", page.QuerySelector(".flash").Words());
        foreach (
            var shown in new[]
            {
                page,
                await browser.Open(SpeakersPath),
                await visitor.Open("/events/ours"),
                await visitor.Open($"/events/ours/speakers/{ada.Id}-ada-lovelace"),
            }
        )
            Assert.Equal(photo.Path, shown.QuerySelector("img.face")!.GetAttribute("src"));
        Assert.Equal((600, 800, "BRWG"), Pictures.Look(await visitor.GetByteArrayAsync(photo.Path)));
        Assert.Equal(
            "New photo of Ada Lovelace",
            await db
                .AgendaSteps.Where(step => step.EventId == ours.Id)
                .OrderByDescending(step => step.Id)
                .Select(step => step.Title.Words)
                .FirstAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Browsers_keep_a_photo_and_are_told_that_it_is_the_same(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ada = await app.AddSpeaker(await app.AddEvent(Slug), "Ada Lovelace");
        using var browser = await app.SignIn();
        await Upload(browser, $"{SpeakersPath}/{ada.Id}", Pictures.Create(100, 100));
        await using var db = app.OpenDb();
        var path = (await db.SpeakerPhotos.SingleAsync()).Path;
        using var visitor = app.Browser();

        var first = await visitor.GetAsync(path);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", first.Headers.ETag!.Tag } } };
        var second = await visitor.SendAsync(again);

        Assert.Equal(
            ("image/jpeg", "public, max-age=31536000, immutable"),
            (
                first.Content.Headers.ContentType!.MediaType,
                first.Headers.CacheControl!.ToString().Replace(" , ", ", ", StringComparison.Ordinal)
            )
        );
        Assert.Equal("nosniff", first.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/img/speakers/nobody-00000000.jpg")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_a_photo_is_refused_with_a_sentence_and_changes_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ada = await app.AddSpeaker(await app.AddEvent(Slug), "Ada Lovelace");
        using var browser = await app.SignIn();
        var path = $"{SpeakersPath}/{ada.Id}";
        browser.DefaultRequestHeaders.Referrer = new Uri(app.Url + path);
        async Task<string?> Refusal(byte[] sent) => (await Upload(browser, path, sent)).QuerySelector(".flash.refused").Words();

        Assert.Equal("This picture cannot be read. Send a JPEG, PNG or WebP.", await Refusal(Encoding.UTF8.GetBytes("Hello")));
        Assert.StartsWith("This picture has 50000 × 50000 pixels", await Refusal(Pictures.Bomb(50_000, 50_000)), StringComparison.Ordinal);
        Assert.Equal(
            "This picture is larger than 10 MB. Make it smaller, and send it again.",
            await Refusal(new byte[ResizePhoto.MostBytes + 1])
        );
        Assert.Equal("Choose a picture first: a JPEG, PNG or WebP.", await Refusal([]));
        await using var db = app.OpenDb();
        Assert.False(await db.SpeakerPhotos.AnyAsync());
        db.AddRange(
            Enumerable
                .Range(0, Picture.MostInADay)
                .Select(i => new SpeakerPhoto
                {
                    EventId = ada.EventId,
                    Path = $"/img/speakers/ada-lovelace-{i:00000000}.jpg",
                    ContentType = "image/jpeg",
                    Bytes = [1],
                    AddedAt = app.Now().AddHours(-1),
                    AddedBy = "speaker Ada Lovelace",
                })
        );
        await db.SaveChangesAsync();
        Assert.Equal("20 photos of Ada Lovelace came within a day. Send the next one tomorrow.", await Refusal(Pictures.Create(600, 800)));
        Assert.Null((await db.Speakers.SingleAsync(s => s.Id == ada.Id)).ImagePath);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_photo_for_a_speaker_whom_another_changed_is_refused_and_so_is_one_of_another_event_or_a_reader(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, other) = (await app.AddEvent(Slug), await app.AddEvent("other"));
        var (ada, theirs) = (await app.AddSpeaker(ours, "Ada Lovelace"), await app.AddSpeaker(other, "Alan Turing"));
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        using var reader = await app.SignIn(StaffRole.Reader, Slug);
        var path = $"{SpeakersPath}/{ada.Id}";
        browser.DefaultRequestHeaders.Referrer = new Uri(app.Url + path);
        var open = (await browser.Open(path)).QuerySelector("form[action$='/photo']")!;
        await browser.Send(path, new() { ["JobTitle"] = "Countess" });

        var refused = await Upload(browser, open, Pictures.Create(50, 50));
        open.SetAttribute("action", $"{SpeakersPath}/{theirs.Id}/photo");
        var elsewhere = await Post(browser, open, Pictures.Create(50, 50));

        Assert.StartsWith(
            "Someone else changed this at the same time.",
            refused.QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        Assert.Null((await reader.Open(path)).QuerySelector("form[action$='/photo'], form[action$='/link'], #own-link"));
        await using var db = app.OpenDb();
        Assert.False(await db.Speakers.AnyAsync(s => s.ImagePath != null && s.EventId != 1 && (s.Id == ada.Id || s.Id == theirs.Id)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Photos_that_another_process_took_are_known_and_can_be_written_to_the_site(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var ada = await app.AddSpeaker(ours, "Ada Lovelace");
        await using (var db = app.OpenDb())
        {
            foreach (var (path, bytes) in new[] { ("/img/speakers/ada-1.jpg", "new"), ("/img/speakers/ada-0.jpg", "old") })
                db.Add(
                    new Data.Agenda.SpeakerPhoto
                    {
                        EventId = ours.Id,
                        Path = path,
                        ContentType = "image/jpeg",
                        Bytes = Encoding.UTF8.GetBytes(bytes),
                        AddedBy = "other",
                        AddedAt = app.Now(),
                    }
                );
            (await db.Speakers.SingleAsync(s => s.Id == ada.Id)).ImagePath = "/img/speakers/ada-1.jpg";
            await db.SaveChangesAsync();
        }

        var (photos, images) = (app.Services.GetRequiredService<SpeakerPhotos>(), app.Services.GetRequiredService<SiteImages>());
        await photos.Refresh(default);
        var site = Path.Combine(app.Folder, "static");
        var used = await photos.Read(new(site), ours.Id);

        Assert.Equal(("/img/speakers/ada-1.jpg", null), (images.Url("/img/speakers/ada-1.jpg"), images.Url("/img/speakers/ada-2.jpg")));
        Assert.Equal(Path.Combine(site, "img/speakers/ada-1.jpg"), Assert.Single(used).File);
        Assert.Equal("new"u8, used[0].Bytes);
    }

    static async Task<IHtmlDocument> Upload(HttpClient browser, string path, byte[] picture) =>
        await Upload(browser, (await browser.Open(path)).QuerySelector("form[action$='/photo']")!, picture);

    static async Task<IHtmlDocument> Upload(HttpClient browser, IElement form, byte[] picture) =>
        await (await Post(browser, form, picture)).Page();

    /// <summary>Sends the form of a photo, under a name that says nothing true.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient browser, IElement form, byte[] picture)
    {
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
            content.Add(new StringContent(field.Value), field.Name!);
        var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        content.Add(file, "photo", "me.jpg");
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }
}
