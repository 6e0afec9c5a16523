using NsmCon.Data.Inquiries;

namespace NsmCon.Data.Tests.Inquiries;

public class InquiryProgressTests
{
    static readonly FollowUp Nothing = new(null, null, null, "", null, null);

    static readonly InquiryProgress New = new(InquiryState.New, null, null, Nothing);

    [Theory]
    [InlineData(InquiryState.New, InquiryState.InConversation, InquiryState.InConversation)]
    [InlineData(InquiryState.Offered, InquiryState.InConversation, InquiryState.Offered)]
    [InlineData(InquiryState.Declined, InquiryState.New, InquiryState.New)]
    [InlineData(InquiryState.Offered, InquiryState.Declined, InquiryState.Offered)]
    [InlineData(InquiryState.Declined, InquiryState.Accepted, InquiryState.Accepted)]
    [InlineData(InquiryState.Declined, InquiryState.Declined, InquiryState.Declined)]
    public void Two_are_as_far_as_the_further_one_and_what_was_declined_holds_nothing_back(
        InquiryState one,
        InquiryState other,
        InquiryState merged
    )
    {
        Assert.Equal(merged, (New with { State = one }).MergeWith(New with { State = other }).State);
        Assert.Equal(merged, (New with { State = other }).MergeWith(New with { State = one }).State);
    }

    [Fact]
    public void The_owner_and_the_sponsor_stay_and_come_from_the_other_where_there_is_none()
    {
        var (first, second) = (New with { OwnerId = 1, SponsorId = 11 }, New with { OwnerId = 2, SponsorId = 12 });

        Assert.Equal(first, first.MergeWith(second));
        Assert.Equal(second, New.MergeWith(second));
        Assert.Equal(
            first with
            {
                State = InquiryState.Accepted,
                SponsorId = 12,
            },
            first.MergeWith(second with { State = InquiryState.Accepted })
        );
        Assert.Equal(first with { State = InquiryState.Accepted }, (first with { State = InquiryState.Accepted }).MergeWith(second));
    }

    [Fact]
    public void They_wait_since_the_first_mail_that_nobody_answered()
    {
        var (monday, tuesday) = (Asked(A.Day), Asked(A.Day.AddDays(1)));

        Assert.Equal(
            [A.Day, A.Day, A.Day, null],
            new[] { monday.MergeWith(tuesday), tuesday.MergeWith(monday), New.MergeWith(monday), New.MergeWith(New) }.Select(merged =>
                merged.FollowUp.AskedAt
            )
        );
    }

    [Fact]
    public void Taken_back_it_is_what_it_was_but_for_what_was_answered_or_asked_since()
    {
        var theirs = new InquiryProgress(InquiryState.InConversation, 1, 11, Nothing with { AskedAt = A.Day, NextStep = "Call" });
        var merged = New.MergeWith(theirs);
        var (asked, answered) = (A.Message(), A.Message(MessageKind.Out));
        asked.At = A.Day.AddDays(1);

        Assert.Equal(New, merged.TakenBack(New, merged, []));
        Assert.Equal(Asked(asked.At), merged.TakenBack(New, merged, [asked]));
        Assert.Equal(
            New with
            {
                State = InquiryState.InConversation,
            },
            (merged with { FollowUp = merged.FollowUp with { AskedAt = null } }).TakenBack(New, merged, [answered])
        );
        var decided = new InquiryProgress(InquiryState.Offered, 2, 12, Nothing with { NextStep = "Write" });
        Assert.Equal(decided, decided.TakenBack(New, merged, []));
    }

    [Fact]
    public void The_next_step_stays_and_comes_from_the_other_where_there_is_none()
    {
        var (call, write) = (
            New with
            {
                FollowUp = Nothing with { NextStep = "Call", NextStepOn = new(2020, 3, 4) },
            },
            New with
            {
                FollowUp = Nothing with { NextStep = "Write" },
            }
        );

        Assert.Equal((call, call, write), (call.MergeWith(write), New.MergeWith(call), write.MergeWith(call)));
    }

    [Fact]
    public void It_is_snoozed_until_the_earlier_day_unless_somebody_waits_in_one_of_the_two()
    {
        var (soon, later, waits) = (Snoozed(3), Snoozed(9), Asked(A.Day));

        Assert.Equal((soon, soon, soon), (soon.MergeWith(later), later.MergeWith(soon), New.MergeWith(soon)));
        Assert.Equal((waits, waits), (soon.MergeWith(waits), waits.MergeWith(soon)));
        Assert.Equal(soon, waits.TakenBack(soon, waits, []));
        Assert.Equal(Asked(A.Day.AddDays(1)), Asked(A.Day.AddDays(1)).TakenBack(soon, waits, [A.Message()]));
    }

    static InquiryProgress Asked(DateTime at) => New with { FollowUp = Nothing with { AskedAt = at } };

    static InquiryProgress Snoozed(int days) =>
        New with
        {
            FollowUp = Nothing with { SnoozedUntilOn = new(2020, 3, 2 + days), SnoozedUntilAt = A.Day.AddDays(days) },
        };
}
