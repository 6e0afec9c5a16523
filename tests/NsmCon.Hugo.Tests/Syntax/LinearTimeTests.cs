namespace NsmCon.Hugo.Tests;

/// <summary>Twice the input takes twice the steps, also for input made to be slow.</summary>
public class LinearTimeTests
{
    public static TheoryData<string> Patterns { get; } =
    [
        "{{",
        "{{<",
        "{{%",
        "{{% a",
        "{{% a ",
        "{{% a=",
        "{{% a=b",
        "{{% a=\"",
        "{{% a=`",
        "{{% a `",
        "{{% a \"",
        "{{% a \\\"",
        "{{% \\\" \"\\\"",
        "{{</*",
        "{{%/*x*/>}}",
        "{{< /x >}}",
        "{{% talk %}}",
        "{{% talk %}}{{% speaker %}}",
        "{{% talk %}}{{% speaker %}}{{% /talk %}}{{% /speaker %}}",
        "{{% x %}}",
        "{{% x %}}{{% /y %}}",
        "{{% x %}}{{% y %}}{{% /x %}}",
        "[",
        "\n#",
        "# a\n",
        "\n",
        "**a",
        "[a](",
        "March ",
        "{{% talk time=\"9:00am\" title=\"a\" %}}\n### Speakers\n* **A** b\n{{% /talk %}}\n",
    ];

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Steps_grow_no_faster_than_the_input(string pattern)
    {
        var once = HugoPage.Parse(string.Concat(Enumerable.Repeat(pattern, 2000)));
        var twice = HugoPage.Parse(string.Concat(Enumerable.Repeat(pattern, 4000)));

        Assert.InRange(twice.Steps, 1, 2 * once.Steps + 100);
        Assert.InRange(twice.Steps, 1, 4L * pattern.Length * 4000 + 100);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_meaning_of_a_long_run_of_it_is_read_without_overflow_or_hang(string pattern)
    {
        var text = string.Concat(Enumerable.Repeat(pattern, 100_000 / pattern.Length + 1));

        var page = HugoPage.Parse(text);
        EventPage.Read(page);

        Assert.Equal(text, page.ToString());
    }

    [Theory]
    [InlineData("+++\na = ", "[", "\n+++\n")]
    [InlineData("+++\na = ", "{a=", "\n+++\n")]
    [InlineData("+++\n", "a.", "a = 1\n+++\n")]
    [InlineData("---\na: ", "[", "\n---\n")]
    [InlineData("---\na: ", "{a: ", "\n---\n")]
    [InlineData("---\n", "- ", "\n---\n")]
    [InlineData("", "{\"a\":", "}")]
    [InlineData("{\"a\":", "[", "}")]
    public void Front_matter_may_be_nested_200_000_deep(string before, string pattern, string after)
    {
        var text = before + string.Concat(Enumerable.Repeat(pattern, 200_000)) + after;

        var page = HugoPage.Parse(text);
        EventPage.Read(page);

        Assert.Equal(text, page.ToString());
    }

    [Fact]
    public void Shortcodes_may_be_nested_200_000_deep()
    {
        var text = string.Concat(Enumerable.Repeat("{{< x >}}", 200_000)) + "in" + string.Concat(Enumerable.Repeat("{{< /x >}}", 200_000));

        var page = HugoPage.Parse("+++\n+++\n" + text);

        Assert.Empty(page.Diagnostics);
        Assert.Equal(200_000, page.Shortcodes.Count);
        Assert.Equal("in", page.Shortcodes[^1].InnerText);
        Assert.Equal(text, page.Nodes[1].ToString());
    }
}
