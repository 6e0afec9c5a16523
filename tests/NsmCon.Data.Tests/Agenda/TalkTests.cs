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

        Assert.Equal("\"Opening\" has an end but no start. Give it a start, or remove the end.", refusal.Message);
        Assert.Null(talk.Starts);
    }

    [Fact]
    public void A_time_schedules_a_talk_but_not_a_proposal_and_who_loses_it_is_announced_without_one()
    {
        var (talk, idea) = (A.Talk(), A.Talk());
        idea.Decide(TalkState.Proposed);

        talk.Schedule(Nine, Ten);
        idea.Schedule(Nine, Ten);
        Assert.Equal((TalkState.Scheduled, TalkState.Proposed), (talk.State, idea.State));
        talk.Schedule(null, null);
        Assert.Equal((TalkState.ToBeAnnounced, true), (talk.State, talk.IsPublic));
        talk.Schedule(Nine, Ten);
        talk.Unschedule();

        Assert.Equal((TalkState.Proposed, false, null, null), (talk.State, talk.IsPublic, talk.Starts, talk.Ends));
    }

    [Fact]
    public void A_withdrawn_talk_gives_its_time_away_and_a_time_brings_it_back()
    {
        var talk = A.Talk();
        talk.Schedule(Nine, Ten);

        talk.Decide(TalkState.Withdrawn);
        Assert.Equal((null, null, false), (talk.Starts, talk.Ends, talk.IsPublic));
        talk.Schedule(Nine, Ten);

        Assert.Equal(TalkState.Scheduled, talk.State);
    }

    [Fact]
    public void A_state_that_the_time_speaks_against_is_refused()
    {
        var (timed, untimed) = (A.Talk(title: "Timed"), A.Talk(title: "Untimed"));
        timed.Schedule(Nine, Ten);

        var announced = Assert.Throws<RuleBrokenException>(() => timed.Decide(TalkState.ToBeAnnounced));
        var scheduled = Assert.Throws<RuleBrokenException>(() => untimed.Decide(TalkState.Scheduled));

        Assert.StartsWith("“Timed” has a time: it is scheduled.", announced.Message, StringComparison.Ordinal);
        Assert.Equal("“Untimed” has no time: give it one, or choose another state.", scheduled.Message);
    }

    [Fact]
    public void Without_a_time_what_was_withdrawn_or_proposed_stays_so()
    {
        var (withdrawn, idea) = (A.Talk(), A.Talk());
        withdrawn.Decide(TalkState.Withdrawn);
        idea.Decide(TalkState.Proposed);

        withdrawn.Schedule(null, null);
        idea.Schedule(null, null);

        Assert.Equal((TalkState.Withdrawn, TalkState.Proposed), (withdrawn.State, idea.State));
    }

    [Fact]
    public void A_speaker_arrives_before_they_leave()
    {
        var speaker = A.Speaker(name: "Ada");

        var refusal = Assert.Throws<RuleBrokenException>(() => speaker.Stay(Ten, Nine));
        Assert.Throws<RuleBrokenException>(() => speaker.Stay(Nine, Nine));
        speaker.Stay(Nine, Ten);
        Assert.Equal((Nine, Ten), (speaker.Arrives, speaker.Leaves));
        speaker.Stay(null, Ten);

        Assert.Equal("Ada would leave at 09:00 on March 30, before the arrival. Correct one of them.", refusal.Message);
        Assert.Equal((null, Ten), (speaker.Arrives, speaker.Leaves));
    }

    [Fact]
    public void A_speaker_confirms_once_and_may_have_no_address()
    {
        var speaker = new Speaker
        {
            EventId = 1,
            Name = "Ada",
            Email = "ADA@Example.ORG",
        };

        speaker.Confirm(Nine);
        speaker.Confirm(Ten);
        Assert.Equal((Nine, "ADA@example.org"), (speaker.ConfirmedAt!.Value, speaker.Email));
        speaker.Email = null;

        Assert.Equal((null, "", "", ""), (speaker.Email, speaker.JobTitle, speaker.Company, speaker.Bio));
    }

    [Fact]
    public void Tracks_have_colors_that_pages_know() =>
        Assert.Equal("blue teal orange red purple green pink gray", string.Join(' ', Track.Colors));

    [Theory]
    [InlineData(TalkKind.Talk, false)]
    [InlineData(TalkKind.Keynote, false)]
    [InlineData(TalkKind.Break, true)]
    [InlineData(TalkKind.Lunch, true)]
    public void Nobody_speaks_in_a_break(TalkKind kind, bool isPause) => Assert.Equal(isPause, A.Talk(kind: kind).IsPause);
}
