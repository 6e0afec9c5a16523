using NsmCon.Data.Agenda;

namespace NsmCon.Data.Tests.Agenda;

public class TalkTests
{
    static readonly DateTime Nine = new(2020, 3, 30, 9, 0, 0);
    static readonly DateTime Ten = new(2020, 3, 30, 10, 0, 0);

    [Fact]
    public void A_talk_ends_after_it_starts()
    {
        var talk = A.Talk(title: "Opening");

        talk.Schedule(Nine, Ten);
        var backwards = Assert.Throws<RuleBrokenException>(() => talk.Schedule(Ten, Nine));
        Assert.Throws<RuleBrokenException>(() => talk.Schedule(Ten, Ten));

        Assert.Equal("\"Opening\" would end at 09:00, before it starts at 10:00.", backwards.Message);
        Assert.Equal((Nine, Ten), (talk.Starts, talk.Ends));
    }

    [Fact]
    public void A_talk_may_have_no_end_and_no_time_at_all_but_not_only_an_end()
    {
        var talk = A.Talk(title: "Opening");

        talk.Schedule(Nine, null);
        Assert.Equal((Nine, null), (talk.Starts, talk.Ends));
        var refusal = Assert.Throws<RuleBrokenException>(() => talk.Schedule(null, Ten));
        talk.Schedule(null, null);

        Assert.Equal("\"Opening\" has an end but no start. Give it a start, or take the end away.", refusal.Message);
        Assert.Null(talk.Starts);
    }

    [Theory]
    [InlineData(TalkKind.Talk, false)]
    [InlineData(TalkKind.Keynote, false)]
    [InlineData(TalkKind.Break, true)]
    [InlineData(TalkKind.Lunch, true)]
    public void Nobody_speaks_in_a_break(TalkKind kind, bool isPause) => Assert.Equal(isPause, A.Talk(kind: kind).IsPause);
}
