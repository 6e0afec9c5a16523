using System.Text.Json;

namespace NsmCon.Hugo.Tests;

/// <summary>What Hugo 0.111.3 reads back from a parameter value.</summary>
public class ParameterTests
{
    static readonly JsonElement Quoting = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Corpus", "param-quoting.json")))
        .RootElement;

    public static IEnumerable<object[]> QuotingCases =>
        Enumerable.Range(0, Quoting.GetProperty("cases").GetArrayLength()).Select(i => new object[] { i });

    [Theory]
    [MemberData(nameof(QuotingCases))]
    public void A_value_is_read_back_as_by_Hugo(int index)
    {
        var tried = Quoting.GetProperty("cases")[index];
        var value = tried.GetProperty("value").GetString()!;

        AssertReadBack(tried.GetProperty("dq").GetString()!, value, "\"" + value.Replace("\"", "\\\"", StringComparison.Ordinal) + "\"");
        AssertReadBack(tried.GetProperty("raw").GetString()!, value, "`" + value + "`");
    }

    [Fact]
    public void There_are_27_values_tried_against_Hugo() => Assert.Equal(27, QuotingCases.Count());

    static void AssertReadBack(string byHugo, string value, string written)
    {
        var page = A.Page("{{% speaker name=" + written + " %}}{{% /speaker %}}");
        if (byHugo.StartsWith("ERR", StringComparison.Ordinal))
        {
            Assert.Contains(page.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
            return;
        }

        Assert.Empty(page.Diagnostics);
        var expected = byHugo == "ok" ? value : byHugo["GOT '".Length..^1];
        Assert.Equal(expected, page.Shortcodes[0].Open.Find("name")!.Text);
    }

    [Theory]
    [InlineData("{{% x a=\"1\" b=`2` %}}", "a='1' b='2'")]
    [InlineData("{{% x a=\"1\"b=\"2\"%}}", "a='1' b='2'")]
    [InlineData("{{< x \"p q\" `r` s >}}", "'p q' 'r' 's'")]
    [InlineData("{{< x 1.5 -3 \"4\" >}}", "Double 1.5 Int64 -3 '4'")]
    [InlineData(
        "{{% x a=-3 b=+4 c=.5 d=1. e=true f=truex g=\"5\" %}}",
        "a=Int64 -3 b=Int64 +4 c=Double .5 d='1.' e=Boolean true f='truex' g='5'"
    )]
    [InlineData("{{% x a.b=\"1\" 1a=2 _b=3 -c=4 %}}", "a.b='1' 1a=Int64 2 _b=Int64 3 -c=Int64 4")]
    [InlineData("{{< x a = \"1\" b = \"2\" >}}", "a='1' b='2'")]
    [InlineData("{{< x a= \"1\"\n\n\tb= 2 >}}", "a='1' b=Int64 2")]
    [InlineData("{{% x a=\\\"1\\\" b=\\\"x y\\\" %}}", "a='1' b='x y'")]
    [InlineData("{{% x a=\"%}} >}} {{% y %}}\" %}}", "a='%}} >}} {{% y %}}'")]
    [InlineData("{{% x a=\"b\\nc\" %}}", "a='b\\nc'")]
    [InlineData("{{% x a=`line\nbreak` %}}", "a='line\nbreak'")]
    [InlineData("{{%x a=/path/b.png %}}", "a='/path/b.png'")]
    [InlineData("{{% x A=\"1\" a=\"2\" %}}", "A='1' a='2'")]
    [InlineData("{{% x a=\\\"12\" b=\\\"3\\\" %}}", "a='12' b='3'")]
    [InlineData("{{% x \\\"p q\\\" \\r %}}", "'p q' 'r'")]
    public void Parameters_are_read_as_by_Hugo(string tag, string expected)
    {
        Assert.Empty(A.Page(tag).Diagnostics);
        Assert.Equal(expected, A.Parameters(tag));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("007", 7L)]
    [InlineData("-3", -3L)]
    [InlineData("+4", 4L)]
    [InlineData("-.5", -0.5)]
    [InlineData("2.50", 2.5)]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("1.2.3", "1.2.3")]
    [InlineData("True", "True")]
    public void A_value_without_quotes_has_a_type(string written, object value) =>
        Assert.Equal(value, A.Page($"{{{{< x a={written} >}}}}").Shortcodes[0].Open.Find("a")!.Value);

    [Theory]
    [InlineData("title=\"A  B\"", "5:38 H442")]
    [InlineData("title=\\\"A  B\\\"", "5:39 H442")]
    [InlineData("title=\"A \\\"B\\\"  C\"", "5:37 H442")]
    public void What_is_found_in_a_value_has_its_place_unless_escapes_moved_it(string title, string place) =>
        Assert.Equal(
            [place],
            A.Places(A.Event($"{{{{% talk time=\"09:00am\" id=1 {title} %}}}}\nText.\n{{{{% /talk %}}}}\n").Findings)
                .Where(found => found.EndsWith("H442", StringComparison.Ordinal))
        );

