namespace NsmCon.Hugo.Tests;

public class TalkEditTests
{
    [Theory]
    [InlineData("09:00am", "13:30", "01:30pm")]
    [InlineData("3:00pm", "09:30", "9:30am")]
    [InlineData("10:00am", "09:30", "09:30am")]
    [InlineData("13:00:00+02", "09:30", "09:30:00+02")]
    [InlineData("13:00:00-05:00", "14:00", "14:00:00-05:00")]
    [InlineData("14:30", "09:00", "09:00")]
    [InlineData("9:00", "08:00", "8:00")]
    [InlineData("14.30", "15:00", "15.00")]
    [InlineData("9 AM", "15:00", "3 PM")]
    [InlineData("9am", "15:30", "3:30pm")]
    [InlineData("9:00 a.m.", "15:30", "3:30 p.m.")]
    [InlineData("noon", "00:05", "12:05am")]
    [InlineData("09:00am - 9:45am", "10:00", "10:00am")]
    [InlineData("12:00am", "12:00", "12:00pm")]
    [InlineData("9:00", "09:00", "9:00")]
    public void A_time_is_written_as_the_one_before(string before, string time, string after)
    {
        var page = A.Page($"{{{{% talk time=\"{before}\" title=\"T\" %}}}}\n{{{{% /talk %}}}}\n");

        var edited = page.Edit(e => e.SetTime(page.Talks[0], TimeOnly.Parse(time)));

        Assert.Equal(after, edited.Talks[0]["time"]);
        Assert.Equal(TimeOnly.Parse(time), EventPage.Read(edited).Talks[0].StartsAt);
    }

    [Theory]
    [InlineData("10:00am", "9:00am", "9:45am")]
    [InlineData("10:00am", "09:00am", "09:45am")]
    [InlineData("", "14:00:00+02", "09:45:00+02")]
    [InlineData("tba", "9am", "9:45am")]
    public void What_a_time_does_not_tell_the_other_talks_do(string own, string other, string after)
    {
        var page = A.Page($"{{{{% talk time=\"{own}\" title=\"T\" %}}}}\n{{{{% /talk %}}}}\n{{{{% talk time=\"{other}\" title=\"U\" %}}}}\n{{{{% /talk %}}}}\n");

        var edited = page.Edit(e => e.SetTime(page.Talks[0], new TimeOnly(9, 45)));

        Assert.Equal(after, edited.Talks[0]["time"]);
    }

    [Theory]
    [InlineData("09:00am", "10:00am - 11:15am")]
    [InlineData("9:00–9:30", "10:00–11:15")]
    [InlineData("09:00:00+02", "10:00:00+02 - 11:15:00+02")]
    public void A_time_may_say_its_end(string before, string after)
    {
        var page = A.Page($"{{{{% talk time=\"{before}\" title=\"T\" %}}}}\n{{{{% /talk %}}}}\n");

        var edited = page.Edit(e => e.SetTime(page.Talks[0], new TimeOnly(10, 0), new TimeOnly(11, 15)));

        Assert.Equal(after, edited.Talks[0]["time"]);
        Assert.Equal(new TimeOnly(11, 15), EventPage.Read(edited).Talks[0].EndsAt);
    }

    [Fact]
    public void A_time_that_the_style_cannot_say_is_refused()
    {
        var page = A.Page("{{% talk time=\"9:00am\" title=\"T\" %}}\n{{% /talk %}}\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetTime(page.Talks[0], new TimeOnly(9, 0, 30))));

        Assert.Equal("The page writes times as 9:30am, which cannot say 09:00:30.", refusal.Message);
    }

    [Fact]
    public void A_title_stands_in_one_line_with_single_spaces()
    {
        var page = A.Page("{{% talk time=\"9:00am\" title=\"A  B\" %}}\n{{% /talk %}}\n");

        Assert.Equal("C \"D\"", page.Edit(e => e.SetTitle(page.Talks[0], " C\n \"D\"")).Talks[0]["title"]);
        Assert.Same(page, page.Edit(e => e.SetTitle(page.Talks[0], "A B")));
        Assert.Equal("A talk needs a title.", Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetTitle(page.Talks[0], " "))).Message);
    }

    [Theory]
    [InlineData("{{% talk time=\"9:00am\" title=\"A\" %}}\n{{% /talk %}}\n", "{{% talk time=\"9:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    [InlineData("{{<talk title=`A` time=`9:00am`>}}\r\n{{< /talk>}}\r\n\r\n", "{{<talk title=`N` time=`9:30am`>}}\r\n{{< /talk>}}\r\n\r\n")]
    [InlineData("{{< talk\n  time = \"09:00\"\n  title = \"A\"\n>}}{{< /talk >}}\n\n\n", "{{< talk\n  time = \"09:30\"\n  title = \"N\"\n>}}\n{{< /talk >}}\n\n\n")]
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
        var page = A.Page("{{% talk time=\"09:00am\" title=\"A\" %}}\n## Speaker\n{{% speaker name=\"Ada\" github=\"ada\"%}}\nBio.\n{{% /speaker %}}\n\n## Slides\n<https://a.example/1.pdf>\n{{% /talk %}}\n\n# End\n");
        var talk = new NewTalk
        {
            Title = "New",
            StartsAt = new TimeOnly(10, 0),
            Abstract = "One.\nTwo {{< x >}}.",
            Speakers =
            [
                new NewSpeaker { Name = "Grace Hopper", JobTitle = "Admiral", Company = "Navy", ImagePath = "/g.png", GitHub = "grace", Bio = "Bio." },
                new NewSpeaker { Name = "Bob" },
            ],
            SlidesUrl = "https://a.example/2.pdf",
            VideoUrl = "https://youtu.be/x1",
        };

        var edited = page.Edit(e => e.AddTalk(talk));

        Assert.EndsWith(
            """
            {{% /talk %}}
            {{% talk time="10:00am" title="New" %}}
            One.
            Two {{</* x */>}}.

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
            StringComparison.Ordinal);
        Assert.Equal(("https://a.example/2.pdf", "https://youtu.be/x1"), (EventPage.Read(edited).Talks[1].SlidesUrl, EventPage.Read(edited).Talks[1].VideoUrl));
    }

    [Theory]
    [InlineData("# Schedule\n\nMarch 30\n\n# Why\nText.\n", "# Schedule\n\nMarch 30\n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n\n# Why\nText.\n")]
    [InlineData("Text.", "Text.\n\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    [InlineData("", "\n{{% talk time=\"09:30am\" title=\"N\" %}}\n{{% /talk %}}\n")]
    public void The_first_talk_of_a_page_goes_under_its_schedule(string before, string after)
    {
        var page = A.Page(before);

        var edited = page.Edit(e => e.AddTalk(new NewTalk { Title = "N", StartsAt = new TimeOnly(9, 30) }));

        Assert.EndsWith("+++\n" + after, edited.ToString(), StringComparison.Ordinal);
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

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e =>
        {
            e.RemoveTalk(page.Talks[3]);
            e.AddTalk(new NewTalk { Title = "N", StartsAt = new TimeOnly(10, 0) }, before: page.Talks[3]);
        }));

        Assert.Equal("The talk \"BREAK\" was removed by an edit before.", refusal.Message);
    }
}
