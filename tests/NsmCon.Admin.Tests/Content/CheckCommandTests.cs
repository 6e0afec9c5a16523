using System.Text.Json;
using NsmCon.Testbed.Running;
using YamlDotNet.RepresentationModel;

namespace NsmCon.Admin.Tests.Content;

public class CheckCommandTests
{
    const string Broken = "+++\ntitle = \"BrokenCon\"\nevent = true\n+++\n{{% Talk %}}\n";

    static readonly string Docs = File.ReadAllText(Path.Combine(RunningApp.ProjectRoot(), "docs", "CHECK.md"));

    [Fact]
    public async Task The_real_content_has_no_errors_and_no_clashes()
    {
        using var site = new Site();
        var (exit, output, error) = await site.Check(Path.Combine(RunningApp.ProjectRoot(), "content"));

        Assert.Equal((0, ""), (exit, error));
        Assert.EndsWith("2 files: 0 errors, 3 warnings, 5 infos.\n", output, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^[^ ]+ [a-z]+ C", output);
    }

    [Fact]
    public async Task Text_is_a_line_for_each_finding()
    {
        using var site = new Site();
        site.Write("content/events/brokencon.md", Broken);

        var (exit, output, _) = await site.Check();

        Assert.Equal(1, exit);
        Assert.Equal(
            """
            content/events/brokencon.md:1:1: warning H403 The page does not say when the event is: write the date into the subtitle, such as "March 30, 2020 | Amsterdam".
            content/events/brokencon.md:5:1: error H318 The site has no shortcode "Talk": write talk.
            1 file: 1 error, 1 warning, 0 infos.

            """,
            output
        );
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    public async Task Nothing_but_the_document_stands_on_the_output(string format)
    {
        using var site = new Site();
        site.Write("content/events/gracecon.md", Imports.Grace);
        var good = await site.Check("--format", format);
        site.Write("content/events/brokencon.md", Broken);
        var bad = await site.Check("content", "--format", format);
        var nowhere = await site.Check("nowhere", "--format", format);

        Assert.Equal((0, 1), (good.Exit, bad.Exit));
        foreach (var output in new[] { good.Output, bad.Output })
        {
            using var document = JsonDocument.Parse(output);
            Assert.EndsWith("}\n", output, StringComparison.Ordinal);
        }

        Assert.Equal((1, "", "There is no file or folder nowhere.\n"), nowhere);
    }

    [Fact]
    public async Task A_format_that_is_not_known_is_wrong_usage()
    {
        using var site = new Site();

        Assert.Equal(2, (await site.Check("--format", "xml")).Exit);
        Assert.Equal(2, (await site.Check("a", "b")).Exit);
    }

    [Fact]
    public async Task Two_pages_of_one_event_are_an_error()
    {
        using var site = new Site();
        site.Write("content/events/gracecon.md", Imports.Grace);
        site.Write("content/events/gracecon/index.md", Imports.Grace);

        var (exit, output, _) = await site.Check();

        Assert.Equal(1, exit);
        Assert.Contains(
            "content/events/gracecon/index.md:1:1: error I104 events/gracecon.md is a page of the event gracecon too",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_hook_refuses_a_commit_with_errors_and_looks_at_nothing_else()
    {
        using var site = new Site();
        await site.InstallProgram();
        await Git(site, "init", "--quiet");
        await site.WriteProgram(".git/hooks/pre-commit", Docs.Split("```bash\n")[1].Split("```")[0]);

        site.Write("content/events/gracecon.md", Imports.Grace);
        var good = await Commit(site, "content");
        site.Write("content/events/gracecon.md", Imports.Grace.Replace("{{% /speaker %}}", ""));
        var bad = await Commit(site, "content");
        site.Write("content/events/gracecon.md", Imports.Grace.Replace("Compilers", "Loaders"));
        var stillBad = await Commit(site);
        site.Write("notes.txt", "Bring cake.");
        await Git(site, "reset", "--quiet");
        site.Write("content/events/gracecon.md", Broken);
        var besides = await Commit(site, "notes.txt");

        Assert.Equal(0, good.Exit);
        Assert.Equal(1, bad.Exit);
        Assert.Contains("content/events/gracecon.md:10:1: error H308 ", bad.Output + bad.Error, StringComparison.Ordinal);
        Assert.Equal(1, stillBad.Exit);
        Assert.Equal(0, besides.Exit);
        Assert.Equal("notes.txt\n", (await Git(site, "show", "--format=", "--name-only")).Output);
        Assert.Equal("2\n", (await Git(site, "rev-list", "--count", "HEAD")).Output);
    }

    [Fact]
    public async Task The_example_for_CI_can_be_read_and_its_check_runs()
    {
        using var site = new Site();
        site.Write("content/events/brokencon.md", Broken);
        site.Write("temp/nsmcon/.keep", "");
        await site.InstallProgram();
        await site.Run("cp", "tools/nsmcon", "temp/nsmcon/NsmCon.Admin");
        using var text = new StringReader(Docs.Split("```yaml\n")[1].Split("```")[0]);
        var workflow = new YamlStream();
        workflow.Load(text);
        var steps = (YamlSequenceNode)workflow.Documents[0].RootNode["jobs"]["check"]["steps"];
        var check = steps
            .OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run"))
            .Select(step => $"{step["run"]}")
            .Single(run => run.Contains("check content", StringComparison.Ordinal));

        var (exit, _, error) = await site.Run("bash", "-ec", $"RUNNER_TEMP=temp; {check}");
        var (_, written, _) = await site.Run("cat", $"{steps.Last()["with"]["sarif_file"]}");

        Assert.Equal((1, ""), (exit, error));
        using var log = JsonDocument.Parse(written);
        Assert.Equal(
            "content/events/brokencon.md",
            log.RootElement.GetProperty("runs")[0]
                .GetProperty("results")[0]
                .GetProperty("locations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("artifactLocation")
                .GetProperty("uri")
                .GetString()
        );
    }

    static async Task<(int Exit, string Output, string Error)> Git(Site site, params string[] args)
    {
        var ran = await site.Run("git", args);
        Assert.True(ran.Exit == 0, ran.Error);
        return ran;
    }

    /// <summary>Commits what is staged already and the paths.</summary>
    static async Task<(int Exit, string Output, string Error)> Commit(Site site, params string[] paths)
    {
        if (paths.Length > 0)
            await Git(site, ["add", .. paths]);
        return await site.Run("git", "commit", "--quiet", "--message", "Change");
    }
}
