using System.Text;
using NsmCon.Admin.Content;
using NsmCon.Hugo;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

public class BrokenPageTests
{
    static readonly byte[] NotUtf8 = [.. Encoding.UTF8.GetBytes(Imports.Grace), 0xff, 0xfe];

    /// <summary>Each broken page, and where its first error is told.</summary>
    static readonly Dictionary<string, (byte[] Bytes, string Place)> Broken = new()
    {
        ["unclosed"] = (
            Encoding.UTF8.GetBytes(
                Imports.Grace.Replace(
                    "{{% /speaker %}}\n{{% /talk %}}\n{{% talk time=\"10:00am\"",
                    "{{% /talk %}}\n{{% talk time=\"10:00am\""
                )
            ),
            "10:1"
        ),
        ["crossed"] = (
            Encoding.UTF8.GetBytes(
                Imports.Grace.Replace(
                    "{{% /speaker %}}\n{{% /talk %}}\n{{% talk time=\"10:00am\"",
                    "{{% /talk %}}\n{{% /speaker %}}\n{{% talk time=\"10:00am\""
                )
            ),
            "13:1"
        ),
        ["misspelled shortcode"] = (
            Encoding.UTF8.GetBytes(Imports.Grace.Replace("How they came to be.", "{{% Talk %}}x{{% /Talk %}}")),
            "8:1"
        ),
        ["conflict markers"] = (
            Encoding.UTF8.GetBytes(
                Imports.Grace.Replace("How they came to be.", "<<<<<<< HEAD\nHow they came.\n=======\nHow they went.\n>>>>>>> theirs")
            ),
            "8:1"
        ),
        ["invalid TOML"] = (Encoding.UTF8.GetBytes(Imports.Grace.Replace("title = \"GraceCon\"", "title = GraceCon")), "2:"),
        ["not UTF-8"] = (NotUtf8, "21:1"),
        ["10 MB"] = (Encoding.UTF8.GetBytes(Imports.Grace + new string('x', HugoPage.MaxBytes)), "1:1"),
        ["empty"] = ([], "1:1"),
        ["NUL"] = (Encoding.UTF8.GetBytes(Imports.Grace.Replace("How they came to be.", "How\0they")), "8:4"),
        ["too long"] = (Encoding.UTF8.GetBytes(Imports.Grace.Replace("title=\"Compilers\"", $"title=\"{new string('c', 301)}\"")), "7:1"),
    };

    // By name: xunit carries a case's arguments about as text, and ten megabytes of it take gigabytes.
    public static TheoryData<string> Faults => [.. Broken.Keys];

    [Theory, MemberData(nameof(Faults))]
    public void A_broken_page_says_where(string fault)
    {
        var (bytes, place) = Broken[fault];
        var file = new ContentFile("events/gracecon.md", fault, bytes).Understand(imageExists: null);

        var errors = file
            .Findings.Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => $"{finding.Line}:{finding.Column}")
            .ToList();
        Assert.True(file.HasErrors);
        Assert.Contains(errors, error => error.StartsWith(place, StringComparison.Ordinal));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_last_good_import_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await using var db = app.OpenDb();
        var (rows, agenda) = (await db.Rows(), await db.Agenda("gracecon"));

        foreach (var (bytes, _) in Broken.Values)
        {
            var plan = await app.Import(new ContentFile("events/gracecon.md", "page", bytes).Understand(imageExists: null));
            Assert.True(plan.HasErrors);
        }

        Assert.Equal(rows, await db.Rows());
        Assert.Equal(agenda, await db.Agenda("gracecon"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_broken_page_does_not_hold_up_the_others(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        var plan = await app.Import(Imports.Page("no front matter", "events/broken.md"), Imports.Page(Imports.Grace));

        await using var db = app.OpenDb();
        Assert.True(plan.HasErrors);
        Assert.Equal(3, (await db.Agenda("gracecon")).Count);
        Assert.Empty(await db.Agenda("broken"));
    }

    [Theory]
    [InlineData("events/Grace Con.md", true)]
    [InlineData("events/grace_con.md", true)]
    [InlineData("events/grace+con.md", false)]
    [InlineData("events/グレース.md", false)]
    [InlineData("events/gracecon2031.md", true)]
    [InlineData("events/gracecon/index.md", true)]
    public void The_files_name_must_do_for_addresses(string path, bool isGood) =>
        Assert.Equal(isGood, !Imports.Page(Imports.Grace, path).HasErrors);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_pages_of_one_event_are_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        var plan = await app.Plan(Imports.Page(Imports.Grace), Imports.Page(Imports.Grace, "events/gracecon/index.md"));

        Assert.Equal([false, true], plan.Files.Select(file => file.IsRefused));
    }
}
