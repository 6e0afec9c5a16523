using System.Text;
using CsCheck;

namespace NsmCon.Hugo.Tests;

/// <summary>Whatever the input: parsing does not throw, and the leaves side by side are the input.</summary>
public class LosslessTests
{
    static readonly string[] Fragments =
    [
        "{{%",
        "{{<",
        "%}}",
        ">}}",
        "{{</*",
        "*/>}}",
        "{{%/*",
        "*/%}}",
        "{{% talk time=\"09:00am\" title=\"",
        "{{% /talk %}}",
        "{{% speaker name=\"",
        "{{% /speaker %}}",
        "{{< sponsor_logo >}}",
        "{{< x />}}",
        "+++",
        "---",
        "{\"a\":",
        "}",
        "[",
        "]",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\\",
        "\\\"",
        "`",
        "=",
        "\uFEFF",
        "\u00A0",
        "\0",
        "\uD800",
        "🎉",
        "Т",
        "### Speakers\n",
        "# ",
        "```",
        "date = 2020-01-01\n",
        "title = \"x\"\n",
        "a.b",
        "&a ",
        "*a",
        "- ",
        ": ",
        "<<: ",
        "March 30,2020",
        "](",
        "http://",
        "**",
        "٣",
        "é",
    ];

    static readonly Gen<string> Fragment = Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]);

    [Fact]
    public void The_seed_page_comes_back_byte_for_byte() =>
        Assert.Equal(Seed.Utf8(), Encoding.UTF8.GetBytes(HugoPage.Parse(Seed.Utf8()).ToString()));

    [Fact]
    public void Mutations_of_the_seed_page_come_back() =>
        Gen.Select(Gen.Int[0, Seed.Text.Length], Gen.Int[0, 200], Fragment)
            .Array[1, 4]
            .Sample(edits => AssertLossless(edits.Aggregate(Seed.Text, Edited)), iter: 200);

    [Fact]
    public void Fragments_of_pages_in_any_order_come_back() =>
        Fragment.Array[0, 40].Sample(parts => AssertLossless(string.Concat(parts)), iter: 3000);

    [Fact]
    public void Front_matter_of_fragments_comes_back() =>
        Gen.Select(
                Gen.Int[0, 2].Select(i => new[] { "+++\n", "---\n", "{" }[i]),
                Fragment.Array[0, 12],
                Gen.Int[0, 2].Select(i => new[] { "\n+++\n", "\n---\n", "}\n" }[i])
            )
            .Sample((open, parts, close) => AssertLossless(open + string.Concat(parts) + close), iter: 3000);

    [Fact]
    public void Random_strings_come_back() => Gen.String.Sample(AssertLossless, iter: 2000);

    [Fact]
    public void Random_bytes_come_back_as_UTF_8_decodes_them() =>
        Gen.Byte.Array.Sample(
            bytes =>
            {
                var page = HugoPage.Parse(bytes);
                EventPage.Read(page);
                Assert.Equal(Encoding.UTF8.GetString(bytes), page.ToString());
            },
            iter: 2000
        );

    [Fact]
    public void A_page_may_end_after_any_character()
    {
        const string text =
            "+++\ntitle = \"T\"\n+++\n{{% talk time=\"9:00am\" title=`A` a = 1 b=\\\"c\\\" %}}\n# H\n{{< x p \"q\" />}}{{</* y */>}}{{%/* z */%}}{{%/talk%}}\r\n{{<a/b.inline>}}\n";

        for (var length = 0; length <= text.Length; length++)
            AssertLossless(text[..length]);
    }

    [Theory]
    [InlineData("+++\ntitle = \"T\"\n+++\ntext {{% talk a=\"b\" c=`d` e=f %}}{{% /talk %}} {{</* x */>}} {{ y }}")]
    [InlineData("{{% talk a=“b” c=\"d\" e=\"f\" %}} and more text after it")]
    [InlineData("text before it, and {{% talk a=\"b and more\ntext on the next line")]
    [InlineData("text before it, and {{% talk a=`b and more\ntext on the next line")]
    [InlineData("text before it, and {{< x < y >}} {{< x < y >}} {{< x < y >}}")]
    [InlineData("{{</* a {{</* b {{</* c {{</* d {{</* e {{</* f {{</* g {{</* h {{</* i")]
    public void No_fault_makes_the_page_be_read_twice(string body)
    {
        var page = A.Page(body);

        // After a fault the end of a tag is not counted.
        Assert.InRange(page.Steps, page.ToString().Length - 3 * page.Diagnostics.Count, 2 * page.ToString().Length);
    }

    [Theory]
    [InlineData("\r\n", "", "\r\n")]
    [InlineData("\n", "\uFEFF", "\n")]
    [InlineData("\n", "", "")]
    [InlineData("\r\n", "\uFEFF", "")]
    public void Line_ends_mark_and_a_missing_last_line_end_change_no_meaning(string lineEnd, string mark, string last)
    {
        var text = mark + Seed.Text.TrimEnd('\n').Replace("\n", lineEnd, StringComparison.Ordinal) + last;

        var page = HugoPage.Parse(text);
        var (read, seed) = (EventPage.Read(page), Seed.Read());

        Assert.Equal(text, page.ToString());
        Assert.Equal(seed.Findings, read.Findings);
        Assert.Equal(
            seed.Speakers.Select(s => s with { Parameters = SpeakerParameters.None }),
            read.Speakers.Select(s => s with { Parameters = SpeakerParameters.None })
        );
        Assert.Equal(seed.Speakers.Select(s => string.Join(' ', s.Parameters)), read.Speakers.Select(s => string.Join(' ', s.Parameters)));
        Assert.Equal(seed.Sections, read.Sections);
        Assert.Equal(
            seed.Talks.Select(t => t with { SpeakerKeys = [], Slides = [], Videos = [] }),
            read.Talks.Select(t => t with { SpeakerKeys = [], Slides = [], Videos = [] })
        );
        Assert.Equal(seed.Talks.Select(t => string.Join(' ', t.SpeakerKeys)), read.Talks.Select(t => string.Join(' ', t.SpeakerKeys)));
        Assert.Equal(
            seed.Talks.Select(t => string.Join(' ', t.Slides.Concat(t.Videos))),
            read.Talks.Select(t => string.Join(' ', t.Slides.Concat(t.Videos)))
        );
    }

    static string Edited(string text, (int At, int Length, string Fragment) edit)
    {
        var at = Math.Min(edit.At, text.Length);
        var cut = text.Remove(at, Math.Min(edit.Length, text.Length - at));
        return cut.Insert(at, edit.Fragment);
    }

    static void AssertLossless(string text)
    {
        var page = HugoPage.Parse(text);
        var read = EventPage.Read(page);

        Assert.Equal(text, page.ToString());
        Assert.All(read.Findings, f => Assert.True(f.Line >= 1 && f.Column >= 1 && f.Message.EndsWith('.')));
        Assert.Equal(read.Speakers.Count, read.Speakers.Select(s => s.Key).Distinct().Count());
        Assert.All(read.Talks.SelectMany(t => t.SpeakerKeys), key => Assert.Contains(read.Speakers, s => s.Key == key));
        AssertTree(page);
    }

    /// <summary>Siblings stand side by side, and shortcodes cover what is inside them.</summary>
    static void AssertTree(HugoPage page)
    {
        var end = 0;
        foreach (var node in page.Nodes)
        {
            Assert.Equal(end, node.Start);
            end = node.End;
        }

        Assert.Equal(page.ToString().Length, end);
        foreach (var shortcode in page.Shortcodes.Where(s => s.Close is not null))
            Assert.Equal(shortcode.InnerText, string.Concat(shortcode.Children));
    }
}
