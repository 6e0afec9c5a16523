using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using SkiaSharp;

namespace NsmCon.Admin.Tests.Sponsors;

public class LogoTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_logo_is_uploaded_and_shown_to_everybody(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var acme = await app.AddSponsor("Acme Networks");
        await app.Give(acme, "Event");
        using var browser = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        using var visitor = app.Browser();
        var path = $"{Offers.Path}/companies/{acme.Id}";

        var page = await (await Upload(browser, await Form(browser, path), Pictures.Create(1600, 400, SKEncodedImageFormat.Png))).Page();
        var site = await visitor.Open($"/events/{RunningApp.Seed}");

        await using var db = app.OpenDb();
        var saved = await db.Sponsors.SingleAsync();
        Assert.Matches("^/img/sponsors/acme-networks-[0-9a-f]{8}\\.png$", saved.LogoPath);
        Assert.Equal("Acme Networks has a new logo.", page.QuerySelector(".flash").Words());
        Assert.Equal(saved.LogoPath, page.QuerySelector(".company-logo")!.GetAttribute("src"));
        Assert.Equal(
            (saved.LogoPath, "Acme Networks"),
            site.QuerySelectorAll(".sponsors img").Select(img => (img.GetAttribute("src"), img.GetAttribute("alt"))).Single()
        );
        using var answer = await visitor.GetAsync(saved.LogoPath);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((800, 200, "RGBW"), Pictures.Look(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal(saved.LogoPath, page.QuerySelector("#Form_LogoPath")!.GetAttribute("value"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_a_logo_is_refused_and_so_is_who_may_not_change_the_sponsor(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var acme = await app.AddSponsor("Acme");
        using var browser = await app.SignIn(StaffRole.Sponsorship, RunningApp.Seed);
        using var reader = await app.SignIn(StaffRole.Reader, RunningApp.Seed);
        var path = $"{Offers.Path}/companies/{acme.Id}";
        browser.DefaultRequestHeaders.Referrer = new Uri(app.Url + path);
        var form = await Form(browser, path);
        async Task<string?> Refusal(byte[] sent) =>
            (await (await Upload(browser, form, sent)).Page()).QuerySelector(".flash.refused").Words();

        Assert.Equal(
            "This picture cannot be read. Send a JPEG, PNG or WebP.",
            await Refusal(Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"))
        );
        Assert.Equal("Choose a picture first: a JPEG, PNG or WebP.", await Refusal([]));
        Assert.StartsWith("This picture has 50000 × 50000 pixels", await Refusal(Pictures.Bomb(50_000, 50_000)), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Upload(reader, form, Pictures.Create(10, 10))).StatusCode);
        await browser.Send(path, new() { ["Form.Name"] = "Acme Two" }, "#company");
        Assert.StartsWith("Someone else changed this at the same time.", await Refusal(Pictures.Create(10, 10)), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.Null((await db.Sponsors.SingleAsync()).LogoPath);
        Assert.False(await db.SpeakerPhotos.AnyAsync());
    }

    static async Task<IElement> Form(HttpClient browser, string path) => (await browser.Open(path)).QuerySelector("form[action$='/logo']")!;

    static async Task<HttpResponseMessage> Upload(HttpClient browser, IElement form, byte[] picture)
    {
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
            content.Add(new StringContent(field.Value), field.Name!);
        var file = new ByteArrayContent(picture);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        content.Add(file, "logo", "logo.png");
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }
}
