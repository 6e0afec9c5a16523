namespace NsmCon.Hugo.Tests;

public class TalkEditTests
{
    [Fact]
    public void A_title_stands_in_one_line_with_single_spaces()
    {
        var page = A.Page("{{% talk time=\"9:00am\" title=\"A  B\" %}}\n{{% /talk %}}\n");

        Assert.Equal("C \"D\"", page.Edit(e => e.SetTitle(page.Talks[0], " C\n \"D\"")).Talks[0]["title"]);
        Assert.Same(page, page.Edit(e => e.SetTitle(page.Talks[0], "A B")));
        Assert.Equal(
            "A talk needs a title.",
            Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetTitle(page.Talks[0], " "))).Message
        );
    }

    [Theory]
    [InlineData("{{% talk time=\"9:00am\" title=\"A\" %}}\n{{% /talk %}}\n", "{{% talk time=\"9:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    [InlineData("{{<talk title=`A` time=`9:00am`>}}\r\n{{< /talk>}}\r\n\r\n", "{{<talk title=`N` time=`9:30am`>}}\r\n{{< /talk>}}\r\n\r\n")]
    [InlineData(
        "{{< talk\n  time = \"09:00\"\n  title = \"A\"\n>}}{{< /talk >}}\n\n\n",
        "{{< talk\n  time = \"09:30\"\n  title = \"N\"\n>}}\n{{< /talk >}}\n\n\n"
    )]
    public void A_new_talk_is_written_like_its_neighbours(string first, string added)
    {
        var second = first.Replace("A", "B", StringComparison.Ordinal);
        var page = A.Page("# Schedule\n" + first + second + "# End\n");

        var edited = page.Edit(e => e.AddTalk(new NewTalk { Title = "N", StartsAt = new TimeOnly(9, 30) }, before: page.Talks[1]));
        var removed = edited.Edit(e => e.RemoveTalk(edited.Talks[1]));

        Assert.EndsWith("# Schedule\n" + first + added + second + "# End\n", edited.ToString(), StringComparison.Ordinal);
        Assert.Equal(page.ToString(), removed.ToString());
    }

    [Fact]
    public void A_new_talk_holds_all_that_a_talk_can_hold()
    {
        var page = A.Page(
            "{{% talk time=\"09:00am\" title=\"A\" %}}\n## Speaker\n{{% speaker name=\"Ada\" github=\"ada\"%}}\nBio.\n{{% /speaker %}}\n\n## Slides\n<https://a.example/1.pdf>\n{{% /talk %}}\n\n# End\n"
        );
        var talk = new NewTalk
        {
            Title = "New",
            StartsAt = new TimeOnly(10, 0),
            Abstract = "One.\nTwo {{ x }}.",
            Speakers =
            [
                new NewSpeaker
                {
                    Name = "Grace Hopper",
                    JobTitle = "Admiral",
                    Company = "Navy",
                    Parameters = A.Parameters(("img", "/g.png"), ("github", "grace")),
                    Bio = "Bio.",
                },
                new NewSpeaker { Name = "Bob" },
            ],
            Slides = [new("", "https://a.example/2.pdf")],
            Videos = [new("", "https://youtu.be/x1")],
        };

        var edited = page.Edit(e => e.AddTalk(talk));

        Assert.EndsWith(
            """
            {{% /talk %}}
            {{% talk time="10:00am" title="New" %}}
            One.
            Two {{ x }}.

            ## Speakers
            {{% speaker name="Grace Hopper - Admiral, Navy" github="grace" img="/g.png"%}}
            Bio.
            {{% /speaker %}}
            {{% speaker name="Bob"%}}
            {{% /speaker %}}

            ## Slides
            <https://a.example/2.pdf>

            ## Video
            [Video](https://youtu.be/x1)
            {{% /talk %}}

            # End

            """,
            edited.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("https://a.example/2.pdf", "https://youtu.be/x1"),
            (EventPage.Read(edited).Talks[1].Slides.Single().Url, EventPage.Read(edited).Talks[1].Videos.Single().Url)
        );
    }

    [Theory]
    [InlineData(
        "# Schedule\n\nMarch 30\n\n# Why\nText.\n",
        "# Schedule\n\nMarch 30\n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n\n# Why\nText.\n"
    )]
    [InlineData("Text. \n", "Text. \n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    [InlineData("# Why\nText.\n", "# Why\nText.\n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    [InlineData("# Why\nText.\n\n# Schedule\n", "# Why\nText.\n\n# Schedule\n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    [InlineData(
        "# Why\n\n## Agenda\n### Soon\n\n# Who\n",
        "# Why\n\n## Agenda\n### Soon\n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n\n# Who\n"
    )]
    [InlineData("Text.", "Text.\n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    [InlineData("", "\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    public void The_first_talk_of_a_page_goes_under_its_schedule(string before, string after)
    {
        var page = A.Page(before);

        var edited = page.Edit(e => e.AddTalk(new NewTalk { Title = "N", StartsAt = new TimeOnly(9, 30) }));

        Assert.EndsWith("+++\n" + after, edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_may_begin_with_an_empty_line() =>
        Assert.Equal(
            "\n# Schedule\n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n",
            HugoPage.Parse("\n# Schedule\n").Edit(e => e.AddTalk(new NewTalk { Title = "N", StartsAt = new TimeOnly(9, 30) })).ToString()
        );

    [Fact]
    public void A_new_talk_comes_behind_one_that_holds_another()
    {
        const string outer =
            "{{% talk time=\"9:00\" title=\"A\" %}}\n{{% talk time=\"9:30\" title=\"B\" %}}\n{{% /talk %}}\n{{% /talk %}}\n";
        var page = A.Page(outer);

        var edited = page.Edit(e => e.AddTalk(new NewTalk { Title = "N", StartsAt = new TimeOnly(10, 0) }));

        Assert.EndsWith(
            "+++\n" + outer + "{{% talk time=\"10:00\" title=\"N\" %}}\n{{% /talk %}}\n",
            edited.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("A", "C", "BAC")]
    [InlineData("C", "A", "CAB")]
    [InlineData("A", null, "BCA")]
    [InlineData("B", "A", "BAC")]
    [InlineData("A", "B", "ABC")]
    [InlineData("C", null, "ABC")]
    [InlineData("B", "B", "ABC")]
    public void A_talk_moves_as_it_is(string moved, string? before, string order)
    {
        static string Talk(char title) => $"{{{{%talk time=\"9:00\" title=\"{title}\" %}}}}\n {title}\n{{{{% /talk%}}}}\n";
        var page = A.Page(string.Concat("ABC".Select(Talk)) + "End.\n");
        ShortcodeNode? Find(string? title) => page.Talks.SingleOrDefault(t => t["title"] == title);

        var edited = page.Edit(e => e.MoveTalk(Find(moved)!, Find(before)));

        Assert.EndsWith("+++\n" + string.Concat(order.Select(Talk)) + "End.\n", edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_talks_may_be_removed_at_once()
    {
        var page = HugoPage.Parse(Seed.Text);

        var edited = page.Edit(e =>
        {
            foreach (var talk in page.Talks)
                e.RemoveTalk(talk);
        });

        Assert.Empty(EventPage.Read(edited).Talks);
        Assert.Equal(EventPage.Read(page).Sections, EventPage.Read(edited).Sections);
    }

    [Fact]
    public void An_edit_of_a_talk_that_was_removed_is_refused()
    {
        var page = HugoPage.Parse(Seed.Text);

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e =>
            {
                e.RemoveTalk(page.Talks[3]);
                e.AddTalk(new NewTalk { Title = "N", StartsAt = new TimeOnly(10, 0) }, before: page.Talks[3]);
            })
        );

        Assert.Equal("The talk \"BREAK\" was removed by an edit before.", refusal.Message);
    }
}
