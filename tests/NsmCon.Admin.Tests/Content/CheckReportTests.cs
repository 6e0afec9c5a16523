using System.Reflection;
using System.Text;
using System.Text.Json;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Check;
using NsmCon.Hugo;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

public class CheckReportTests
{
    const string Faulty = """
        +++
        title = "Grace „Con“ {0} \\"
        subtitle = ["July 4, 2031"]
        +++
        {{% talk time="soon" title="Тhe  End" %}}
        {{% speaker name="Ada" img="/no.png" %}}
        """;

    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public void Json_reads_back_as_what_was_found()
    {
        var file = Checked("site/events/gracecon.md", Faulty);
        var good = Checked("site/events/adacon.md", Imports.Grace);

        var read = JsonSerializer.Deserialize<JsonReport>(new CheckReport([file, good]).ToJson(), Web)!;

        Assert.Equal((1, 2, 2, 3, 1), (read.Version, read.Files, read.Errors, read.Warnings, read.Infos));
        Assert.Equal(
            file.Findings.Select(f => new JsonFinding(
                "site/events/gracecon.md",
                f.Line,
                f.Column,
                f.Severity.ToString().ToLowerInvariant(),
                f.Code,
                f.Message
            )),
            read.Findings
        );
    }

    [Fact]
    public void Json_names_its_fields_as_its_page_promises()
    {
        var page = File.ReadAllText(Path.Combine(RunningApp.ProjectRoot(), "docs", "CHECK.md"));
        using var promised = JsonDocument.Parse(page.Split("```json\n")[1].Split("```")[0]);
        using var written = JsonDocument.Parse(new CheckReport([Checked("gracecon.md", Faulty)]).ToJson());

        Assert.Equal(Names(promised.RootElement), Names(written.RootElement));
        Assert.Equal(Names(promised.RootElement.GetProperty("findings")[0]), Names(written.RootElement.GetProperty("findings")[0]));

        static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(field => field.Name);
    }

