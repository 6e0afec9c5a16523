namespace NsmCon.Hugo.Tests;

public class TextEditTests
{
    const string Open = "{{% talk time=\"09:00am\" title=\"T\" %}}";
    const string Close = "{{% /talk %}}";
    const string Ada = "{{% speaker name=\"Ada\" %}}\nBio.\n{{% /speaker %}}\n";

    [Theory]
    [InlineData("\nOne.  \nTwo.\nThree.\n", "One.  \n2.\nThree.", "\nOne.  \n2.\nThree.\n")]
    [InlineData("\nOne.\nThree.\n", "One.\nTwo.\nThree.", "\nOne.\nTwo.\nThree.\n")]
    [InlineData("\nOne.\nTwo. \n", "One.\nTwo.", "\nOne.\nTwo. \n")]
    [InlineData("\nOne.\nTwo.\n", "One.", "\nOne.\n")]
    [InlineData("\nOne.\n\n### Speaker\n" + Ada, "\n\nOne.\n\nMore.\n", "\nOne.\n\nMore.\n\n### Speaker\n" + Ada)]
    [InlineData("\nOne.\n\n### Speaker\n" + Ada, "", "\n### Speaker\n" + Ada)]
    [InlineData("\n### Speaker\n" + Ada, "One.", "\nOne.\n\n### Speaker\n" + Ada)]
    [InlineData("\n", "One.\nTwo.", "\nOne.\nTwo.\n")]
    [InlineData("", "One.", "\nOne.\n")]
    [InlineData("One.", "Two.", "Two.")]
    [InlineData("\nOne.\n\n### Speaker\n" + Ada + "Last.\n", "One.\n\nEnd.", "\nOne.\n\n### Speaker\n" + Ada + "End.\n")]
    [InlineData("\n{{< figure src=\"/a.png\" >}}\nOne.\n", "{{< figure src=\"/a.png\" >}} Two.", "\n{{< figure src=\"/a.png\" >}} Two.\n")]
    [InlineData("\n{{</* x */>}}\nOne.\n", "{{< x >}}\nTwo.", "\n{{</* x */>}}\nTwo.\n")]
    public void Only_lines_of_the_abstract_that_differ_change(string inner, string markdown, string after)
    {
        var page = A.Page($"{Open}{inner}{Close}\n");

        var edited = page.Edit(e => e.SetAbstract(page.Talks[0], markdown));

        Assert.EndsWith($"+++\n{Open}{after}{Close}\n", edited.ToString(), StringComparison.Ordinal);
        Assert.Equal(markdown.Trim(), EventPage.Read(edited).Talks[0].Abstract);
    }

    [Theory]
    [InlineData("{{< x >}}", "{{</* x */>}}")]
    [InlineData("a {{% /talk %}} b", "a {{%/* /talk */%}} b")]
    [InlineData("{{% speaker\nname=\"B\" %}}", "{{%/* speaker\nname=\"B\" */%}}")]
    [InlineData("{{</* x */>}}", "{{</*/* x */*/>}}")]
    [InlineData("{{< x a=“b” >}}", "{{</* x a=“b” */>}}")]
    [InlineData("```\n{{< x >}}\n```", "```\n{{</* x */>}}\n```")]
    [InlineData("{ { {{ }}", "{ { {{ }}")]
    public void A_shortcode_in_a_text_is_shown_and_not_executed(string markdown, string written)
    {
        var page = A.Page($"{Open}\n{Ada}{Close}\n");

        var edited = page.Edit(e =>
        {
            e.SetAbstract(page.Talks[0], markdown);
            e.SetBio(page.Shortcodes[1], markdown);
        });

        Assert.EndsWith($"+++\n{Open}\n{written}\n{Ada.Replace("Bio.", written, StringComparison.Ordinal)}{Close}\n", edited.ToString(), StringComparison.Ordinal);
        Assert.Equal(markdown, EventPage.Read(edited).Talks[0].Abstract);
        Assert.Equal(markdown, EventPage.Read(edited).Speakers[0].Bio);
        Assert.Equal(2, edited.Shortcodes.Count);
    }

