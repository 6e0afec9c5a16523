using System.Text.Json;

namespace NsmCon.Hugo.Tests;

public class ParameterEditTests
{
    static readonly JsonElement Quoting = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", "param-quoting.json")))
        .RootElement;

    // Shortcodes in a parameter are refused.
    public static TheoryData<string> TriedValues { get; } =
    [
        .. Quoting
            .GetProperty("cases")
            .EnumerateArray()
            .Select(c => c.GetProperty("value").GetString()!)
            .Where(value => !value.Contains("{{<") && !value.Contains("{{%")),
    ];

    [Theory]
    [MemberData(nameof(TriedValues))]
    public void A_value_that_was_tried_against_Hugo_is_written_in_the_way_that_Hugo_reads_back(string value)
    {
        var tried = Quoting.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("value").GetString() == value);
        var (quoted, raw) = (tried.GetProperty("dq").GetString() == "ok", tried.GetProperty("raw").GetString() == "ok");
        var page = A.Page("{{< x a=\"\" >}}");

        if (!quoted && !raw)
        {
            Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetParameter(page.Shortcodes[0], "a", value)));
            return;
        }

        var written = page.Edit(e => e.SetParameter(page.Shortcodes[0], "a", value)).Shortcodes[0].Open.Find("a")!;
        Assert.Equal(value, written.Text);
        Assert.Equal(quoted ? ValueQuoting.Quoted : ValueQuoting.Raw, written.Quoting);
    }

    [Theory]
    [InlineData("{{< x a=\"1\" >}}", "{{< x a=\"new\" >}}")]
    [InlineData("{{< x a=`1` >}}", "{{< x a=`new` >}}")]
    [InlineData("{{< x a=\\\"1\\\" >}}", "{{< x a=\\\"new\\\" >}}")]
    [InlineData("{{< x a=old >}}", "{{< x a=new >}}")]
    [InlineData("{{<x a=\"1\">}}", "{{<x a=\"new\">}}")]
    [InlineData("{{< x a = \"1\"\n\tb = \"2\"\n>}}", "{{< x a = \"new\"\n\tb = \"2\"\n>}}")]
    [InlineData("{{< x a=\"1\" b=\"2\" a=\"3\" >}}", "{{< x a=\"1\" b=\"2\" a=\"new\" >}}")]
    [InlineData("{{< x b=\"2\" >}}", "{{< x b=\"2\" a=\"new\" >}}")]
    [InlineData("{{< x b=`2` >}}", "{{< x b=`2` a=`new` >}}")]
    [InlineData("{{< x b = \"2\" >}}", "{{< x b = \"2\" a = \"new\" >}}")]
    [InlineData("{{< x b=`2\n` >}}", "{{< x b=`2\n` a=\"new\" >}}")]
    [InlineData("{{< x b=2 >}}", "{{< x b=2 a=\"new\" >}}")]
    [InlineData("x{{< x >}}", "x{{< x a=\"new\" >}}")]
    [InlineData("{{% x b=\"2\"%}}", "{{% x b=\"2\" a=\"new\"%}}")]
    [InlineData("{{<x>}}", "{{<x a=\"new\">}}")]
    [InlineData("{{< x />}}", "{{< x a=\"new\" />}}")]
    public void Only_the_value_changes_and_keeps_its_quotes(string before, string after)
    {
        var page = A.Page($"a\n{before}\nb\n");

        var edited = page.Edit(e => e.SetParameter(page.Shortcodes[0], "a", "new"));

        Assert.EndsWith($"+++\na\n{after}\nb\n", edited.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{< x n=5 >}}", "6", "{{< x n=6 >}}")]
    [InlineData("{{< x n=5 >}}", "06", "{{< x n=\"06\" >}}")]
    [InlineData("{{< x n=five >}}", "6", "{{< x n=\"6\" >}}")]
    [InlineData("{{< x n=true >}}", "false", "{{< x n=false >}}")]
    [InlineData("{{< x n=five >}}", "true", "{{< x n=\"true\" >}}")]
    [InlineData("{{< x n=five >}}", "two words", "{{< x n=\"two words\" >}}")]
    [InlineData("{{< x n=1.5 >}}", "2.5", "{{< x n=\"2.5\" >}}")]
    [InlineData("{{< x n=\\\"a\\\" >}}", "\"b", "{{< x n=\"\\\"b\" >}}")]
    [InlineData("{{< x n=/a >}}", "/b/c_d-e.png", "{{< x n=/b/c_d-e.png >}}")]
    [InlineData("{{< x n=a >}}", "_b", "{{< x n=\"_b\" >}}")]
    [InlineData("{{< x n=`a` >}}", "b`c", "{{< x n=\"b`c\" >}}")]
    [InlineData("{{< x n=\"a\" >}}", "say \"a\\b\"", "{{< x n=`say \"a\\b\"` >}}")]
    public void Quotes_change_where_the_value_needs_others(string before, string value, string after)
    {
        var page = A.Page(before);

        var edited = page.Edit(e => e.SetParameter(page.Shortcodes[0], "n", value));

        Assert.EndsWith(after, edited.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{< x a=\"1\" >}}", "{{< x >}}")]
    [InlineData("{{< x a=\"1\" b=\"2\" >}}", "{{< x b=\"2\" >}}")]
    [InlineData("{{< x b=\"2\" a=\"1\">}}", "{{< x b=\"2\">}}")]
    [InlineData("{{< x a=\"1\" b=\"2\" a=\"3\" />}}", "{{< x b=\"2\" />}}")]
    [InlineData("{{< x b=\"2\" >}}", "{{< x b=\"2\" >}}")]
    public void A_parameter_is_removed_as_often_as_it_is_given(string before, string after)
    {
        var page = A.Page(before);

        var edited = page.Edit(e => e.RemoveParameter(page.Shortcodes[0], "a"));

        Assert.EndsWith(after, edited.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "a",
        "line\nand `tick`",
        "Hugo cannot hold this a: it has a backtick (`) together with a line break. Replace the backtick."
    )]
    [InlineData("a", "` and \\", "Hugo cannot hold this a: it has a backtick (`) together with a backslash (\\). Replace the backtick.")]
    [InlineData("a", "bell\a", "The parameter a holds the control character U+0007: remove it.")]
    [InlineData("a", "old\rMac", "The parameter a holds a carriage return without a line feed: write a line break instead.")]
    [InlineData("not a name", "1", "\"not a name\" cannot be the name of a parameter: use letters, digits, - and _.")]
    public void What_Hugo_cannot_represent_is_refused(string name, string value, string sentence)
    {
        var page = A.Page("{{< x a=\"\" >}}");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetParameter(page.Shortcodes[0], name, value)));

        Assert.Equal(sentence, refusal.Message);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        var page = A.Page("{{< x a=\"\" >}}");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetParameter(page.Shortcodes[0], "a", "half \ud83c")));

        Assert.Equal("The parameter a holds half of a character (U+D83C): remove it.", refusal.Message);
    }

    [Fact]
    public void A_parameter_inside_a_text_changes_alone()
    {
        var page = A.Page("{{% talk time=\"9:00\" title=\"T\" %}}\nSee {{< figure src=\"/a.png\" >}}.\n{{% /talk %}}\n");

        var edited = page.Edit(e => e.SetParameter(page.Shortcodes[1], "src", "/b.png"));
        var removed = edited.Edit(e =>
        {
            e.SetTitle(edited.Talks[0], "New");
            e.RemoveParameter(edited.Shortcodes[1], "src");
        });

        Assert.Equal("See {{< figure src=\"/b.png\" >}}.", EventPage.Read(edited).Talks[0].Abstract);
        Assert.Equal(("New", "See {{< figure >}}."), (EventPage.Read(removed).Talks[0].Title, EventPage.Read(removed).Talks[0].Abstract));
    }

    [Fact]
    public void A_parameter_inside_a_biography_changes_alone()
    {
        var page = A.Page(
            "{{% talk time=\"9:00\" title=\"T\" %}}\n{{% speaker name=\"Ada\" %}}\nSee {{< figure src=\"/a.png\" >}}.\n{{% /speaker %}}\n{{% /talk %}}\n"
        );

        var edited = page.Edit(e => e.SetParameter(page.Shortcodes[2], "src", "/b.png"));

        Assert.Equal("See {{< figure src=\"/b.png\" >}}.", EventPage.Read(edited).Speakers[0].Bio);
    }

    [Fact]
    public void A_tag_with_values_without_names_takes_no_name()
    {
        var page = A.Page("{{< youtube w7Ft2ym_a >}}");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetParameter(page.Shortcodes[0], "title", "T")));

        Assert.Equal("The youtube in line 5 has values without names, so no title can be added: give them names first.", refusal.Message);
    }

    [Fact]
    public void A_page_with_a_fault_is_not_edited()
    {
        var page = A.Page("{{< x a=\"1\" >}}\n{{% talk %}}\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetParameter(page.Shortcodes[0], "a", "2")));

        Assert.StartsWith(
            "The page has a fault in line 6, column 1, so nothing was changed. This talk is not closed",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Two_edits_of_one_place_are_refused()
    {
        var page = A.Page("{{< x a=\"1\" >}}");

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e =>
            {
                e.SetParameter(page.Shortcodes[0], "a", "2");
                e.SetParameter(page.Shortcodes[0], "a", "3");
            })
        );

        Assert.Equal("Two edits change the same text in line 5: make them one after the other.", refusal.Message);
    }

    [Fact]
    public void A_shortcode_of_another_page_is_a_mistake()
    {
        var (page, other) = (A.Page("{{< x >}}"), A.Page("{{< x >}}"));

        Assert.Throws<ArgumentException>(() => page.Edit(e => e.SetParameter(other.Shortcodes[0], "a", "1")));
    }
}
