namespace NsmCon.Hugo.Tests;

public class TreeTests
{
    [Fact]
    public void Shortcodes_nest_and_keep_their_tags()
    {
        var page = A.Page("a{{< x >}}b{{% y p=1 %}}c{{< /y >}}d{{% /x %}}e");
        var (x, y) = (page.Shortcodes[0], page.Shortcodes[1]);

        Assert.Empty(page.Diagnostics);
        Assert.Equal(
            ["+++\ntitle = \"NSMCon\"\ndate = \"2020-03-30\"\n+++\n", "a", "{{< x >}}b{{% y p=1 %}}c{{< /y >}}d{{% /x %}}", "e"],
            page.Nodes.Select(n => n.ToString())
        );
        Assert.Equal(["b", "{{% y p=1 %}}c{{< /y >}}", "d"], x.Children.Select(n => n.ToString()));
        Assert.Equal(("c", x, "y", true), (y.InnerText, y.Parent, y.Name, y.Open.IsMarkdown));
        Assert.False(y.Close!.IsMarkdown);
    }

    [Theory]
    [InlineData("{{< x />}}a")]
    [InlineData("{{< x p=\"1\" / >}}a")]
    [InlineData("{{< x >}}a")]
    public void A_shortcode_may_have_no_inner_text(string body)
    {
        var page = A.Page(body);

        Assert.Empty(page.Diagnostics);
        Assert.Null(page.Shortcodes.Single().Close);
        Assert.Equal("", page.Shortcodes.Single().InnerText);
        Assert.Equal("a", page.Nodes[^1].ToString());
    }

    [Theory]
    [InlineData("{{</* talk a=\"b\" */>}}", "{{< talk a=\"b\" >}}")]
    [InlineData("{{%/* /talk */%}}", "{{% /talk %}}")]
    public void An_escaped_shortcode_is_shown_and_not_executed(string body, string shown)
    {
        var page = A.Page(body);

        Assert.Empty(page.Shortcodes);
        Assert.Equal(shown, Assert.IsType<EscapedNode>(page.Nodes[^1]).Shown);
    }

    [Fact]
    public void Shortcodes_run_inside_code_fences_and_comments() =>
        Assert.Equal(2, A.Page("```\n{{< x >}}\n```\n<!-- {{% y %}} -->").Shortcodes.Count);

    [Fact]
    public void Tags_may_span_lines_and_touch_their_delimiters()
    {
        var page = A.Page("{{%speaker\n\tname=\"Ada\"\r\n%}}{{%/speaker%}}{{< x >}}in{{< /\nx >}}");

        Assert.Empty(page.Diagnostics);
        Assert.Equal("Ada", page.Shortcodes[0]["name"]);
        Assert.Equal("in", page.Shortcodes[1].InnerText);
    }

    [Fact]
    public void A_page_that_begins_with_a_shortcode_has_no_front_matter_for_Hugo()
    {
        var page = HugoPage.Parse("{{< x >}} text");

        Assert.Equal(["1:1 H204"], A.Places(page.Diagnostics));
        Assert.Equal("x", page.Shortcodes.Single().Name);
        Assert.Equal(page.ToString().Length, page.Steps);
        Assert.Empty(HugoPage.Parse("{{ x }} text").Shortcodes);
    }

    [Theory]
    [InlineData("{{< x-1_b >}}", "x-1_b")]
    [InlineData("{{< people/card/new >}}", "people/card/new")]
    [InlineData("{{< now.inline >}}", "now.inline")]
    [InlineData("{{< Привет >}}", "Привет")]
    public void A_name_may_have_folders_and_an_ending(string body, string name)
    {
        var page = A.Page(body);

        Assert.Empty(page.Diagnostics);
        Assert.Equal(name, page.Shortcodes.Single().Name);
    }

    [Theory]
    [InlineData("{{% talk %}}\n{{% speaker %}}\n{{% /talk %}}", "6:1 H308")]
    [InlineData("{{% talk %}}\n{{% talk %}}\n{{% /talk %}}", "5:1 H308")]
    [InlineData("x {{% talk %}}", "5:3 H308")]
    [InlineData("{{% talk %}}\n{{% speaker %}}\n{{% /talk %}}\n{{% /speaker %}}", "8:1 H310")]
    [InlineData("text {{% /talk %}}", "5:6 H309")]
    [InlineData("{{< sponsor_logo >}}\n{{< /sponsor_logo >}}", "6:1 H311")]
    [InlineData("{{< sponsor_logo />}}", "5:1 H311")]
    public void Faults_of_nesting_name_the_innermost_tag(string body, string expected)
    {
        var page = A.Page(body);

        Assert.Equal([expected], A.Places(page.Diagnostics));
        Assert.EndsWith(body, page.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_tag_does_not_hide_the_talks_after_it()
    {
        var page = A.Event(
            "{{% talk time=“09:00am” title=\"A\" %}}\na\n{{% /talk %}}\n{{% talk time=\"10:00am\" title=\"B\" %}}\n{{% /talk %}}\n"
        );

        Assert.Equal(["A", "B"], page.Talks.Select(t => t.Title));
    }
}
