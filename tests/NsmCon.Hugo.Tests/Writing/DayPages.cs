using CsCheck;

namespace NsmCon.Hugo.Tests;

/// <summary>A page of an event of four days, March 30 to April 2, of which one has neither a heading nor a talk.</summary>
sealed record DayPages(string Text, DateOnly Missing, string Heading, SomeTalk Talk, bool Moves)
{
    static readonly string[][] Habits =
    [
        ["## Day 1", "## Day 2", "## Day 3", "## Day 4"],
        ["## Monday, March 30", "## Tuesday, March 31", "## Wednesday, April 1", "## Thursday, April 2"],
        ["### 30th of March", "### 31st of March", "### 1st of April", "### 2nd of April"],
        ["**Mon, 30 Mar 2020**", "**Tue, 31 Mar 2020**", "**Wed, 1 Apr 2020**", "**Thu, 2 Apr 2020**"],
        [
            "## Schedule of MARCH 30 {#mar-30}",
            "## Schedule of MARCH 31 {#mar-31}",
            "## Schedule of APRIL 1 {#apr-1}",
            "## Schedule of APRIL 2 {#apr-2}",
        ],
        ["## 2020-03-30", "## 2020-03-31", "## 2020-04-01", "## 2020-04-02"],
        [
            "## Day 1 – Montag, 30. März ##",
            "## Day 2 – Dienstag, 31. März ##",
            "## Day 3 – Mittwoch, 1. April ##",
            "## Day 4 – Donnerstag, 2. April ##",
        ],
    ];

    public static Gen<DayPages> Any { get; } =
        Gen.Select(Handwriting.Any, SomeTalk.Several, Gen.Int[0, Habits.Length - 1], Gen.Int[0, 3], Gen.Bool)
            .Select(
                (hand, talks, habit, missing, moves) =>
                {
                    // Two talks at least, and as many days as there are talks for, but never the one that is missing.
                    var days = Enumerable.Range(0, 4).Where(day => day != missing).Zip(talks);
                    return new DayPages(
                        hand.Page(days.Select(day => (Habits[habit][day.First], day.Second))),
                        new DateOnly(2020, 3, 30).AddDays(missing),
                        Habits[habit][missing],
                        talks[0],
                        moves
                    );
                }
            );

    /// <summary>The page with a talk on the day that was missing: a new one, or the last of the page.</summary>
    public static HugoPage WithDay(HugoPage page, DayPages given) =>
        page.Edit(edit =>
        {
            if (given.Moves)
                edit.MoveTalkToDay(page.Talks[^1], given.Missing);
            else
                edit.AddTalkOnDay(
                    new NewTalk
                    {
                        Title = "New",
                        StartsAt = new TimeOnly(9, 0),
                        Abstract = given.Talk.Abstract,
                    },
                    given.Missing
                );
        });
}
