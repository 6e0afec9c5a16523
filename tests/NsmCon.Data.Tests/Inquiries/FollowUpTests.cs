using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class FollowUpTests
{
    static readonly DateOnly Monday = new(2020, 3, 2);

    static readonly Event Amsterdam = A.Event();

    [Fact]
    public void A_next_step_is_due_from_the_beginning_of_its_day_by_the_events_clock()
    {
        var inquiry = A.Inquiry();

        inquiry.Plan("Send the offer", Monday.AddDays(4), Amsterdam, A.Day);

        DateTime begins = new(2020, 3, 5, 23, 0, 0, DateTimeKind.Utc);
        Assert.Equal(("Send the offer", Monday.AddDays(4), begins), (inquiry.NextStep, inquiry.NextStepOn, inquiry.NextStepDueAt));
        Assert.Equal((false, true), (inquiry.FollowUp.IsDue(begins.AddSeconds(-1)), inquiry.FollowUp.IsDue(begins)));
    }

    [Fact]
    public void A_step_without_a_day_is_never_due_and_one_that_is_done_is_gone()
    {
        var inquiry = A.Inquiry();

        inquiry.Plan("Think", day: null, Amsterdam, A.Day);
        Assert.False(inquiry.FollowUp.IsDue(DateTime.MaxValue));
        inquiry.FinishStep("Think");

        Assert.Equal(("", null, null), (inquiry.NextStep, inquiry.NextStepOn, inquiry.NextStepDueAt));
    }

    [Fact]
    public void A_step_that_somebody_else_planned_meanwhile_is_not_done()
    {
        var inquiry = A.Inquiry();
        inquiry.Plan("Call them", Monday, Amsterdam, A.Day);

        var refusal = Assert.Throws<RuleBrokenException>(() => inquiry.FinishStep("Send the offer"));
        inquiry.FinishStep("Call them");
        var twice = Assert.Throws<RuleBrokenException>(() => inquiry.FinishStep("Call them"));

        Assert.Equal("Somebody changed the next step meanwhile: “Call them”. It stays.", refusal.Message);
        Assert.Equal("The next step was done already.", twice.Message);
    }

    [Theory]
    [InlineData(-367)]
    [InlineData(367)]
    [InlineData(-700_000)]
    [InlineData(2_000_000)]
    public void A_step_is_planned_within_a_year(int days)
    {
        var inquiry = A.Inquiry();

        Assert.Throws<RuleBrokenException>(() => inquiry.Plan("Call", Monday.AddDays(days), Amsterdam, A.Day));
        inquiry.Plan("Call", Monday.AddDays(Math.Sign(days) * 366), Amsterdam, A.Day);

        Assert.Equal("Call", inquiry.NextStep);
    }

    [Fact]
    public void What_is_snoozed_is_nobodys_turn_and_ours_again_on_its_day()
    {
        var inquiry = A.Inquiry();
        inquiry.Add(A.Message());

        inquiry.Snooze(Monday.AddDays(3), Amsterdam, A.Day);

        DateTime back = new(2020, 3, 4, 23, 0, 0, DateTimeKind.Utc);
        Assert.Equal((true, false), (inquiry.FollowUp.IsSnoozed(back.AddSeconds(-1)), inquiry.FollowUp.IsSnoozed(back)));
        Assert.False(inquiry.FollowUp.IsLate(new(back.AddSeconds(-1), TimeSpan.FromHours(48))));
        Assert.True(inquiry.FollowUp.IsLate(new(back, TimeSpan.FromHours(48))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(367)]
    public void It_is_snoozed_until_a_day_of_the_coming_year(int days)
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => A.Inquiry().Snooze(Monday.AddDays(days), Amsterdam, A.Day));

        Assert.Equal("Choose a day from tomorrow on, within a year.", refusal.Message);
    }

    [Fact]
    public void Whatever_the_company_writes_brings_it_back_at_once()
    {
        var (added, received) = (A.Inquiry(), A.Inquiry());
        foreach (var inquiry in new[] { added, received })
            inquiry.Snooze(Monday.AddDays(3), Amsterdam, A.Day);

        added.Add(A.Message());
        received.Receive(A.Message(), A.Day);

        Assert.All([added, received], inquiry =>
            Assert.Equal((null, null, A.Day), (inquiry.SnoozedUntilOn, inquiry.SnoozedUntilAt, inquiry.AskedAt))
        );
    }

    [Fact]
    public void An_answer_leaves_it_snoozed_until_its_day_and_ends_what_came_back()
    {
        var (still, back) = (A.Inquiry(), A.Inquiry());
        foreach (var inquiry in new[] { still, back })
            inquiry.Snooze(Monday.AddDays(1), Amsterdam, A.Day);
        var late = A.Message(MessageKind.Out);
        late.At = A.Day.AddDays(1);

        still.Add(A.Message(MessageKind.Out));
        back.Add(late);

        Assert.Equal(Monday.AddDays(1), still.SnoozedUntilOn);
        Assert.Null(back.SnoozedUntilOn);
        back.TakeBack(late);
        Assert.Equal(still.SnoozedUntilAt, back.AskedAt);
    }

    [Fact]
    public void A_note_changes_nothing()
    {
        var inquiry = A.Inquiry();
        inquiry.Snooze(Monday.AddDays(1), Amsterdam, A.Day);

        inquiry.Add(A.Message(MessageKind.Note));

        Assert.Equal(Monday.AddDays(1), inquiry.SnoozedUntilOn);
    }

    [Fact]
    public void What_was_decided_is_snoozed_no_longer_and_what_was_declined_has_no_next_step()
    {
        var (declined, accepted, answered) = (A.Inquiry(), A.Inquiry(), A.Inquiry());
        foreach (var inquiry in new[] { declined, accepted, answered })
        {
            inquiry.Plan("Send the offer", Monday, Amsterdam, A.Day);
            inquiry.Snooze(Monday.AddDays(1), Amsterdam, A.Day);
        }

        declined.MoveTo(InquiryState.Declined, A.Day);
        accepted.Accept(sponsorId: 7, A.Day);
        answered.NeedsNoAnswer();

        Assert.All([declined, accepted, answered], inquiry => Assert.Equal((null, null), (inquiry.SnoozedUntilOn, inquiry.SnoozedUntilAt)));
        Assert.Equal(("", "Send the offer", "Send the offer"), (declined.NextStep, accepted.NextStep, answered.NextStep));
        Assert.Null(declined.NextStepDueAt);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_database_tells_of_a_thousand_inquiries_what_each_tells_of_itself(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var ours = await conference.Event();
        var acme = A.Sponsor();
        await conference.Save(acme);
        var random = new Random(20_200_330);
        await using var db = conference.CreateDbContext();
        for (var number = 0; number < 1_000; number++)
            db.Add(ByChance(random, ours, acme.Id, number));
        await db.SaveChangesAsync();
        FollowUpTime time = new(A.Day, TimeSpan.FromHours(48));
        var all = await db.Inquiries.AsNoTracking().ToListAsync();

        var counted = await db.Inquiries.StandingAt(time).CountByTurn();
        foreach (var filter in Filters)
        {
            var expected = all.FindAll(inquiry =>
                (filter.Turn is null || filter.Turn == TurnOf(inquiry, time)) && (!filter.Due || NeedsAction(inquiry, time))
            );

            Assert.True(expected.Count > 20, $"{filter}: {expected.Count}");
            Assert.Equal(expected.Count, counted.Where(filter.Shows).Sum(count => count.Count));
            Assert.Equal(
                expected.Select(inquiry => inquiry.Id).Order(),
                (await db.Inquiries.StandingAt(time).Shown(filter).Select(inquiry => inquiry.Id).ToListAsync()).Order()
            );
        }
    }

    static readonly FollowUpFilter[] Filters =
    [
        new(null, false),
        new(null, true),
        new(Turn.Ours, false),
        new(Turn.Theirs, false),
        new(Turn.Snoozed, false),
        new(Turn.Over, false),
        new(Turn.Ours, true),
    ];

    static Turn TurnOf(Inquiry inquiry, FollowUpTime time) =>
        inquiry.FollowUp switch
        {
            var followUp when followUp.IsSnoozed(time.Now) => Turn.Snoozed,
            var followUp when followUp.IsBack(time.Now) || followUp.AskedAt is not null => Turn.Ours,
            _ => inquiry.State is InquiryState.Accepted or InquiryState.Declined ? Turn.Over : Turn.Theirs,
        };

    static bool NeedsAction(Inquiry inquiry, FollowUpTime time) => inquiry.FollowUp.IsDue(time.Now) || inquiry.FollowUp.IsLate(time);

    static Inquiry ByChance(Random random, Event conference, int sponsorId, int number)
    {
        var inquiry = A.Inquiry(conference.Id, $"Company {number}");
        if (random.Next(3) > 0)
            inquiry.Add(At(random, MessageKind.In));
        if (random.Next(3) == 0)
            inquiry.Add(At(random, MessageKind.Out));
        if (random.Next(4) == 0)
            inquiry.MoveTo((InquiryState)random.Next(3), A.Day);
        if (random.Next(8) == 0)
            inquiry.MoveTo(InquiryState.Declined, A.Day);
        if (random.Next(8) == 0 && inquiry.State != InquiryState.Declined)
            inquiry.Accept(sponsorId, A.Day);
        if (random.Next(3) == 0)
            inquiry.Plan("Call", Monday.AddDays(random.Next(-3, 4)), conference, A.Day);
        if (random.Next(3) == 0)
            inquiry.Snooze(Monday.AddDays(random.Next(-3, 4)), conference, A.Day.AddDays(-10));
        return inquiry;
    }

    static Message At(Random random, MessageKind kind)
    {
        var message = A.Message(kind);
        message.At = A.Day.AddHours(-random.Next(100));
        return message;
    }
}
