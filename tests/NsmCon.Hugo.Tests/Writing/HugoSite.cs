using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo.Tests;

/// <summary>A tiny Hugo site in a temporary folder, whose shortcodes print what Hugo read: name, parameters and inner text.</summary>
/// <remarks>
/// Its layouts are plain, or such as a site has whose events they are: cards of HTML that render the inside of a talk or a speaker once more,
/// the speaker's in a paragraph.
/// </remarks>
sealed class HugoSite : IDisposable
{
    static readonly string[] WithInner = ["talk", "speaker", "img-text", "sponsor_section", "highlight"];
    static readonly string[] WithoutInner = ["sponsor_logo", "figure", "youtube"];
    static readonly string[] RenderedTwice = ["talk", "img-text", "sponsor_section"];
    static readonly Regex Parameters = new(@"\u2985(?<name>[^|]+)\|(?<json>[^|]*)\|");

    // A comment that does not end hides the rest of the page.
    static readonly Regex Hidden = new("<!--.*?(-->|$)", RegexOptions.Singleline);

    readonly string folder = Directory.CreateTempSubdirectory("nsmcon-hugo-").FullName;
    readonly List<HugoPage> pages = [];
    readonly bool rendersTwice;

    public static string? Program { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(f => Path.Combine(f, "hugo"))
            .FirstOrDefault(File.Exists);

    /// <summary>Why a test is skipped that needs Hugo; in CI none is.</summary>
    public static string? Missing { get; } =
        Program is null && Environment.GetEnvironmentVariable("CI") != "true"
            ? "This test needs the program hugo: run it by `bash tests/run`."
            : null;

    public HugoSite(bool rendersTwice = false)
    {
        this.rendersTwice = rendersTwice;
        Assert.True(Program is not null, "This test needs the program hugo: run it by `bash tests/run`.");
        Write(
            "config.yaml",
            "disableKinds: [taxonomy, term, RSS, sitemap, home, section, '404']\nmarkup: {goldmark: {renderer: {unsafe: true}}}\n"
        );
        Write("layouts/_default/single.html", "{{ slice .Title .Params.subtitle | jsonify | base64Encode | safeHTML }}\n{{ .Content }}");
        foreach (var name in WithInner.Concat(WithoutInner))
            Write(
                $"layouts/shortcodes/{name}.html",
                "\u2985{{ .Name }}|{{ .Params | jsonify | base64Encode | safeHTML }}|" + Inner(name) + "\u2986"
            );
    }

    string Inner(string name)
    {
        if (!WithInner.Contains(name))
            return "";
        if (rendersTwice && name == "speaker")
            return """

                <article class="person">
                  <img src="{{ .Get "img" }}">
                  <div class="about">
                    <p>
                      <b>{{ .Get "name" }}</b> <a href="https://github.com/{{ .Get "github" }}">GitHub</a>
                      <br>
                      {{ .Inner | markdownify }}
                    </p>
                  </div>
                </article>

                """;
        if (rendersTwice && RenderedTwice.Contains(name))
            return """

                <section class="card">
                  <header>{{ .Get "time" }} {{ .Get "title" }}</header>
                  <div class="text">
                    {{ .Inner | markdownify }}
                  </div>
                </section>

                """;

        return "{{ .Inner }}";
    }

    /// <summary>Adds a page. As HTML its text is not turned into Markdown, so that it can be compared; a site that renders it twice has Markdown.</summary>
    public void Add(HugoPage page)
    {
        Write($"content/p{pages.Count}.{(rendersTwice ? "md" : "html")}", page.ToString());
        pages.Add(page);
    }

    /// <summary>Builds all pages in one run, and compares what Hugo read with what we read.</summary>
    public void AssertReadAlike()
    {
        var start = new ProcessStartInfo(Program!, ["--quiet", "--source", folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var hugo = Process.Start(start)!;
        var errors = hugo.StandardError.ReadToEndAsync();
        var said = hugo.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
        hugo.WaitForExit();
        Assert.True(hugo.ExitCode == 0, said.Length > 0 ? said + Named(said) : "Hugo failed.");

        for (var index = 0; index < pages.Count; index++)
            AssertAlike(pages[index], Unified(File.ReadAllText(Path.Combine(folder, "public", $"p{index}", "index.html"))));
    }

    /// <summary>Inside a {{% shortcode %}} within another one Hugo turns the text into HTML: then only the shortcodes are compared, those that are seen.</summary>
    void AssertAlike(HugoPage page, string byHugo)
    {
        var isRendered = rendersTwice || page.Shortcodes.Any(s => s.Open.IsMarkdown && s.Parent is not null);
        Assert.Equal(isRendered ? WithoutText(Read(page)) : Read(page), isRendered ? WithoutText(byHugo) : byHugo);
    }

    static string WithoutText(string read) =>
        string.Concat(Regex.Matches(Hidden.Replace(read, ""), @"\u2985[^|]+\|[^|]*\||\u2986").Select(m => m.Value));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string Named(string said) =>
        Regex.Match(said, "content/p([0-9]+)\\.") is { Success: true } match ? "\n" + pages[int.Parse(match.Groups[1].Value)] : "";

    void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>What the site prints of a page if Hugo reads it as we do.</summary>
    static string Read(HugoPage page)
    {
        var result = new StringBuilder(
            JsonSerializer.Serialize(
                new object?[]
                {
                    page.FrontMatter?.Fields.Find("title")?.Text ?? "",
                    page.FrontMatter?.Fields.Find("subtitle")?.Items?.Select(item => item.Text),
                }
            )
        ).Append('\n');
        foreach (var node in page.Nodes.Where(n => n is not FrontMatterNode))
            Append(result, node);
        return result.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
    }

    static void Append(StringBuilder result, PageNode node)
    {
        if (node is not ShortcodeNode shortcode)
        {
            result.Append(node is EscapedNode escaped ? escaped.Shown : node.ToString());
            return;
        }

        result.Append('\u2985').Append(shortcode.Name).Append('|').Append(ParametersOf(shortcode)).Append('|');
        foreach (var child in shortcode.Children)
            Append(result, child);
        result.Append('\u2986');
    }

    static string ParametersOf(ShortcodeNode shortcode)
    {
        var parameters = shortcode.Open.Parameters;
        return parameters.Count > 0 && parameters[0].Name is null
            ? JsonSerializer.Serialize(parameters.Select(p => p.Value))
            : JsonSerializer.Serialize(
                parameters
                    .GroupBy(p => p.Name!, StringComparer.Ordinal)
                    .OrderBy(p => p.Key, StringComparer.Ordinal)
                    .ToDictionary(p => p.Key, p => p.Last().Value)
            );
    }

    /// <summary>What Hugo printed, with its JSON written as ours.</summary>
    static string Unified(string printed)
    {
        var line = printed.IndexOf('\n', StringComparison.Ordinal);
        var title = Same<JsonElement[]>(Convert.FromBase64String(printed[..line]));
        var body = Parameters.Replace(printed[line..], m =>
            $"\u2985{m.Groups["name"].Value}|{SameParameters(Convert.FromBase64String(m.Groups["json"].Value))}|"
        );
        return (title + body).Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
    }

    static string SameParameters(byte[] json) =>
        json switch
        {
            [(byte)'n', ..] => "{}",
            [(byte)'[', ..] => Same<JsonElement[]>(json),
            _ => JsonSerializer.Serialize(
                JsonSerializer
                    .Deserialize<Dictionary<string, JsonElement>>(json)!
                    .OrderBy(p => p.Key, StringComparer.Ordinal)
                    .ToDictionary(p => p.Key, p => p.Value)
            ),
        };

    static string Same<T>(byte[] json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(json));
}
