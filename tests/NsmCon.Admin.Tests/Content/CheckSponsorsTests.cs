using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Check;
using NsmCon.Hugo;

namespace NsmCon.Admin.Tests.Content;

public sealed class CheckSponsorsTests : IDisposable
{
    const string Packages = """
        [[package]]
        key = "event"
        name = "Event"
        group = "Event sponsorship"
        price = 1
        [[package]]
        key = "t-shirt"
        name = "T-Shirt"
        price = 1
        [[package]]
        key = "recording"
        name = "Session Recording Sponsor"
        price = 1

        """;

    readonly string folder = Directory.CreateTempSubdirectory("nsmcon-check-").FullName;

    [Theory]
    [InlineData("Evnet Sponsors", "Event Sponsors")]
    [InlineData("event sponsers", "Event Sponsors")]
    [InlineData("Evnt", "Event")]
    [InlineData("Tshirt Sponsor", "T-Shirt Sponsor")]
    [InlineData("T-Shrit Sponsors", "T-Shirt Sponsors")]
    [InlineData("Sesion Recordings Sponsors", "Session Recording Sponsors")]
    public void A_name_that_is_almost_a_packages_is_asked_about(string written, string meant)
    {
        var findings = Findings(Section(written));

        Assert.Equal(
            [
                new Diagnostic(
                    DiagnosticSeverity.Warning,
                    "C201",
                    6,
                    21,
                    $"packages/gracecon.toml has no package for \"{written}\": did you mean \"{meant}\"?"
                ),
            ],
            findings
        );
    }

    [Theory]
    [InlineData("Event Sponsors")]
    [InlineData("event  sponsor")]
    [InlineData("Event")]
    [InlineData("Event sponsorship")]
    [InlineData("T-Shirt Sponsors")]
    [InlineData("Session Recording Sponsors")]
    [InlineData("Session Recording Sponsorship")]
    [InlineData("Media Partners")]
    [InlineData("Sponsors")]
    [InlineData("")]
    public void A_packages_own_name_and_any_other_is_let_be(string written) => Assert.Empty(Findings(Section(written)));

    [Fact]
    public void Headings_of_sponsors_are_compared_too()
    {
        Assert.Equal(
            ["6:1 C201"],
            Findings("## Evnet Sponsors\nAcme\n").Select(finding => $"{finding.Line}:{finding.Column} {finding.Code}")
        );
        Assert.Empty(Findings("## Event Sponsors\nAcme\n# Become a Sponsor\nWrite to us.\n# Evnet\nAnything else.\n"));
    }

    [Fact]
    public void Without_a_packages_file_there_is_nothing_to_compare_with() =>
        Assert.Empty(Findings(Section("Evnet Sponsors"), packages: null));

    [Fact]
    public void A_page_that_is_checked_alone_finds_the_packages_beside_it()
    {
        var nested = Findings(Section("Evnet Sponsors"), page: "events/gracecon/index.md");
        var elsewhere = Findings(Section("Evnet Sponsors"), page: "gracecon.md");

        Assert.Equal(["C201"], nested.Select(finding => finding.Code));
        Assert.Empty(elsewhere);
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("lunch", "", 5)]
    [InlineData("lunch", "lunch", 0)]
    [InlineData("lunch", "lucnh", 1)]
    [InlineData("lunch", "lnch", 1)]
    [InlineData("lunch", "launch", 1)]
    [InlineData("lunch", "munch", 1)]
    [InlineData("lunch", "brunch", 2)]
    public void Edits_are_counted(string one, string other, int edits) =>
        Assert.Equal((edits, edits), (Spelling.Edits(one, other), Spelling.Edits(other, one)));

    [Fact]
    public void One_slip_of_the_pen_is_one_edit()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var word = new string([.. Enumerable.Range(0, random.Next(2, 12)).Select(_ => (char)('a' + random.Next(4)))]);
            var at = random.Next(word.Length - 1);
            var slipped = random.Next(4) switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, "x"),
                2 => $"{word[..at]}x{word[(at + 1)..]}",
                _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            };

            Assert.Equal(slipped == word ? 0 : 1, Spelling.Edits(word, slipped));
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    static string Section(string name) =>
        $"{{{{< sponsor_section sponsor_type=\"{name}\" >}}}}\n{{{{< sponsor_logo sponsor_name=\"Acme\" >}}}}\n{{{{< /sponsor_section >}}}}\n";

    /// <summary>The findings of a page whose body begins on line 6, beside a packages file.</summary>
    List<Diagnostic> Findings(string body, string? packages = Packages, string page = "events/gracecon.md")
    {
        Write(page, $"+++\ntitle = \"GraceCon\"\nsubtitle = [\"July 4, 2031\"]\n+++\n\n{body}");
        if (packages is not null)
            Write("packages/gracecon.toml", packages);
        var read = ContentFile.Read(Path.Combine(folder, page)).Understand(imageExists: null);
        CheckContent.Report([read]);
        return [.. read.Findings.Where(finding => finding.Code.StartsWith('C'))];
    }

    void Write(string path, string text)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
    }
}
