using System.Reflection;

namespace NsmCon.Hugo.Tests;

public class FindingTests
{
    const string Talk = "{{% talk time=\"09:00am\" title=\"T\" %}}\n";

    [Theory]
    [InlineData("{{< unknown a=\"b\" >}}", "5:1 H313")]
    [InlineData("{{% talk title=\"T\" time=\"9:00\" titel=\"U\" %}}{{% /talk %}}", "5:32 H314")]
    [InlineData("{{% talk \"9:00\" %}}{{% /talk %}}", "5:1 H316 5:1 H316 5:10 H314")]
    [InlineData("{{% talk %}}", "5:1 H308 5:1 H316 5:1 H316")]
    [InlineData("{{% talk title=\"T\" time=\"9:00\" time=\"9:30\" %}}{{% /talk %}}", "5:32 H315")]
    [InlineData("{{% speaker name=\"\" %}}{{% /speaker %}}", "5:1 H316")]
    [InlineData(Talk + "{{% /talk %}}\n{{% talk time=\"08:00am\" title=\"T\" %}}{{% /talk %}}", "7:10 H412")]
    [InlineData(Talk + Talk + "{{% /talk %}}\n{{% /talk %}}", "6:1 H413")]
    [InlineData("<!--\n" + Talk + "{{% /talk %}}\n-->\n{{% talk title=\"U\" time=\"9:00\" %}}{{% /talk %}}", "6:1 H416")]
    [InlineData(Talk + "{{% /talk %}}\n{{% talk time=\"9:00\" title=\"t\" %}}{{% /talk %}}", "7:1 H454")]
    [InlineData(Talk + "{{% /talk %}}\n{{% talk time=\"10:00am\" title=\"T\" %}}{{% /talk %}}", "")]
    [InlineData(
        "{{% talk time=\"9:00\" title=\"\" %}}{{% /talk %}}\n{{% talk time=\"9:00\" title=\"\" %}}{{% /talk %}}",
        "5:1 H316 6:1 H316"
    )]
    [InlineData(
        Talk + "### Speakers\n{{% speaker name=\"A\" %}}{{% /speaker %}}\n{{% speaker name=\"A\" %}}{{% /speaker %}}\n{{% /talk %}}",
        "8:1 H426"
    )]
    [InlineData(
        "[a](htps://example.org) [b](www.example.org) [c](youtube.com/watch?v=1 \"T\")\n[d](https:/example.org) [e](http:example.org) [f](https:///x)",
        "5:5 H433 5:29 H433 5:50 H433 6:5 H433 6:29 H433 6:51 H433"
    )]
    [InlineData(
        "[a](https://example.org) [b](mailto:a@example.org) [c](/x.pdf) [d](slides.pdf) [e](#x) [f](pdf/a.b.pdf) [g](../x) [h](<HTTP://example.org>) [i](v1.0/x) [j](tel:+31) [k]()",
        ""
    )]
    [InlineData("{{< sponsor_logo sponsor_name=\"A\" src=\"/a.svg\" href=\"acme.org/\" >}}", "5:48 H433")]
    [InlineData("[a](1a://x) [b](a_b://x) [c](v1.a/x) [d](v1.0a/x) [e](.git/x) [f](sl_des.pdf/x) [g](foo:bar)", "")]
    [InlineData("[a](<www.example.org>) [b](svn+ssh://x) [c](x-y.org/z)", "5:5 H433 5:28 H433 5:45 H433")]
    [InlineData("[a](https://) [b](:x) [c](/x:y)", "5:5 H433")]
    [InlineData("# !\na\n# ?\nb\n", "")]
    [InlineData("{{< sponsor_logo sponsor_name=\"A  B\" src=\"/a.svg\" >}}", "5:33 H442")]
    [InlineData("Аda ɐа", "5:1 H441")]
    [InlineData("an opensource c", "")]
    [InlineData("an opensource c\n", "")]
    [InlineData("a\u200Bb\u200Bc\nd\uFEFF\n\U0001F468\u200D\U0001F469", "5:2 H445 6:2 H445")]
    [InlineData("a\u200Bb", "5:2 H445")]
    [InlineData("TODO: all, not TODOS", "5:1 H446")]
    [InlineData("later: FIXME", "5:8 H446")]
    [InlineData("<!-- x -->" + Talk + "{{% /talk %}}", "")]
    [InlineData(Talk + "{{% /talk %}}<!-- x -->", "")]
    [InlineData(
        "# Schedule\n# Event Sponsors\n{{< sponsor_section sponsor_type=\"Event Sponsors\" >}}\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n{{< /sponsor_section >}}",
        ""
    )]
    [InlineData("# Schedule\n# More\n" + Talk + "{{% /talk %}}", "5:1 H405")]
    [InlineData(
        "{{% speaker name=\"A\" linkedin=\"company/acme\" github=\"ada l\" twitter=\"ada/status/1\" %}}{{% /speaker %}}",
        "5:22 H424 5:46 H424 5:61 H424"
    )]
    [InlineData(Talk + "## Speaker\n{{% speaker name=\"A\" %}}{{% /speaker %}}{{% /talk %}}", "6:1 H414")]
    [InlineData(Talk + "### Slides\nsoon\n{{% /talk %}}", "6:1 H415")]
    [InlineData(Talk + "### Speakers\n\n{{% /talk %}}", "6:1 H405")]
    [InlineData("# A\n\n# B\ntext\n## A\ntext\n", "5:1 H405 9:1 H406")]
    [InlineData("# A {#x}\ntext\n# B {#x}\ntext\n", "7:1 H406")]
    [InlineData("{{% speaker name=\"Ada - X, Y\" %}}{{% /speaker %}}\n{{% speaker name=\"Ada - Z, Y\" %}}{{% /speaker %}}", "6:1 H421")]
    [InlineData(
        "{{% speaker name=\"Ada\" github=\"a\" %}}{{% /speaker %}}\n{{% speaker name=\"Ada\" github=\"b\" %}}{{% /speaker %}}",
        "6:1 H422"
    )]
    [InlineData(
        "{{% speaker name=\"Ada - X, Red\" github=\"a\" %}}{{% /speaker %}}\n{{% speaker name=\"Ada - X, Blue\" github=\"b\" %}}{{% /speaker %}}",
        "6:1 H425"
    )]
    [InlineData("{{% speaker name=\"Ada, Engines\" %}}{{% /speaker %}}", "5:13 H423")]
    [InlineData("ok Тhe аctor", "5:4 H441 5:8 H441")]
    [InlineData("πρ Привет µs Ωhm naïve λ-calculus", "")]
    [InlineData("{{% speaker name=\"Ada  L\" %}}{{% /speaker %}}", "5:22 H442")]
    [InlineData("{{% talk time=\"9:00\" title=\"A  talk\" %}}{{% /talk %}}", "5:30 H442")]
    [InlineData("an opensource c\nommunity and plan b\nBut", "5:15 H443")]
    [InlineData("an opensource c\r\nommunity", "5:15 H443")]
    [InlineData("March 31, 2020\n", "3:8 H402")]
    [InlineData("text\n<<<<<<< HEAD\none\n=======\nother\n>>>>>>> theirs\n", "6:1 H444")]
    [InlineData(
        "text\r\n<<<<<<< HEAD\r\none\r\n||||||| base\r\nwas\r\n=======\r\nother\r\n>>>>>>> theirs\r\n<<<<<<< HEAD\r\n=======\r\n>>>>>>> b\r\n",
        "6:1 H444 13:1 H444"
    )]
    [InlineData(
        "`[a](htps://x)` ``[b](www.example.org)`` [c](htps://x)\n```\n[d](htps://x)\n```\n<!-- [e](htps://x)\n[f](htps://x) --> [g](htps://x)\n~~~\n[h](htps://x)",
        "5:46 H433 10:23 H433"
    )]
    [InlineData("text <<<<<<< HEAD\n=======\n>>>>>>> theirs\n", "")]
    [InlineData("Git writes\n<<<<<<< HEAD\n", "")]
    public void A_finding_has_its_line_and_column(string body, string expected) =>
        Assert.Equal(expected, string.Join(' ', A.Places(A.Event(body).Findings)));

