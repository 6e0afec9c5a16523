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
    [InlineData("\nOne.\nTwo. \n", "One.\nTwo.\nThree.", "\nOne.\nTwo.\nThree.\n")]
    [InlineData("\nOne.\nTwo. \n", "1.\nTwo.", "\n1.\nTwo. \n")]
    [InlineData("\nOne.  \nTwo.\n", "One.\nTwo.", "\nOne.\nTwo.\n")]
    [InlineData("\nTwo.\n", "One.\nTwo.", "\nOne.\nTwo.\n")]
    [InlineData("\n\nTwo.\n", "One.\nTwo.", "\n\nOne.\nTwo.\n")]
    [InlineData("\nOne.\nTwo.\n\n### Speaker\n" + Ada, "", "\n### Speaker\n" + Ada)]
    [InlineData("\nOne.\n\n" + Ada, "", "\n\n" + Ada)]
    [InlineData("\nOne.\nTwo.\nThree.\n\n# H\n", "One.\nTwo.\n\n# H", "\nOne.\nTwo.\n\n# H\n")]
    [InlineData(
        "\nOne.\n{{< figure src=\"/a.png\" >}}\n",
        "Two.\n{{< figure src=\"/a.png\" >}}",
        "\nTwo.\n{{< figure src=\"/a.png\" >}}\n"
    )]
    [InlineData(
        "\nSee {{< figure src=\"/a.png\" >}} {{< figure src=\"/b.png\" >}}.\n",
        "See {{< figure src=\"/b.png\" >}}.",
        "\nSee {{< figure src=\"/b.png\" >}}.\n"
    )]
    [InlineData(
        "\nOne.\n{{< figure\n  src=\"/a.png\" >}}\nTwo.\n",
        "1.\n{{< figure\n  src=\"/a.png\" >}}\n2.",
        "\n1.\n{{< figure\n  src=\"/a.png\" >}}\n2.\n"
    )]
    [InlineData(
        "\na {{< figure\n  src=\"/a.png\" >}} b\n",
        "A {{< figure\n  src=\"/a.png\" >}} b",
        "\nA {{< figure\n  src=\"/a.png\" >}} b\n"
    )]
    [InlineData(
        "\na {{< figure\n  src=\"/a.png\" >}} b\n",
        "a {{< figure\n  src=\"/a.png\" >}} B",
        "\na {{< figure\n  src=\"/a.png\" >}} B\n"
    )]
    [InlineData("\n{{</* x */>}}\nOne.\n", "{{< x >}}\nTwo.", "\n{{</* x */>}}\nTwo.\n")]
    public void Only_lines_of_the_abstract_that_differ_change(string inner, string markdown, string after)
    {
        var page = A.Page($"{Open}{inner}{Close}\n");

        var edited = page.Edit(e => e.SetAbstract(page.Talks[0], markdown));

        Assert.EndsWith($"+++\n{Open}{after}{Close}\n", edited.ToString(), StringComparison.Ordinal);
        Assert.Equal(markdown.Trim(), EventPage.Read(edited).Talks[0].Abstract);
    }

    [Theory]
    [InlineData("{{< x >}}", "{{<")]
    [InlineData("a {{% /talk %}} b", "{{%")]
    [InlineData("{{% speaker\nname=\"B\" %}}", "{{%")]
    [InlineData("{{</* x */>}}", "{{<")]
    [InlineData("{{< x a=“b” >}}", "{{<")]
    [InlineData("{{< x ; >}}", "{{<")]
    [InlineData("{{% x ; %}}", "{{%")]
    [InlineData("{{<>}}", "{{<")]
    [InlineData("`{{{% x %}}`", "{{%")]
    [InlineData("{&#X7B;% x %}}", "{&#X7B;%")]
    [InlineData("{&#123;% x %}}", "{&#123;%")]
    [InlineData("&lbrace;&#x07B;&percnt; x %}}", "&lbrace;&#x07B;&percnt;")]
    [InlineData("{\\&bsol;{\\% x %}}", "{\\&bsol;{\\%")]
    public void A_text_that_a_site_may_run_as_a_shortcode_is_refused(string text, string opening)
    {
        var page = A.Page($"{Open}\n{Ada}{Close}\n");
        var speaker = page.Shortcodes[1];
        (string What, Action<PageEdit> Edit)[] edits =
        [
            ("The abstract has {0} in its line 2", e => e.SetAbstract(page.Talks[0], "One.\n" + text)),
            ("The biography has {0} in its line 2", e => e.SetBio(speaker, "One.\n" + text)),
            ("The abstract has {0} in its line 1", e => e.AddTalk(
                    new NewTalk
                    {
                        Title = "T",
                        StartsAt = default,
                        Abstract = text,
                    }
                )),
            ("The biography has {0} in its line 1", e => e.AddSpeaker(page.Talks[0], new NewSpeaker { Name = "B", Bio = text })),
            ("The parameter name holds {0}", e => e.AddSpeaker(page.Talks[0], new NewSpeaker { Name = text })),
            ("The parameter title holds {0}", e => e.SetTitle(page.Talks[0], text)),
            ("The parameter name holds {0}", e => e.SetName(speaker, "Ada", "Engineer", text)),
            ("The parameter img holds {0}", e => e.SetParameter(speaker, "img", text)),
            ("The field title holds {0}", e => e.SetField("title", text)),
            ("The field subtitle holds {0}", e => e.SetField("subtitle", ["One", text])),
        ];

        foreach (var (what, edit) in edits)
        {
            var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(edit));
            Assert.Equal(
                $"{string.Format(null, what, opening)}, which the site may run as a shortcode: put a space between the braces.",
                refusal.Message
            );
        }
    }

    [Theory]
    [InlineData("{ { {{ }}")]
    [InlineData("{{ .Values.image }} and {% if x %}")]
    [InlineData("{ {% x %}}")]
    [InlineData("{{&lt; x >}}")]
    [InlineData("```\n{{ x }} <!-- c -->\n```\n<!-- one\nmore -->")]
    public void Other_braces_and_comments_stay_as_they_are_typed(string markdown)
    {
        var page = A.Page($"{Open}\n{Ada}{Close}\n");

        var edited = page.Edit(e =>
        {
            e.SetAbstract(page.Talks[0], markdown);
            e.SetBio(page.Shortcodes[1], markdown);
        });

        Assert.EndsWith(
            $"+++\n{Open}\n{markdown}\n{Ada.Replace("Bio.", markdown, StringComparison.Ordinal)}{Close}\n",
            edited.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(markdown, EventPage.Read(edited).Talks[0].Abstract);
        Assert.Equal(markdown, EventPage.Read(edited).Speakers[0].Bio);
    }

    [Fact]
    public void What_stands_in_a_text_already_goes_on_to_run_or_to_be_shown()
    {
        var page = A.Page($"{Open}\nSee {{{{< x >}}}} and {{{{</* x */>}}}}.\n<!-- a\n\nb -->\n{Close}\n");

        var edited = page.Edit(e => e.SetAbstract(page.Talks[0], "Look at {{< x >}} and {{< x >}}!\n<!-- a\n\nb -->"));
        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e => e.SetAbstract(page.Talks[0], "{{< x >}} {{< x >}} {{< x >}}"))
        );

        Assert.EndsWith(
            $"{Open}\nLook at {{{{< x >}}}} and {{{{</* x */>}}}}!\n<!-- a\n\nb -->\n{Close}\n",
            edited.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "The abstract has {{< in its line 1, which the site may run as a shortcode: put a space between the braces.",
            refusal.Message
        );
    }

    [Theory]
    [InlineData("{{< figure\n  src=\"/a.png\" >}}", "{{< figure\n  src=\"/b.png\" >}}", "{{< in its line 1")]
    [InlineData("{{< figure\n  src=\"/a.png\" >}}", "{{< gist\n  src=\"/a.png\" >}}", "{{< in its line 1")]
    [InlineData("{{< figure\n  src=\"/a.png\"\n>}}", "{{< figure\n  src=\"/b.png\"\n>}}", "{{< in its line 1")]
    [InlineData("One. {{< x >}}", "{&#123;% y %}} {{< x >}}", "{&#123;% in its line 1")]
    [InlineData("One.", "Two.\n{{% /talk %}}", "{{% in its line 2")]
    public void Only_a_shortcode_that_stands_there_as_a_whole_goes_on(string before, string markdown, string trace)
    {
        var page = A.Page($"{Open}{before}{Close}\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetAbstract(page.Talks[0], markdown)));

        Assert.Equal($"The abstract has {trace}, which the site may run as a shortcode: put a space between the braces.", refusal.Message);
    }

    [Fact]
    public void A_new_talk_has_no_comment_with_an_empty_line()
    {
        var page = A.Page($"{Open}\n{Close}\n");

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e =>
                e.AddTalk(
                    new NewTalk
                    {
                        Title = "N",
                        StartsAt = default,
                        Abstract = "<!-- a\n\nb -->",
                    }
                )
            )
        );

        Assert.Equal(
            "The abstract has a comment (<!-- … -->) with an empty line in it, which could hide what follows on the page: take the empty line out.",
            refusal.Message
        );
    }

    [Fact]
    public void A_text_that_ends_a_comment_of_the_page_is_refused()
    {
        var page = A.Page("Text <!-- open\n");

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e =>
                e.AddTalk(
                    new NewTalk
                    {
                        Title = "N",
                        StartsAt = new(9, 0),
                        Abstract = "a --> b",
                    }
                )
            )
        );

        Assert.Equal(
            "The page would not be read back as it was meant, so nothing was changed. Some of it would be missing.",
            refusal.Message
        );
    }

    [Theory]
    [InlineData(Open + Close)]
    [InlineData(Open + "\r\n" + Close)]
    public void A_line_ends_as_those_above_where_none_follows(string talk)
    {
        var page = HugoPage.Parse("+++\r\ntitle = \"T\"\r\n+++\r\n" + talk);

        Assert.Equal(
            "+++\r\ntitle = \"T\"\r\n+++\r\n" + Open + "\r\nOne.\r\n" + Close,
            page.Edit(e => e.SetAbstract(page.Talks[0], "One.")).ToString()
        );
    }

    [Fact]
    public void Lines_end_as_those_around_them()
    {
        var page = HugoPage.Parse("+++\r\ntitle = \"T\"\r\n+++\r\n" + Open + "\r\n" + Close);

        var edited = page.Edit(e => e.SetAbstract(page.Talks[0], "One.\r\nTwo.\nThree."));

        Assert.Equal("+++\r\ntitle = \"T\"\r\n+++\r\n" + Open + "\r\nOne.\r\nTwo.\r\nThree.\r\n" + Close, edited.ToString());
    }

    [Theory]
    [InlineData(
        "a\n### Speakers\nb",
        "The abstract has the heading \"Speakers\", under which the page keeps the talk's speakers: give it another heading, or none."
    )]
    [InlineData(
        "# Video",
        "The abstract has the heading \"Video\", under which the page keeps the talk's video: give it another heading, or none."
    )]
    [InlineData(
        "[Slides](/a.pdf)",
        "The line \"[Slides](/a.pdf)\" of the abstract would be taken for the talk's slides or video: set these instead, or add words to the line."
    )]
    [InlineData("a\n{{< x", "The abstract has a {{< in its line 2 that does not end: put a space between the braces.")]
    [InlineData("{{< figure", "The abstract has a {{< in its line 1 that does not end: put a space between the braces.")]
    [InlineData("{{% figure", "The abstract has a {{% in its line 1 that does not end: put a space between the braces.")]
    [InlineData("{{%}}", "The abstract has a {{% in its line 1 that does not end: put a space between the braces.")]
    [InlineData("{{</* x", "The abstract has a {{< in its line 1 that does not end: put a space between the braces.")]
    [InlineData("{{%/* x", "The abstract has a {{% in its line 1 that does not end: put a space between the braces.")]
    [InlineData("```\ncode", "The abstract begins a code block that does not end, so it would take in what follows on the page: close it.")]
    [InlineData(
        "<!-- note",
        "The abstract begins a comment (<!--) that does not end, so it would hide what follows on the page: close it."
    )]
    [InlineData(
        "a\n<!-- note\n \nmore -->",
        "The abstract has a comment (<!-- … -->) with an empty line in it, which could hide what follows on the page: take the empty line out."
    )]
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
        var (page, outside) = (A.Page($"{Open}\n{before}\n{Close}\n"), A.Page($"Who?\n{before}\n"));

        var edited = page.Edit(e => e.SetBio(page.Shortcodes[1], "New."));
        var without = outside.Edit(e => e.SetBio(outside.Shortcodes[0], "New."));

        Assert.EndsWith($"+++\n{Open}\n{after}\n{Close}\n", edited.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"+++\nWho?\n{after}\n", without.ToString(), StringComparison.Ordinal);
    }
}
