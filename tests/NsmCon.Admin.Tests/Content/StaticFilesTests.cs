using System.Net;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>What pages link to in the site lies in its static folder, and is served from there; nothing else is.</summary>
public class StaticFilesTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_file_is_served_at_its_place_with_its_type(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        foreach (var path in new[] { "pdf/talk.pdf", "slides/deck two.pptx", "img/events/deep/a.png", "notes.txt" })
            Write(app, $"static/{path}");

        var answers = await Ask(app, "/pdf/talk.pdf", "/slides/deck%20two.pptx", "/img/events/deep/a.png", "/notes.txt");

        Assert.Equal(
            [
                "OK application/pdf static/pdf/talk.pdf",
                "OK application/vnd.openxmlformats-officedocument.presentationml.presentation static/slides/deck two.pptx",
                "OK image/png static/img/events/deep/a.png",
                "OK text/plain static/notes.txt",
            ],
            answers
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_browser_would_run_and_what_lies_elsewhere_is_not_served(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        foreach (
            var path in new[]
            {
                "static/page.html",
                "static/run.js",
                "static/style.css",
                "static/feed.xml",
                "static/.git/config.txt",
                "secret.txt",
                "content/events/notes.txt",
            }
        )
            Write(app, path);
        File.CreateSymbolicLink($"{app.Folder}/static/link.txt", $"{app.Folder}/secret.txt");

        var answers = await Ask(
            app,
            "/page.html",
            "/run.js",
            "/style.css",
            "/feed.xml",
            "/.git/config.txt",
            "/..%2fsecret.txt",
            "/pdf/..%2f..%2fsecret.txt",
            "/link.txt",
            "/events/notes.txt",
            "/none.pdf"
        );

        Assert.All(answers, answer => Assert.StartsWith("NotFound", answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_names_the_links_to_files_that_the_site_does_not_have()
    {
        using var site = new Site();
        site.Write("static/pdf/there.pdf", "");
        site.Write(
            "content/events/gracecon.md",
            Imports.Grace.Replace("How they came to be.", "[there](/pdf/there.pdf) and [gone](/pdf/gone.pdf)", StringComparison.Ordinal)
        );

        var (exit, output, _) = await site.Check();

        Assert.Equal(0, exit);
        Assert.Equal(
            "content/events/gracecon.md:8:36: warning H432 The site has no file /pdf/gone.pdf: add it below static/, or correct the link.",
            Assert.Single(output.Split('\n'), line => line.Contains("H432", StringComparison.Ordinal))
        );
    }

    static void Write(RunningApp app, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName($"{app.Folder}/{path}")!);
        File.WriteAllText($"{app.Folder}/{path}", path);
    }

    static async Task<List<string>> Ask(RunningApp app, params string[] paths)
    {
        using var visitor = app.Browser();
        var answers = new List<string>();
        foreach (var path in paths)
        {
            using var answer = await visitor.GetAsync(path);
            answers.Add(
                answer.StatusCode == HttpStatusCode.OK
                    ? $"OK {answer.Content.Headers.ContentType?.MediaType} {await answer.Content.ReadAsStringAsync()}"
                    : $"{answer.StatusCode}"
            );
        }

        return answers;
    }
}