    [Theory]
    [InlineData("](www.example.org)", "1:3 H433")]
    [InlineData("n c\nommunity", "1:3 H443")]
    [InlineData("<<<<<<< HEAD\n=======\n>>>>>>> theirs\n", "1:1 H444")]
    public void The_first_characters_of_a_page_are_looked_at_too(string text, string expected) =>
        Assert.Contains(expected, A.Places(EventPage.Read(HugoPage.Parse(text)).Findings));

    [Theory]
    [InlineData("mailto")]
    [InlineData("tel")]
    [InlineData("sms")]
    [InlineData("ftp")]
    [InlineData("sftp")]
    [InlineData("geo")]
    [InlineData("webcal")]
    [InlineData("irc")]
    [InlineData("ircs")]
    [InlineData("xmpp")]
    [InlineData("matrix")]
    [InlineData("slack")]
    [InlineData("zoommtg")]
    [InlineData("data")]
    [InlineData("javascript")]
    [InlineData("file")]
    [InlineData("urn")]
    public void An_address_that_is_not_of_the_Web_leads_somewhere(string scheme) =>
        Assert.Empty(A.Event($"[a]({scheme}://x) [b]({scheme.ToUpperInvariant()}:x)").Findings);

    [Theory]
    [InlineData(52, "\"htps://{0}\" leads nowhere")]
    [InlineData(53, "\"htps://{0}\" leads nowhere")]
    [InlineData(54, "\"htps://{1}…\" leads nowhere")]
    public void A_long_address_is_cut_where_it_is_shown(int length, string expected)
    {
        var finding = Assert.Single(A.Event($"[a](htps://{new string('e', length)})").Findings);

        Assert.StartsWith(
            string.Format(null, expected, new string('e', length), new string('e', 53)),
            finding.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_long_address_is_not_cut_inside_a_character()
    {
        var beginning = "htps://" + new string('e', 52);

        Assert.StartsWith(
            $"\"{beginning}…\" leads nowhere",
            Assert.Single(A.Event($"[a]({beginning}🎉)").Findings).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_button_that_leads_nowhere_is_reported()
    {
        var page = HugoPage.Parse("+++\ntitle = \"T\"\n[[buttons]]\nname = \"Tickets\"\nhref = \" www.example.org \"\n+++\n");

        Assert.Equal(["5:8 H433"], A.Places(EventPage.Read(page).Findings));
    }

    [Fact]
    public void Images_that_the_site_lacks_are_reported_and_URLs_are_not_asked_for()
    {
        var asked = new List<string>();
        var page = A.Page(
            "{{% speaker name=\"A\" img=\"/a.png\" %}}{{% /speaker %}}\n{{% speaker name=\"B\" img=\"/b.png\" %}}{{% /speaker %}}\n{{% speaker name=\"C\" img=\"https://c.example/c.png?s=1\" %}}{{% /speaker %}}\n"
        );

        var read = EventPage.Read(page, path =>
        {
            asked.Add(path);
            return path == "/a.png";
        });

        Assert.Equal(["6:22 H431"], A.Places(read.Findings));
        Assert.Equal(["/a.png", "/b.png"], asked);
        Assert.Empty(EventPage.Read(page).Findings);
    }

    [Theory]
    [InlineData(
        "[a](/gone.pdf) ![b](/gone.png \"B\") [c](</gone.zip>) [d](/gone.pdf?v=2#page=3)",
        "5:5 H432 5:21 H432 5:41 H432 5:57 H432"
    )]
    [InlineData("<a href=\"/gone.pdf\">a</a> <img src='/gone.jpg'>", "5:10 H432 5:37 H432")]
    [InlineData("See [it][1].\n\n[1]: /gone.pdf\n", "7:6 H432")]
    [InlineData("{{< figure src=\"/gone.png\" >}}", "5:17 H432")]
    [InlineData("{{< sponsor_logo sponsor_name=\"A\" src=\"/gone.svg\" href=\"/gone.pdf\" >}}", "5:35 H431 5:51 H432")]
    [InlineData("{{% talk time=\"9:00\" title=\"T\" %}}\n### Slides\n[keynote](/gone.pdf) [ppt](/there.ppt)\n{{% /talk %}}\n", "7:11 H432")]
    [InlineData("[a](/there.pdf) [b](/there%20too.pdf) [c](https://a.example/gone.pdf) [d](//a.example/gone.pdf)", "")]
    [InlineData("[a](/docs/) [b](/docs/page.html) [c](/v1.2) [d](#part) [e](other.pdf) /gone.pdf", "")]
    [InlineData("```\n[a](/gone.pdf)\n```\n<!-- [b](/gone.pdf) -->\n`[c](/gone.pdf)` [d](/gone.pdf)", "9:22 H432")]
    public void Links_to_files_that_the_site_lacks_are_reported(string body, string expected)
    {
        var read = EventPage.Read(A.Page(body), path =>
            path.Contains("there", StringComparison.Ordinal) && !path.Contains('%', StringComparison.Ordinal)
        );

        Assert.Equal(
            expected,
            string.Join(
                ' ',
                A.Places(read.Findings.Where(finding => finding.Code is FindingCodes.FileMissing or FindingCodes.ImageMissing))
            )
        );
        Assert.DoesNotContain(EventPage.Read(A.Page(body)).Findings, finding => finding.Code == FindingCodes.FileMissing);
    }

    [Fact]
    public void A_button_to_a_file_that_the_site_lacks_is_reported()
    {
        var page = HugoPage.Parse("+++\ntitle = \"T\"\n[[buttons]]\nname = \"Prospectus\"\nhref = \"/pdf/gone.pdf\"\n+++\n");

        Assert.Equal(["5:8 H432"], A.Places(EventPage.Read(page, _ => false).Findings));
    }

    [Theory]
    [InlineData("faqs", "faqs", "")]
    [InlineData("faqs", null, "Warning H313")]
    [InlineData("faqs", "info", "Warning H313")]
    [InlineData("Talk", null, "Error H318")]
    [InlineData("Talk", "Talk", "")]
    [InlineData("tlak", null, "Warning H313")]
    [InlineData("tlak", "info", "Error H318")]
    [InlineData("takl", "info", "Error H318")]
    [InlineData("tal", "info", "Error H318")]
    [InlineData("talks", "info", "Error H318")]
    [InlineData("talks", "talks", "")]
    [InlineData("table", "info", "Warning H313")]
    [InlineData("tweets", "info", "Warning H313")]
    [InlineData("talsko", "info", "Warning H313")]
    [InlineData("tax", "info", "Warning H313")]
    public void A_shortcode_of_the_site_s_own_is_known_and_what_only_we_do_not_know_is_no_error(
        string written,
        string? defined,
        string expected
    )
    {
        var read = EventPage.Read(A.Page($"{{{{< {written} >}}}}"), hasShortcode: defined is null ? null : name => name == defined);

        Assert.Equal(expected, string.Join(' ', read.Findings.Select(f => $"{f.Severity} {f.Code}")));
    }

    [Fact]
    public void Findings_are_ordered_by_place_and_hold_those_of_the_tree()
    {
        var read = A.Event("# Empty\n{{% speaker name=\"Ada  L\" %}}\n# Empty\n{{% talk \u00A0 %}}");

        Assert.Equal(read.Findings.OrderBy(f => (f.Line, f.Column)).Select(f => f.Code), read.Findings.Select(f => f.Code));
        Assert.Contains(read.Findings, f => f is { Code: FindingCodes.ShortcodeOpen, Severity: DiagnosticSeverity.Error });
        Assert.Contains(read.Findings, f => f is { Code: FindingCodes.DoubleSpace, Severity: DiagnosticSeverity.Info });
    }

    [Fact]
    public void Every_code_is_explained()
    {
        var codes = typeof(FindingCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (string)f.GetValue(null)!)
            .ToList();
        var explained = File.ReadLines(Path.Combine(Seed.Root, "docs", "FINDINGS.md"))
            .Where(l => l.StartsWith("| H", StringComparison.Ordinal))
            .Select(l => l[2..6]);

        Assert.NotEmpty(codes);
        Assert.Equal(codes.Order(), explained.Order());
    }
}
