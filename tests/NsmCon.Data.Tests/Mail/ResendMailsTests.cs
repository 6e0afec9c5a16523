using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Tests.Mail;

public class ResendMailsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_failed_is_in_the_queue_again_and_its_address_is_tried(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference, mail => mail.Fail("No such mailbox.", isFinal: true, A.Day));

        await Resend(conference, mayComeTwice: false);

        Assert.Equal(MailState.Waiting, await conference.Read(db => db.OutgoingMails.Select(mail => mail.State).SingleAsync()));
        Assert.False(await conference.Read(db => db.BouncedAddresses.AnyAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_may_have_arrived_goes_out_again_only_at_a_persons_word(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference, mail => mail.Succeed(A.Day));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Resend(conference, mayComeTwice: false));
        Assert.Equal("ada@example.org may have this mail already. Tick the box to send it again.", refusal.Message);
        Assert.True(await conference.Read(db => db.BouncedAddresses.AnyAsync()));
        await Resend(conference, mayComeTwice: true);

        Assert.Equal(MailState.Waiting, await conference.Read(db => db.OutgoingMails.Select(mail => mail.State).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_waits_already_is_refused_and_its_address_stays_bounced(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await Arrange(conference, _ => { });

        await Assert.ThrowsAsync<RuleBrokenException>(() => Resend(conference, mayComeTwice: true));

        Assert.True(await conference.Read(db => db.BouncedAddresses.AnyAsync()));
    }

    /// <summary>A mail to Ada, whose address bounced.</summary>
    static async Task Arrange(ConferenceDatabase conference, Action<OutgoingMail> happened)
    {
        var mail = new OutgoingMail("test", "ada@example.org", "Hello", A.Day);
        happened(mail);
        await conference.Save(
            mail,
            new BouncedAddress
            {
                Key = mail.To,
                Reason = "No such mailbox.",
                BouncedAt = A.Day,
            }
        );
    }

    static async Task Resend(ConferenceDatabase conference, bool mayComeTwice)
    {
        await using var db = conference.CreateDbContext();
        await new ResendMails(db).Resend(await db.OutgoingMails.ToListAsync(), mayComeTwice, A.Day);
    }
}
