using NsmCon.Data.Inquiries;

namespace NsmCon.Data.Tests.Inquiries;

public class InquiryProgressTests
{
    static readonly InquiryProgress New = new(InquiryState.New, null, null, null);

    [Theory]
    [InlineData(InquiryState.New, InquiryState.InConversation, InquiryState.InConversation)]
    [InlineData(InquiryState.Offered, InquiryState.InConversation, InquiryState.Offered)]
    [InlineData(InquiryState.Declined, InquiryState.New, InquiryState.New)]
    [InlineData(InquiryState.Offered, InquiryState.Declined, InquiryState.Offered)]
    [InlineData(InquiryState.Declined, InquiryState.Accepted, InquiryState.Accepted)]
    [InlineData(InquiryState.Declined, InquiryState.Declined, InquiryState.Declined)]
    public void Two_are_as_far_as_the_further_one_and_what_was_declined_holds_nothing_back(InquiryState one, InquiryState other, InquiryState merged)
    {
        Assert.Equal(merged, (New with { State = one }).With(New with { State = other }).State);
        Assert.Equal(merged, (New with { State = other }).With(New with { State = one }).State);
    }

    [Fact]
    public void The_owner_and_the_sponsor_stay_and_come_from_the_other_where_there_is_none()
    {
        var (first, second) = (New with { OwnerId = 1, SponsorId = 11 }, New with { OwnerId = 2, SponsorId = 12 });

        Assert.Equal(first, first.With(second));
        Assert.Equal(second, New.With(second));
        Assert.Equal(first with { State = InquiryState.Accepted, SponsorId = 12 }, first.With(second with { State = InquiryState.Accepted }));
        Assert.Equal(first with { State = InquiryState.Accepted }, (first with { State = InquiryState.Accepted }).With(second));
    }

    [Fact]
    public void They_wait_since_the_first_mail_that_nobody_answered()
    {
        var (monday, tuesday) = (New with { AskedAt = A.Day }, New with { AskedAt = A.Day.AddDays(1) });

        Assert.Equal((A.Day, A.Day, A.Day, null), (monday.With(tuesday).AskedAt, tuesday.With(monday).AskedAt, New.With(monday).AskedAt, New.With(New).AskedAt));
    }

    [Fact]
    public void Taken_back_it_is_what_it_was_but_for_what_was_answered_or_asked_since()
    {
        var theirs = new InquiryProgress(InquiryState.InConversation, 1, 11, A.Day);
        var merged = New.With(theirs);
        var (asked, answered) = (A.Message(), A.Message(MessageKind.Out));
        asked.At = A.Day.AddDays(1);

        Assert.Equal(New, merged.TakenBack(New, merged, []));
        Assert.Equal(New with { AskedAt = asked.At }, merged.TakenBack(New, merged, [asked]));
        Assert.Equal(New with { State = InquiryState.InConversation }, (merged with { AskedAt = null }).TakenBack(New, merged, [answered]));
        Assert.Equal(new(InquiryState.Offered, 2, 12, null), new InquiryProgress(InquiryState.Offered, 2, 12, null).TakenBack(New, merged, []));
    }
}