    [Fact]
    public void Of_a_key_given_twice_the_last_counts()
    {
        var page = A.Page("{{% talk time=\"1\" title=\"a\" time=\"2\" %}}{{% /talk %}}");

        Assert.Equal("2", page.Shortcodes[0]["time"]);
        Assert.Equal(3, page.Shortcodes[0].Open.Parameters.Count);
    }

    [Theory]
    [InlineData("{{% x a=b%}} c", "5:9 H317")]
    [InlineData("{{< x a= >}}", "5:10 H317")]
    [InlineData("{{% x a=\"b %}}\nc", "5:9 H304")]
    [InlineData("{{% x a=`b %}}\nc", "5:9 H305")]
    [InlineData("{{% x a=\"b\" c %}}", "5:13 H306")]
    [InlineData("{{% x c a=\"b\" %}}", "5:9 H306")]
    [InlineData("{{% x a=\"b\" c = \"d\" %}}", "5:13 H306")]
    [InlineData("{{% x a=\"b\"c %}}", "5:12 H306")]
    [InlineData("{{% x \"b\" a = \"c\" %}}", "5:11 H306")]
    [InlineData("{{% x a = \"b\" c %}}", "5:15 H306")]
    [InlineData("{{% x a=\"b\\`c\" %}}", "5:11 H307")]
    [InlineData("{{% x \\`b` %}}", "5:7 H307")]
    [InlineData("{{% x a=“b” , %}}", "5:13 H303")]
    [InlineData("{{% x “b” %}}", "5:7 H303")]
    [InlineData("{{% x 'b' %}}", "5:7 H303")]
    [InlineData("{{% x\u00A0a=\"b\" %}}", "5:6 H303")]
    [InlineData("{{% -x %}}", "5:5 H303")]
    [InlineData("{{% * %}}", "5:5 H303")]
    [InlineData("{{% .inline %}}", "5:5 H303")]
    [InlineData("{{% %}}", "5:1 H302")]
    [InlineData("{{<>}}", "5:1 H302")]
    [InlineData("{{% x a=\"b\"", "5:1 H301")]
    [InlineData("{{% x a=\"b\"\nSome text, and more.", "5:1 H301")]
    [InlineData("{{% x {{% y %}}", "5:1 H301")]
    [InlineData("{{% x >}}", "5:7 H303")]
    [InlineData("{{</* x >}} y", "5:1 H312")]
    [InlineData("{{< x >}}{{< /x a >}}", "5:17 H303")]
    [InlineData("{{< x >}}{{< /x\n>}}", "5:16 H303")]
    [InlineData("{{< x >}}{{< /x \r\n >}}", "5:16 H303")]
    public void What_Hugo_refuses_in_a_tag_has_its_place(string body, string expected)
    {
        var page = A.Page(body);

        Assert.Equal([expected], A.Places(page.Diagnostics));
        Assert.All(page.Diagnostics, d => Assert.Equal(DiagnosticSeverity.Error, d.Severity));
        Assert.EndsWith(body, page.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{% * %}}", "The character * (U+002A) is not allowed here. A tag begins with the shortcode's name.")]
    [InlineData(
        "{{% x a=\"b\" , %}}",
        "The character , (U+002C) is not allowed here. Values with other characters than letters, digits, - and _ need straight double quotes (\")."
    )]
    [InlineData(
        "{{% x\u00A0%}}",
        "The character (U+00A0) is not allowed here. Values with other characters than letters, digits, - and _ need straight double quotes (\")."
    )]
    [InlineData("{{< x a=b>}}", "Hugo reads >}} as part of this value: write a=\"b\".")]
    [InlineData("{{< x a=\"b\"", "This tag has no end: close it with >}}.")]
    [InlineData("{{% x / y %}}", "Only %}} may follow here: remove what comes before it.")]
    public void The_sentence_says_what_to_write(string body, string sentence) =>
        Assert.Equal(sentence, Assert.Single(A.Page(body).Diagnostics).Message);

    [Theory]
    [InlineData("{{% talk time=“9:00” title=\"A\" %}} b", "{{% talk time=“9:00” title=\"A\" %}}", "time='“9:00”' title='A'")]
    [InlineData("{{% x a=b%}} c", "{{% x a=b%}}", "a='b'")]
    [InlineData("{{% x a=\"b\" , c=\"d\" %}} e", "{{% x a=\"b\" , c=\"d\" %}}", "a='b'")]
    [InlineData("{{< x\n`b >}} c", "{{< x\n`b >}}", "")]
    [InlineData("{{< x a=\"b\" {{< y >}}", "{{< x a=\"b\" ", "a='b'")]
    public void A_tag_at_fault_goes_to_its_end_and_keeps_what_could_be_read(string body, string tag, string parameters)
    {
        Assert.Equal(tag, A.Page(body).Leaves[1].ToString());
        Assert.Equal(parameters, A.Parameters(body));
    }
}
