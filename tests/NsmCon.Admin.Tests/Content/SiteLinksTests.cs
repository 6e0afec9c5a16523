using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Prospectus;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>Whoever may push to the site's repository can put links into it: at every place where the app reads or writes, they give nothing.</summary>
public class SiteLinksTests
{
    const string Secret = "The secret of the server.";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_link_in_the_site_gives_a_file_of_the_server(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var secret = $"{app.Folder}/data/secret.txt";
        Directory.CreateDirectory($"{app.Folder}/data");
        await File.WriteAllTextAsync(secret, $"+++\ntitle = \"{Secret}\"\n+++\n");
        foreach (
            var path in new[]
            {
                "static/img/logo.png",
                "content/static/img/second.png",
                "content/events/leak.md",
                "content/packages/leak.toml",
                "content/templates/badge.typ",
                "content/templates/mail/test.md",
            }
        )
            Link($"{app.Folder}/{path}", secret);
        Link($"{app.Folder}/static/img/folder", $"{app.Folder}/data");
        await File.WriteAllTextAsync($"{app.Folder}/data/third.png", Secret);
        using var visitor = app.Browser();
        var (settings, images) = (app.Services.GetRequiredService<ConferenceSettings>(), app.Services.GetRequiredService<SiteImages>());

        var pictures = new List<HttpStatusCode>();
        foreach (var path in new[] { "/img/logo.png", "/img/second.png", "/img/folder/third.png" })
            pictures.Add((await visitor.GetAsync(path)).StatusCode);

        Assert.All(pictures, status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal([null, null], new[] { "/img/logo.png", "/img/folder/third.png" }.Select(images.Url));
        Assert.All(ContentFile.Folder(settings.Site).Where(file => file.Path.Contains("leak", StringComparison.Ordinal)), file =>
            Assert.Empty(file.Bytes)
        );
        Assert.DoesNotContain("badge.typ", OwnTemplates.Read(settings).Keys);
        Assert.False(TemplateRow.Create("badge.typ", settings.Site).IsOwn);
        Assert.StartsWith(
            "## Mail works",
            new MailTemplates(settings).Fill("test", ("address", ""), ("app", "")),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_static_folder_that_is_a_link_itself_gives_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        Directory.CreateDirectory($"{app.Folder}/data/img");
        await File.WriteAllTextAsync($"{app.Folder}/data/img/logo.png", Secret);
        if (Directory.Exists($"{app.Folder}/static"))
            Directory.Delete($"{app.Folder}/static", recursive: true);
        Link($"{app.Folder}/static", $"{app.Folder}/data");
        using var visitor = app.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/img/logo.png")).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nothing_is_written_through_a_link(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var page = app.PageFile();
        var before = await File.ReadAllTextAsync(page);
        Directory.CreateDirectory($"{app.Folder}/outside");
        await File.WriteAllTextAsync($"{app.Folder}/outside/page.md", before);
        Directory.CreateDirectory($"{app.Folder}/static/img");
        Link($"{app.Folder}/static/img/speakers", $"{app.Folder}/outside");
        await AddPhoto(app);

        var photo = await Assert.ThrowsAsync<RuleBrokenException>(() => app.Export());
        Directory.Delete($"{app.Folder}/static", recursive: true);
        File.Delete(page);
        Link(page, $"{app.Folder}/outside/page.md");
        var linked = await Assert.ThrowsAsync<RuleBrokenException>(() => app.Export());

        Assert.EndsWith("is not a plain file inside the site's folder. Nothing was changed.", photo.Message, StringComparison.Ordinal);
        Assert.Equal("The content folder has no page events/nsmconeu2020.md: download the page instead.", linked.Message);
        Assert.Equal(["page.md"], Directory.GetFileSystemEntries($"{app.Folder}/outside").Select(Path.GetFileName));
        Assert.Equal(before, await File.ReadAllTextAsync($"{app.Folder}/outside/page.md"));
    }

    static void Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, target);
    }

    static Task AddPhoto(RunningApp app) =>
        app.Change(
            (db, talks) =>
            {
                var speaker = talks.SelectMany(talk => talk.Speakers).First().Speaker!;
                speaker.ImagePath = "/img/speakers/someone-12345678.jpg";
                db.SpeakerPhotos.Add(
                    new SpeakerPhoto
                    {
                        EventId = speaker.EventId,
                        Path = speaker.ImagePath,
                        ContentType = "image/jpeg",
                        Bytes = [1, 2, 3],
                        AddedAt = A.Day,
                        AddedBy = "mira@example.org",
                    }
                );
            }
        );
}
