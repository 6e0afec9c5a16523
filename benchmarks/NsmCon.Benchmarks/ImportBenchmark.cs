using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Import;

namespace NsmCon.Benchmarks;

/// <summary>
/// 10,000 talks in 1,000 pages: the import of the running app into an empty SQLite database, against Hugo's build of the same pages.
/// <c>import [FOLDER-OF-THE-PUBLISHED-APP]</c> also measures the whole command.
/// </summary>
static class ImportBenchmark
{
    const int Pages = 1_000;
    const int TalksOnPage = 10;
    const int Runs = 5;

    public static async Task<int> Run(string? published)
    {
        var site = Directory.CreateTempSubdirectory("nsmcon-site-").FullName;
        WriteSite(site);
        var hugo = new List<double>();
        var ours = new List<double>();
        var command = new List<double>();
        await Import(site);
        for (var run = 0; run < Runs; run++)
        {
            hugo.Add(await Time("hugo", site, "--quiet", "--destination", $"{site}/public-{run}"));
            ours.Add(await Import(site));
            if (published is not null)
                command.Add(await Command(published, site));
        }

        Directory.Delete(site, recursive: true);
        Console.WriteLine($"{Pages * TalksOnPage:N0} talks in {Pages:N0} pages, median of {Runs}");
        Console.WriteLine($"hugo builds them          {Median(hugo):N2} s");
        Console.WriteLine($"the app imports them      {Median(ours):N2} s   {Median(ours) / Median(hugo):N2} of Hugo");
        if (published is not null)
            Console.WriteLine($"the whole command         {Median(command):N2} s   {Median(command) / Median(hugo):N2} of Hugo");
        return Median(ours) <= Median(hugo) ? 0 : 1;
    }

    static async Task<double> Import(string site)
    {
        await using var server = await Server.Start("Sqlite");
        await using var scope = server.Services.CreateAsyncScope();
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var files = ContentReading.Read(scope.ServiceProvider, $"{site}/content");
        await scope.ServiceProvider.GetRequiredService<ApplyImport>().Apply(files, by: "benchmark");
        var seconds = watch.Elapsed.TotalSeconds;

        await using var db = server.OpenDb();
        var talks = await db.Talks.CountAsync(talk => talk.Title.StartsWith("Talk "));
        return talks == Pages * TalksOnPage ? seconds : throw new InvalidOperationException($"Only {talks} talks came in.");
    }

    static async Task<double> Command(string published, string site)
    {
        var folder = Directory.CreateTempSubdirectory("nsmcon-import-").FullName;
        var seconds = await Time(Path.GetFullPath(Path.Combine(published, "NsmCon.Admin")), folder, "import", $"{site}/content");
        Directory.Delete(folder, recursive: true);
        return seconds;
    }

    static async Task<double> Time(string program, string folder, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true }
        )!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? watch.Elapsed.TotalSeconds
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    static void WriteSite(string site)
    {
        Write($"{site}/config.toml", "baseURL = \"http://localhost/\"\ntitle = \"Events\"\ndisableKinds = [\"RSS\", \"sitemap\"]\n");
        Write($"{site}/layouts/_default/single.html", "<h1>{{ .Title }}</h1>{{ .Content }}");
        Write($"{site}/layouts/_default/list.html", "{{ range .Pages }}<a href=\"{{ .Permalink }}\">{{ .Title }}</a>{{ end }}");
        Write($"{site}/layouts/index.html", "<h1>{{ .Title }}</h1>");
        Write($"{site}/layouts/shortcodes/talk.html", "<section><h2>{{ .Get \"time\" }} {{ .Get \"title\" }}</h2>{{ .Inner }}</section>");
        Write($"{site}/layouts/shortcodes/speaker.html", "<div><b>{{ .Get \"name\" }}</b>{{ .Inner }}</div>");
        for (var page = 0; page < Pages; page++)
            Write($"{site}/content/events/conf{page}.md", Page(page));
    }

    static string Page(int page) =>
        $"""
            +++
            title = "Conf {page}"
            subtitle = ["March 30,2020 | Amsterdam, The Netherlands"]
            date = "2020-03-30"
            +++

            # Schedule

            {string.Join('\n', Enumerable.Range(0, TalksOnPage).Select(talk => Talk(page, talk)))}

            # Become a Sponsor

            Contact sponsors@networkservicemesh.io.
            """;

    static string Talk(int page, int talk) =>
        $$$"""
            {{% talk time="{{{8 + talk:00}}}:00" title="Talk {{{page}}}.{{{talk}}}" %}}
            What the talk is about, in a paragraph of some length: packets, meshes, and the people who keep them running.

            ### Speaker
            {{% speaker name="Person {{{page}}} {{{talk}}} - Engineer, Company {{{talk}}}" github="person-{{{page}}}-{{{talk}}}" %}}
            Works on networks.
            {{% /speaker %}}
            {{% /talk %}}
            """;

    static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text + "\n");
    }
}
