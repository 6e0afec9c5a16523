using NsmCon.Data.Inquiries;

namespace NsmCon.Data.Tests.Inquiries;

public class InquiryTests
{
    [Fact]
    public void The_first_answer_makes_a_new_inquiry_a_conversation()
    {
        var inquiry = A.Inquiry();

        inquiry.Add(A.Message(MessageKind.In));
        inquiry.Add(A.Message(MessageKind.Note));
        Assert.Equal(InquiryState.New, inquiry.State);
        var answer = inquiry.Add(A.Message(MessageKind.Out));

        Assert.Equal((InquiryState.InConversation, A.Day), (inquiry.State, inquiry.UpdatedAt));
        Assert.Equal([MessageKind.In, MessageKind.Note, MessageKind.Out], inquiry.Messages.Select(message => message.Kind));
        Assert.Same(answer, inquiry.Messages[2]);
    }

    [Fact]
    public void A_further_answer_leaves_the_state_as_it_is()
    {
        var inquiry = A.Inquiry();
        inquiry.MoveTo(InquiryState.Offered, A.Day);

        inquiry.Add(A.Message(MessageKind.Out));

        Assert.Equal(InquiryState.Offered, inquiry.State);
    }

    [Fact]
    public void An_answer_that_is_taken_back_leaves_the_inquiry_as_it_was()
    {
        var inquiry = A.Inquiry();
        inquiry.Add(A.Message(MessageKind.In));

        var answer = inquiry.Add(A.Message(MessageKind.Out));
        inquiry.TakeBack(answer);

        Assert.Equal((InquiryState.New, (DateTime?)A.Day), (inquiry.State, inquiry.AskedAt));
        Assert.Equal(MessageKind.In, Assert.Single(inquiry.Messages).Kind);
    }

    [Fact]
    public void What_happened_since_an_answer_stays_when_it_is_taken_back()
    {
        var (moved, asked, idle) = (A.Inquiry(), A.Inquiry(), A.Inquiry());
        var first = moved.Add(A.Message(MessageKind.Out));
        moved.MoveTo(InquiryState.Offered, A.Day);
        asked.Add(A.Message(MessageKind.In));
        var second = asked.Add(A.Message(MessageKind.Out));
        var later = A.Message(MessageKind.In);
        later.At = A.Day.AddSeconds(5);
        asked.Receive(later, later.At);
        idle.Add(A.Message(MessageKind.Out));
        var third = idle.Add(A.Message(MessageKind.Out));

        moved.TakeBack(first);
        asked.TakeBack(second);
        idle.TakeBack(third);

        Assert.Equal((InquiryState.Offered, (DateTime?)null), (moved.State, moved.AskedAt));
        Assert.Equal(A.Day, asked.AskedAt);
        Assert.Equal((InquiryState.InConversation, (DateTime?)null), (idle.State, idle.AskedAt));
    }

    [Fact]
    public void A_declined_company_waits_for_no_answer_when_the_last_one_is_taken_back()
    {
        var inquiry = A.Inquiry();
        inquiry.Add(A.Message(MessageKind.In));
        var answer = inquiry.Add(A.Message(MessageKind.Out));
        inquiry.MoveTo(InquiryState.Declined, A.Day);

        inquiry.TakeBack(answer);

        Assert.Equal((InquiryState.Declined, (DateTime?)null), (inquiry.State, inquiry.AskedAt));
    }

    [Fact]
    public void An_inquiry_is_not_accepted_by_hand()
    {
        var inquiry = A.Inquiry();

        var refusal = Assert.Throws<RuleBrokenException>(() => inquiry.MoveTo(InquiryState.Accepted, A.Day));

        Assert.Equal("An inquiry is accepted by turning it into a sponsorship.", refusal.Message);
        Assert.Equal(InquiryState.New, inquiry.State);
    }

    [Fact]
    public void An_accepted_inquiry_stays_accepted()
    {
        var inquiry = A.Inquiry(company: "Acme");
        inquiry.Accept(sponsorId: 7, A.Day);

        var refusal = Assert.Throws<RuleBrokenException>(() => inquiry.MoveTo(InquiryState.Declined, A.Day));

        Assert.Equal("Acme is a sponsor already. Cancel the sponsorship instead.", refusal.Message);
        Assert.Equal((InquiryState.Accepted, 7), (inquiry.State, inquiry.SponsorId));
    }

    [Fact]
    public void A_declined_inquiry_is_reopened_before_it_is_accepted()
    {
        var inquiry = A.Inquiry(company: "Acme");
        inquiry.MoveTo(InquiryState.Declined, A.Day);
        var refusal = Assert.Throws<RuleBrokenException>(() => inquiry.Accept(sponsorId: 7, A.Day));

        inquiry.MoveTo(InquiryState.InConversation, A.Day);
        inquiry.Accept(sponsorId: 7, A.Day);

        Assert.Equal("The inquiry of Acme was declined. Reopen it first.", refusal.Message);
        Assert.Equal(InquiryState.Accepted, inquiry.State);
    }

    [Fact]
    public void A_note_has_no_subject_and_an_inquiry_no_phone_until_someone_gives_one() =>
        Assert.Equal(("", ""), (A.Message(MessageKind.Note).Subject, A.Inquiry().Phone));
}
