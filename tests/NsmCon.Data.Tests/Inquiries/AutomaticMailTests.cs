using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Inquiries;

public class AutomaticMailTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_no_person_wrote_is_kept_with_its_reason_and_the_inquiry_that_it_is_about(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var inquiry = A.Inquiry((await conference.Event()).Id, "Acme", "buyer@acme.example");
        var mail = new OutgoingMail("inquiry-reply", "buyer@acme.example", "Re: Sponsoring", A.Day);
        mail.Succeed(A.Day);
        await conference.Save(inquiry);
        mail.InquiryId = inquiry.Id;
        await conference.Save(mail);
        var note = new MailContents
        {
            FromAddress = "buyer@acme.example",
            Text = "I am away.",
            Automatic = "It says so: Auto-Submitted.",
        };
        var report = note with
        {
            FromAddress = "daemon@example.org",
            Bounce = new($"{mail.MessageKey:N}@example.org", [new("buyer@acme.example", false, "Full.")]),
        };

        var away = await conference.Receive(note);
        var back = await conference.Receive(report);
        var unknown = await conference.Receive(report with { Bounce = new("made-up@example.org", []) });

        Assert.Equal((IncomingState.Automatic, "It says so: Auto-Submitted.", inquiry.Id), (away.State, away.Reason.Words, away.InquiryId));
        Assert.Equal(
            (IncomingState.Automatic, "The mail “Re: Sponsoring” to buyer@acme.example came back.", inquiry.Id),
            (back.State, back.Reason.Words, back.InquiryId)
        );
        Assert.Equal(
            (IncomingState.Automatic, "It says so: Auto-Submitted.", null),
            (unknown.State, unknown.Reason.Words, unknown.InquiryId)
        );
    }
}