    [Fact]
    public void Sarif_has_what_the_standard_asks_for()
    {
        var file = Checked("site/events/gracecon 2031.md", Faulty);

        using var log = JsonDocument.Parse(new CheckReport([file]).ToSarif());

        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        Assert.EndsWith("/sarif-schema-2.1.0.json", log.RootElement.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        var run = Assert.Single(log.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal("utf16CodeUnits", run.GetProperty("columnKind").GetString());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("nsmcon check", driver.GetProperty("name").GetString());
        var rules = driver.GetProperty("rules").EnumerateArray().ToList();
        Assert.Equal(rules.Count, rules.DistinctBy(rule => rule.GetProperty("id").GetString()).Count());
        Assert.All(rules, rule =>
        {
            Assert.All(["shortDescription", "fullDescription", "help"], text =>
                Assert.NotEmpty(rule.GetProperty(text).GetProperty("text").GetString()!)
            );
            Assert.Contains(
                rule.GetProperty("defaultConfiguration").GetProperty("level").GetString(),
                new[] { "error", "warning", "note" }
            );
        });

        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(
            file.Findings.Select(finding => (finding.Code, finding.Message, finding.Line, finding.Column)),
            results.Select(result =>
            {
                var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
                Assert.Equal("site/events/gracecon%202031.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
                Assert.True(
                    run.GetProperty("originalUriBaseIds")
                        .TryGetProperty(place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString()!, out _)
                );
                Assert.Equal(
                    result.GetProperty("ruleId").GetString(),
                    rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()
                );
                Assert.Equal(
                    rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("defaultConfiguration").GetProperty("level").GetString(),
                    result.GetProperty("level").GetString()
                );
                var region = place.GetProperty("region");
                return (
                    result.GetProperty("ruleId").GetString()!,
                    result.GetProperty("message").GetProperty("text").GetString()!,
                    region.GetProperty("startLine").GetInt32(),
                    region.GetProperty("startColumn").GetInt32()
                );
            })
        );
    }

    [Theory]
    [InlineData("../elsewhere/content/events/gracecon.md", "events/gracecon.md")]
    [InlineData("/srv/site/content/events/gracecon.md", "events/gracecon.md")]
    [InlineData("./content/events/gracecon.md", "content/events/gracecon.md")]
    [InlineData("content/events/100%#1.md", "content/events/100%25%231.md")]
    [InlineData("..content/events/gracecon.md", "..content/events/gracecon.md")]
    public void Sarif_names_files_from_where_the_check_ran(string shownAs, string uri)
    {
        using var log = JsonDocument.Parse(new CheckReport([Checked(shownAs, Faulty)]).ToSarif());

        var place = log
            .RootElement.GetProperty("runs")[0]
            .GetProperty("results")[0]
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation");
        Assert.Equal(uri, place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.False(Uri.TryCreate(uri, UriKind.Absolute, out _));
    }

    [Fact]
    public void Nothing_found_is_an_empty_list()
    {
        var report = new CheckReport([Checked("gracecon.md", Imports.Grace)]);

        using var json = JsonDocument.Parse(report.ToJson());
        using var sarif = JsonDocument.Parse(report.ToSarif());

        Assert.Equal(0, json.RootElement.GetProperty("findings").GetArrayLength());
        Assert.Equal(0, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void Every_code_has_its_rule()
    {
        var codes = new[] { typeof(FindingCodes), typeof(ImportCodes), typeof(CheckCodes) }
            .SelectMany(codes => codes.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(code => (string)code.GetValue(null)!);

        Assert.Equal(codes.Order(), FindingRule.All.Select(rule => rule.Code).Order());
        Assert.Equal(
            "Write the date into the subtitle: `March 30, 2020 | Amsterdam`.",
            FindingRule.All.Single(rule => rule.Code == FindingCodes.DateMissing).Advice
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_the_bytes_both_formats_can_be_read_and_severities_are_those_of_the_rules(int seed)
    {
        var random = new Random(seed);
        string[] parts =
        [
            Imports.Grace,
            Faulty,
            "{{% talk time=\"9:00-10:00\" title=\"",
            "{{< sponsor_section sponsor_type=\"",
            "\" >}}",
            "\ud800",
            "\0",
            "\"",
            "\\",
            "\u2028",
            "[[package]]",
            "key = ",
            "Тhe ",
        ];
        for (var round = 0; round < 150; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(
                string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => parts[random.Next(parts.Length)]))
            );
            if (bytes.Length > 0)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var file = new ContentFile($"events/e{round}.{(random.Next(4) == 0 ? "toml" : "md")}", "page", bytes).Understand(path =>
                path.Length % 2 == 0
            );
            CheckContent.Report([file]);

            var report = new CheckReport([file]);
            using var json = JsonDocument.Parse(report.ToJson());
            using var sarif = JsonDocument.Parse(report.ToSarif());

            Assert.Equal(report.Findings.Count, json.RootElement.GetProperty("findings").GetArrayLength());
            Assert.Equal(report.Findings.Count, sarif.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
            Assert.All(file.Findings, finding =>
            {
                Assert.Equal(FindingRule.All.Single(rule => rule.Code == finding.Code).Severity, finding.Severity);
                Assert.True(finding.Line >= 1 && finding.Column >= 1, finding.ToString());
            });
        }
    }

    static SourceFile Checked(string shownAs, string text)
    {
        var file = new ContentFile("events/gracecon.md", shownAs, Encoding.UTF8.GetBytes(text)).Understand(imageExists: _ => false);
        CheckContent.Report([file]);
        return file;
    }

    sealed record JsonReport(int Version, int Files, int Errors, int Warnings, int Infos, List<JsonFinding> Findings);

    sealed record JsonFinding(string File, int Line, int Column, string Severity, string Code, string Message);
}