    [Fact]
    public void Lines_end_as_those_around_them()
    {
        var page = HugoPage.Parse("+++\r\ntitle = \"T\"\r\n+++\r\n" + Open + "\r\n" + Close);

        var edited = page.Edit(e => e.SetAbstract(page.Talks[0], "One.\r\nTwo.\nThree."));

        Assert.Equal("+++\r\ntitle = \"T\"\r\n+++\r\n" + Open + "\r\nOne.\r\nTwo.\r\nThree.\r\n" + Close, edited.ToString());
    }

    [Theory]
    [InlineData("a\n### Speakers\nb", "The abstract has the heading \"Speakers\", under which the page keeps the talk's speakers: give it another heading, or none.")]
    [InlineData("# Video", "The abstract has the heading \"Video\", under which the page keeps the talk's video: give it another heading, or none.")]
    [InlineData("[Slides](/a.pdf)", "The line \"[Slides](/a.pdf)\" of the abstract would be taken for the talk's slides or video: set these instead, or add words to the line.")]
    [InlineData("a\n{{< x", "The abstract has a {{< in its line 2 that does not end: close it, or put a space between the braces.")]
    [InlineData("{{%/* x", "The abstract has a {{% in its line 1 that does not end: close it, or put a space between the braces.")]
    [InlineData("```\ncode", "The abstract begins a code block that does not end, so it would take in what follows on the page: close it.")]
    [InlineData("<!-- note", "The abstract begins a comment (<!--) that does not end, so it would hide what follows on the page: close it.")]
    [InlineData("old\rMac", "The abstract holds a carriage return without a line feed: write a line break instead.")]
    public void A_text_that_would_change_the_page_is_refused(string markdown, string sentence)
    {
        var page = A.Page($"{Open}\n{Close}\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetAbstract(page.Talks[0], markdown)));

        Assert.Equal(sentence, refusal.Message);
    }

    [Theory]
    [InlineData("+++\nfront = 1\n+++")]
    [InlineData("---\n\n# Heading\n* list")]
    [InlineData("    code\n\n| a | b |\n|---|---|")]
    [InlineData("```\n### Speakers\n```")]
    public void A_text_may_look_like_other_parts_of_a_page(string markdown)
    {
        var page = A.Page($"{Open}\n### Speaker\n{Ada}{Close}\n");

        var edited = page.Edit(e => e.SetAbstract(page.Talks[0], markdown));

        Assert.Equal(markdown, EventPage.Read(edited).Talks[0].Abstract);
        Assert.Equal(["Ada"], EventPage.Read(edited).Speakers.Select(s => s.Name));
    }

    [Fact]
    public void Text_beside_a_speaker_is_not_touched()
    {
        var page = A.Page($"{Open}\nOne. {Ada}{Close}\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetAbstract(page.Talks[0], "Two.")));

        Assert.Equal("Line 6 of the page holds text beside a speaker: put the speaker on a line of its own first.", refusal.Message);
    }

    [Theory]
    [InlineData("{{% speaker name=\"A\" %}}\nOld.\n{{% /speaker %}}", "{{% speaker name=\"A\" %}}\nNew.\n{{% /speaker %}}")]
    [InlineData("{{< speaker name=\"A\">}}Old.{{< /speaker >}}", "{{< speaker name=\"A\">}}New.{{< /speaker >}}")]
    [InlineData("{{< speaker name=\"A\" >}}{{< /speaker >}}", "{{< speaker name=\"A\" >}}\nNew.\n{{< /speaker >}}")]
    [InlineData("{{< speaker name=\"A\" >}}\n{{< /speaker >}}", "{{< speaker name=\"A\" >}}\nNew.\n{{< /speaker >}}")]
    public void A_bio_changes_alone(string before, string after)
    {
        var page = A.Page($"{Open}\n{before}\n{Close}\n");

        var edited = page.Edit(e => e.SetBio(page.Shortcodes[1], "New."));

        Assert.EndsWith($"+++\n{Open}\n{after}\n{Close}\n", edited.ToString(), StringComparison.Ordinal);
    }
}
