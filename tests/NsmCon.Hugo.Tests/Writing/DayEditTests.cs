using CsCheck;

namespace NsmCon.Hugo.Tests;

public class DayEditTests
{
    const string Front = "+++\ntitle = \"T\"\nsubtitle = [\"March 30 - April 2, 2020\"]\n+++\n";

    static readonly DateOnly First = new(2020, 3, 30);

    [Theory]
    [InlineData("## Day 1", 1, "## Day 2")]
    [InlineData("# DAY 1: MONDAY #", 2, "# DAY 3: WEDNESDAY #")]
    [InlineData("## Monday, March 30", 1, "## Tuesday, March 31")]
    [InlineData("## Mon 30 mar", 2, "## Wed 1 apr")]
    [InlineData("### March 30th, 2020", 3, "### April 2nd, 2020")]
    [InlineData("## The 30th of March", 2, "## The 1st of April")]
    [InlineData("## 2020-03-30", 3, "## 2020-04-02")]
    [InlineData("## 3/30", 3, "## 4/2")]
    [InlineData("## 03/30", 3, "## 04/02")]
    [InlineData("## 30.03.", 2, "## 01.04.")]
    [InlineData("**Monday**", 1, "**Tuesday**")]
    [InlineData("## Day 1 - March 30, 2020 {#day-1}", 1, "## Day 2 - March 31, 2020 {#day-2}")]
    [InlineData("## Montag, 30. März", 2, "## Mittwoch, 1. April")]
    [InlineData("## lundi 30 mars", 1, "## mardi 31 mars")]
    public void The_first_talk_of_a_day_comes_with_a_heading_like_that_of_the_other(string heading, int days, string expected)
    {
        var page = HugoPage.Parse($"{Front}# Schedule\n\n{heading}\n{Talk("A")}\n# More\ntext\n");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(days)));

        Assert.Equal($"{Front}# Schedule\n\n{heading}\n{Talk("A")}\n{expected}\n{Talk("B")}\n# More\ntext\n", edited.ToString());
        Assert.Equal([First, First.AddDays(days)], EventPage.Read(edited).Talks.Select(talk => talk.On!.Value));
    }

    [Theory]
    [InlineData("## Day 1: Talks")]
    [InlineData("## Opening, March 30")]
    [InlineData("March 30, 2020")]
    [InlineData("")]
    [InlineData("## Day 1\n# Main hall")]
    [InlineData("## Day 1\n{{% talk time=\"08:00am\" title=\"C\" %}}\n{{% /talk %}}\n## Tuesday, March 31")]
    [InlineData("## Day 4\n{{% talk time=\"08:00am\" title=\"C\" %}}\n{{% /talk %}}\n## Day 1")]
    public void Where_the_habit_cannot_be_told_it_is_refused(string heading)
    {
        var page = HugoPage.Parse($"{Front}# Schedule\n\n{heading}\n{Talk("A")}\n");

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(2))));

        Assert.StartsWith("On a page a talk stands under the heading of its day, and this one has ", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(": write the heading of April 1, and a talk below it, by hand.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_all_days_have_are_in_the_new_heading_too()
    {
        var page = HugoPage.Parse($"{Front}## Day 1 of talks\n\n{Talk("A")}\n\n\n## Day 3 of talks\n\n{Talk("C")}");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(1)));

        Assert.Equal($"{Front}## Day 1 of talks\n\n{Talk("A")}\n\n\n## Day 2 of talks\n\n{Talk("B")}\n\n\n## Day 3 of talks\n\n{Talk("C")}", edited.ToString());
    }

    [Fact]
    public void A_heading_that_waits_for_talks_gets_the_first_one()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}\n## Day 2\nTo be announced.\n\n## Day 3\n{Talk("C")}");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(1)));

        Assert.Equal($"{Front}## Day 1\n{Talk("A")}\n## Day 2\nTo be announced.\n\n{Talk("B")}\n## Day 3\n{Talk("C")}", edited.ToString());
    }

    [Fact]
    public void A_day_that_is_later_than_one_that_waits_comes_behind_it()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}\n## Day 2\nTo be announced.\n\n# More\n## Register by March 31\ntext\n");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "C", StartsAt = new(9, 0) }, First.AddDays(2)));

        Assert.Equal($"{Front}## Day 1\n{Talk("A")}\n## Day 2\nTo be announced.\n\n## Day 3\n{Talk("C")}\n# More\n## Register by March 31\ntext\n", edited.ToString());
    }

    [Fact]
    public void A_talk_that_moves_to_a_new_day_is_the_same_talk()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\r\n\r\n{Talk("A")}{Talk("B")}# More\n");

        var edited = page.Edit(edit => edit.MoveTalkToDay(page.Talks[0], First.AddDays(1)));

        Assert.Equal($"{Front}## Day 1\r\n\r\n{Talk("B").TrimEnd()}\r\n\r\n## Day 2\r\n\r\n{Talk("A")}# More\n", edited.ToString());
    }

    [Fact]
    public void Only_new_lines_come_and_all_other_talks_stay_on_their_days() =>
        DayPages.Any.Sample(
            given =>
            {
                var page = HugoPage.Parse(given.Text);
                var (old, talks) = (EventPage.Read(page), page.Talks.Select(talk => talk.ToString()).ToList());

                var edited = DayPages.WithDay(page, given);

                var (now, moved) = (EventPage.Read(edited), given.Moves ? old.Talks.Count - 1 : -1);
                Assert.Equal([given.Heading], Lines(edited, now).Except(Lines(page, old)));
                Assert.Empty(Lines(page, old).Except(Lines(edited, now)));
                Assert.Equal(old.Talks.Where(talk => talk.Position - 1 != moved).Select(talk => (talk.Title, talk.On)), now.Talks.Where(talk => talk.On != given.Missing).Select(talk => (talk.Title, talk.On)));
                var added = Assert.Single(now.Talks, talk => talk.On == given.Missing);
                Assert.Equal(given.Moves ? old.Talks[^1].Title : "New", added.Title);
                Assert.Equal(now.Talks.Select(talk => talk.On).Order(), now.Talks.Select(talk => talk.On));
                Assert.All(edited.Talks.Where((_, at) => given.Moves || at != added.Position - 1), talk => Assert.Contains(talk.ToString(), talks));
                Assert.Equal((old.Title, old.Introduction), (now.Title, now.Introduction));
                Assert.Equal(old.Sections, now.Sections);
            },
            iter: Many.Inputs(300));

    // What stands outside of the talks.
    static List<string> Lines(HugoPage page, EventPage read) =>
        [.. page.Talks.Reverse().Aggregate(page.ToString(), (text, talk) => text.Remove(talk.Start, talk.End - talk.Start)).Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0), read.Title];

    static string Talk(string title) => $"{{{{% talk time=\"09:00am\" title=\"{title}\" %}}}}\n{{{{% /talk %}}}}\n";
}
