using CsCheck;
using static System.FormattableString;

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
    [InlineData("## Montag, den 30. März", 2, "## Mittwoch, den 1. April")]
    [InlineData("## lunes 30 de marzo", 2, "## miércoles 1 de abril")]
    public void The_first_talk_of_a_day_comes_with_a_heading_like_that_of_the_other(string heading, int days, string expected)
    {
        var page = HugoPage.Parse($"{Front}# Schedule\n\n{heading}\n{Talk("A")}\n# More\ntext\n");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(days)));

        Assert.Equal($"{Front}# Schedule\n\n{heading}\n{Talk("A")}\n{expected}\n{Talk("B")}\n# More\ntext\n", edited.ToString());
        Assert.Equal([First, First.AddDays(days)], EventPage.Read(edited).Talks.Select(talk => talk.Day!.Value));
    }

    const string None = "has no headings of days that a new one could be written like";
    const string Untold = "has headings of days, but they do not tell how that of another day would be written";

    [Theory]
    [InlineData("## Day 1: Talks", Untold)]
    [InlineData("## Opening, March 30", Untold)]
    [InlineData("## Monday, Day 12345", Untold)]
    [InlineData("## Monday, hall 99999999999", Untold)]
    [InlineData("March 30, 2020", None)]
    [InlineData("", None)]
    [InlineData("## Day 1\n# Main hall", None)]
    [InlineData("**Monday**\n### Main hall", None)]
    [InlineData("## Day 1\n{{< card >}}{{% talk time=\"08:00am\" title=\"C\" %}}\n{{% /talk %}}{{< /card >}}", None)]
    [InlineData("## Day 1\n{{% talk time=\"08:00am\" title=\"C\" %}}\n{{% /talk %}}\n## Tuesday, March 31", Untold)]
    [InlineData("## Day 4\n{{% talk time=\"08:00am\" title=\"C\" %}}\n{{% /talk %}}\n## Day 1", Untold)]
    [InlineData("## Day 1\n{{% talk time=\"08:00am\" title=\"C\" %}}\n{{% /talk %}}\n## Day 1", Untold)]
    [InlineData("## Day 3", "has a talk on that day already")]
    public void Where_the_habit_cannot_be_told_it_is_refused(string heading, string why)
    {
        var page = HugoPage.Parse($"{Front}# Schedule\n\n{heading}\n{Talk("A")}\n");

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(2)))
        );

        Assert.Equal(
            $"On a page a talk stands under the heading of its day, and this one {why}: write the heading of April 1, and a talk below it, by hand.",
            refusal.Message
        );
    }

    [Theory]
    [InlineData("March 3 - 6, 2020", "## March 3", 2, "## March 5")]
    [InlineData("April 1 - 4, 2020", "## 01 April", 1, "## 02 April")]
    [InlineData("June 1 - 4, 2020", "## June 1st", 1, "## June 2nd")]
    [InlineData("June 2 - 4, 2020", "## June 2nd", 1, "## June 3rd")]
    [InlineData("June 3 - 5, 2020", "## June 3rd", 1, "## June 4th")]
    [InlineData("June 10 - 24, 2020", "## June 10th", 1, "## June 11th")]
    [InlineData("June 10 - 24, 2020", "## June 10th", 2, "## June 12th")]
    [InlineData("June 10 - 24, 2020", "## June 10th", 3, "## June 13th")]
    [InlineData("June 10 - 24, 2020", "## June 10th", 11, "## June 21st")]
    [InlineData("June 10 - 24, 2020", "## June 10th", 12, "## June 22nd")]
    [InlineData("June 10 - 24, 2020", "## June 10th", 13, "## June 23rd")]
    [InlineData("April 30 - May 2, 2020", "## Donnerstag, 30. April", 1, "## Freitag, 1. Mai")]
    [InlineData("April 30 - May 2, 2020", "## 30. April", 1, null)]
    [InlineData("March 31 - April 2, 2020", "## mar 31 martie", 1, null)]
    [InlineData("March 3 - 6, 2020", "## 3/3", 1, null)]
    public void A_day_is_written_as_its_language_writes_it(string days, string heading, int later, string? expected)
    {
        var page = HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"{days}\"\n+++\n{heading}\n{Talk("A")}");
        var day = EventPage.Read(page).StartsOn!.Value.AddDays(later);

        var edited = Refusable.Or(page, () => page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, day)));

        Assert.Equal(expected is null ? page.ToString() : $"{page}\n{expected}\n{Talk("B")}", edited.ToString());
    }

    [Theory]
    [InlineData("## March 30, hall 3", "## March 31, hall 3", 2, "## April 1, hall 3")]
    [InlineData("## March 30, 10h, room 0900", "## March 31, 10h, room 0900", 2, "## April 1, 10h, room 0900")]
    [InlineData("## Day 1, hall 7", "## Day 2, hall 7", 2, "## Day 3, hall 7")]
    [InlineData("## March 31", "## April 02", 2, "## April 01")]
    [InlineData("**Monday**", "**Wednesday**", 1, "**Tuesday**")]
    [InlineData("**Monday**", "**Tuesday**", 2, "**Wednesday**")]
    public void Two_headings_tell_what_changes_between_days(string one, string other, int days, string expected)
    {
        var page = HugoPage.Parse($"{Front}{one}\n{Talk("A")}{other}\n{Talk("C")}");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(days)));

        var isBetween = other is "**Wednesday**" or "## April 02";
        Assert.Equal(
            isBetween ? $"{Front}{one}\n{Talk("A")}{expected}\n{Talk("B")}{other}\n{Talk("C")}" : $"{page}{expected}\n{Talk("B")}",
            edited.ToString()
        );
    }

    [Theory]
    [InlineData("## Day 1\n\n", "## Day 2\n\n")]
    [InlineData("**Monday**\n\n", "**Tuesday**\n\n")]
    [InlineData("## Day 1\n### Main hall\n", "## Day 2\n\n")]
    [InlineData("## Day 1\n**Main hall**\n", "## Day 2\n\n")]
    [InlineData("## Day 1\nWelcome!\n\n\n", "## Day 2\n\n")]
    public void What_stands_under_a_heading_is_not_in_the_new_one(string heading, string expected)
    {
        var page = HugoPage.Parse($"{Front}{heading}{Talk("A")}");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(1)));

        Assert.EndsWith(expected + Talk("B"), edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lines_around_a_heading_are_as_many_as_most_have()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}\n\n\n## Day 2\n\n\n{Talk("B")}## Day 3\n{Talk("C")}");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "D", StartsAt = new(9, 0) }, First.AddDays(3)));

        Assert.Equal($"{page.ToString().TrimEnd()}\n\n\n\n## Day 4\n{Talk("D")}", edited.ToString());
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void Up_to_31_days_tell_how_the_next_is_written(int count, bool isWritten)
    {
        var days = Enumerable.Range(0, count).Select(day => Invariant($"## {First.AddDays(day):MMMM d}\n{Talk("A")}"));
        var page = HugoPage.Parse($"+++\ntitle = \"T\"\nsubtitle = \"March 30 - May 30, 2020\"\n+++\n{string.Concat(days)}");

        var edited = Refusable.Or(page, () =>
            page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(count)))
        );

        Assert.Equal(isWritten ? Invariant($"{page}## {First.AddDays(count):MMMM d}\n{Talk("B")}") : page.ToString(), edited.ToString());
    }

    [Fact]
    public void A_day_in_a_comment_is_none()
    {
        var page = HugoPage.Parse($"{Front}<!--Tuesday, March 31, 2020-->\n{Talk("A")}");

        Assert.Equal(First, EventPage.Read(page).Talks.Single().Day);
    }

    [Fact]
    public void Words_that_all_days_have_are_in_the_new_heading_too()
    {
        var page = HugoPage.Parse($"{Front}## Day 1 of talks\n\n{Talk("A")}\n\n\n## Day 3 of talks\n\n{Talk("C")}");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(1)));

        Assert.Equal(
            $"{Front}## Day 1 of talks\n\n{Talk("A")}\n\n\n## Day 2 of talks\n\n{Talk("B")}\n\n\n## Day 3 of talks\n\n{Talk("C")}",
            edited.ToString()
        );
    }

    [Fact]
    public void A_heading_that_waits_for_talks_gets_the_first_one()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}\n## Day 2\nTo be announced.\n\n## Day 3\n{Talk("C")}");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(1)));

        Assert.Equal($"{Front}## Day 1\n{Talk("A")}\n## Day 2\nTo be announced.\n\n{Talk("B")}\n## Day 3\n{Talk("C")}", edited.ToString());
    }

    [Fact]
    public void What_waits_with_a_heading_stays_above_the_talk()
    {
        const string logos =
            "{{< sponsor_section sponsor_type=\"Gold\" >}}\n{{< sponsor_logo sponsor_name=\"Acme\" >}}\n{{< /sponsor_section >}}\n";
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}\n## Day 2\n{logos}\n## Day 3\n{Talk("C")}");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(1)));

        Assert.Equal($"{Front}## Day 1\n{Talk("A")}\n## Day 2\n{logos}\n{Talk("B")}\n## Day 3\n{Talk("C")}", edited.ToString());
    }

    [Fact]
    public void A_day_that_is_later_than_one_that_waits_comes_behind_it()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}\n## Day 2\nTo be announced.\n\n# More\n## Register by March 31\ntext\n");

        var edited = page.Edit(edit => edit.AddTalkOnDay(new NewTalk { Title = "C", StartsAt = new(9, 0) }, First.AddDays(2)));

        Assert.Equal(
            $"{Front}## Day 1\n{Talk("A")}\n## Day 2\nTo be announced.\n\n## Day 3\n{Talk("C")}\n# More\n## Register by March 31\ntext\n",
            edited.ToString()
        );
    }

    [Fact]
    public void A_talk_that_moves_to_a_new_day_is_the_same_talk()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\r\n\r\n{Talk("A")}{Talk("B")}# More\n");

        var edited = page.Edit(edit => edit.MoveTalkToDay(page.Talks[0], First.AddDays(1)));

        Assert.Equal($"{Front}## Day 1\r\n\r\n{Talk("B").TrimEnd()}\r\n\r\n## Day 2\r\n\r\n{Talk("A")}# More\n", edited.ToString());
    }

    [Fact]
    public void The_first_talk_of_a_day_may_move_to_the_day_before()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}## Day 3\n{Talk("B")}{Talk("C")}");

        var edited = page.Edit(edit => edit.MoveTalkToDay(page.Talks[1], First.AddDays(1)));

        Assert.Equal($"{Front}## Day 1\n{Talk("A")}## Day 2\n{Talk("B")}## Day 3\n{Talk("C")}", edited.ToString());
    }

    [Fact]
    public void The_only_talk_of_the_last_day_may_move_to_a_later_one()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}## Day 2\n{Talk("B")}");

        var edited = page.Edit(edit => edit.MoveTalkToDay(page.Talks[1], First.AddDays(2)));

        Assert.Equal(
            ["A March 30", "B April 1"],
            EventPage.Read(edited).Talks.Select(talk => Invariant($"{talk.Title} {talk.Day:MMMM d}"))
        );
        Assert.Equal($"{Front}## Day 1\n{Talk("A")}## Day 2\n\n## Day 3\n{Talk("B")}", edited.ToString());
    }

    [Fact]
    public void Two_days_do_not_begin_at_once()
    {
        var page = HugoPage.Parse($"{Front}## Day 1\n{Talk("A")}");

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(edit =>
            {
                edit.AddTalkOnDay(new NewTalk { Title = "B", StartsAt = new(9, 0) }, First.AddDays(1));
                edit.AddTalkOnDay(new NewTalk { Title = "C", StartsAt = new(9, 0) }, First.AddDays(2));
            })
        );

        Assert.Equal("Two days cannot begin at once: write one after the other.", refusal.Message);
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
                Assert.Equal(
                    old.Talks.Where(talk => talk.Position - 1 != moved).Select(talk => (talk.Title, talk.Day)),
                    now.Talks.Where(talk => talk.Day != given.Missing).Select(talk => (talk.Title, talk.Day))
                );
                var added = Assert.Single(now.Talks, talk => talk.Day == given.Missing);
                Assert.Equal(given.Moves ? old.Talks[^1].Title : "New", added.Title);
                Assert.Equal(now.Talks.Select(talk => talk.Day).Order(), now.Talks.Select(talk => talk.Day));
                Assert.All(edited.Talks.Where((_, at) => given.Moves || at != added.Position - 1), talk =>
                    Assert.Contains(talk.ToString(), talks)
                );
                Assert.Equal((old.Title, old.Introduction), (now.Title, now.Introduction));
                Assert.Equal(old.Sections, now.Sections);
            },
            iter: Many.Inputs(300)
        );

    // What stands outside of the talks.
    static List<string> Lines(HugoPage page, EventPage read) =>
        [
            .. page
                .Talks.Reverse()
                .Aggregate(page.ToString(), (text, talk) => text.Remove(talk.Start, talk.End - talk.Start))
                .Split('\n')
                .Select(line => line.TrimEnd())
                .Where(line => line.Length > 0),
            read.Title,
        ];

    static string Talk(string title) => $"{{{{% talk time=\"09:00am\" title=\"{title}\" %}}}}\n{{{{% /talk %}}}}\n";
}
