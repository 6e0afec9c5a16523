namespace NsmCon.Hugo.Tests;

/// <summary>Edits of one page that are made at once.</summary>
public class EditsTogetherTests
{
    static string Talk(string title) => $"{{{{% talk time=\"9:00\" title=\"{title}\" %}}}}\n{{{{% /talk %}}}}\n";

    static NewTalk New(string title) => new() { Title = title, StartsAt = new(9, 0) };

    [Fact]
    public void Talks_side_by_side_may_go_together()
    {
        var page = A.Page("Text.\n" + Talk("A") + Talk("B") + Talk("C") + "End.\n");

        var edited = page.Edit(e =>
        {
            e.RemoveTalk(page.Talks[0]);
            e.RemoveTalk(page.Talks[1]);
        });

        var last = page.Edit(e =>
        {
            e.RemoveTalk(page.Talks[1]);
            e.RemoveTalk(page.Talks[2]);
        });

        Assert.EndsWith("+++\nText.\n" + Talk("C") + "End.\n", edited.ToString(), StringComparison.Ordinal);
        Assert.Equal("A", last.Talks.Single()["title"]);
    }

    [Fact]
    public void A_new_talk_may_take_the_place_of_another()
    {
        var page = A.Page(Talk("A") + Talk("B"));

        var edited = page.Edit(e =>
        {
            e.AddTalk(New("N"), before: page.Talks[0]);
            e.RemoveTalk(page.Talks[0]);
        });

        Assert.EndsWith("+++\n" + Talk("N") + Talk("B"), edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_talk_moves_below_the_heading_of_the_next_day()
    {
        var page = A.Page("## Day 1\n" + Talk("A") + Talk("B") + "## Day 2\n" + Talk("C"));

        var edited = page.Edit(e => e.MoveTalk(page.Talks[1], before: page.Talks[2]));

        Assert.EndsWith("+++\n## Day 1\n" + Talk("A") + "## Day 2\n" + Talk("B") + Talk("C"), edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_talks_that_move_the_second_may_go_before_the_first()
    {
        var page = A.Page(Talk("A") + Talk("B") + Talk("C"));

        var edited = page.Edit(e =>
        {
            e.MoveTalk(page.Talks[0], before: page.Talks[2]);
            e.MoveTalk(page.Talks[1], before: page.Talks[0]);
        });

        Assert.EndsWith("+++\n" + Talk("B") + Talk("A") + Talk("C"), edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_stand_elsewhere_than_it_was_meant_is_refused()
    {
        var page = A.Page(Talk("A") + Talk("B") + Talk("C"));
        Action<PageEdit> moves = e =>
        {
            e.MoveTalk(page.Talks[0], before: null);
            e.MoveTalk(page.Talks[1], before: page.Talks[0]);
        };
        Action<PageEdit> adds = e =>
        {
            e.MoveTalk(page.Talks[0], before: null);
            e.AddTalk(New("N"), before: page.Talks[0]);
        };

        var refusals = new[] { moves, adds }.Select(edits => Assert.Throws<EditRefusedException>(() => page.Edit(edits)).Message).ToList();

        Assert.All(refusals, message =>
            Assert.StartsWith("The page would not be read back as it was meant, so nothing was changed.", message, StringComparison.Ordinal)
        );
        Assert.EndsWith("talk time=9:00 title=B", refusals[0], StringComparison.Ordinal);
        Assert.EndsWith("talk time=9:00 title=N", refusals[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_talk_that_goes_does_not_change()
    {
        var page = A.Page(Talk("A") + Talk("B"));

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e =>
            {
                e.RemoveTalk(page.Talks[0]);
                e.SetTitle(page.Talks[0], "New");
            })
        );

        Assert.Equal("Two edits change the same text in line 5: make them one after the other.", refusal.Message);
    }

    [Fact]
    public void Nothing_comes_before_a_talk_that_is_gone()
    {
        var page = A.Page(Talk("A") + Talk("B"));

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e =>
            {
                e.RemoveTalk(page.Talks[1]);
                e.AddTalk(New("N"), before: page.Talks[1]);
            })
        );

        Assert.Equal("The talk \"B\" was removed by an edit before.", refusal.Message);
    }

    [Theory]
    [InlineData("Text {{% talk %}}{{% /talk %}}\nMore.\n", "Text \nMore.\n")]
    [InlineData("Text.\n{{% talk %}}{{% /talk %}}\r\nMore.\n", "Text.\nMore.\n")]
    [InlineData("Text.\n{{% talk %}}{{% /talk %}}\r", "Text.\n\r")]
    [InlineData("Text.\n{{% talk %}}{{% /talk %}}", "Text.\n")]
    public void A_talk_goes_with_its_line_if_it_stands_alone_there(string before, string after)
    {
        var page = A.Page(before);

        Assert.EndsWith("+++\n" + after, page.Edit(e => e.RemoveTalk(page.Talks[0])).ToString(), StringComparison.Ordinal);
    }
}
