using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Tests.Mail;

public class OutgoingMailTests
{
    static OutgoingMail Ticket() => new("ticket", "ada@example.org", "Your ticket", A.Day);

    [Fact]
    public void A_mail_waits_for_twice_as_long_after_each_failure_up_to_four_hours_and_is_given_up_after_two_days()
    {
        var mail = Ticket();
        var waits = new List<double>();
        var now = A.Day;

        while (mail.State == MailState.Waiting)
        {
            now += TimeSpan.FromMinutes(waits.LastOrDefault());
            mail.Fail("450 try later", isFinal: false, now);
            waits.Add((mail.NextAttemptAt - now).TotalMinutes);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 240, 240], waits.Take(10));
        Assert.All(waits.Skip(10), wait => Assert.Equal(240, wait));
        Assert.Equal((MailState.Failed, 20, "450 try later"), (mail.State, mail.Attempts, mail.LastError));
        Assert.InRange(now - A.Day, TimeSpan.FromHours(44), TimeSpan.FromHours(52));
    }

    [Fact]
    public void A_final_fault_gives_the_mail_up_at_once()
    {
        var mail = Ticket();

        mail.Fail("550 no such user", isFinal: true, A.Day);

        Assert.Equal((MailState.Failed, 1, ""), (mail.State, mail.Attempts, mail.ToName));
    }

    [Fact]
    public void A_mail_that_got_through_forgets_earlier_faults()
    {
        var mail = Ticket();
        mail.Fail("450 try later", isFinal: false, A.Day);

        mail.Succeed(A.Day.AddMinutes(1));

        Assert.Equal((MailState.Sent, 2, null, A.Day.AddMinutes(1)), (mail.State, mail.Attempts, mail.LastError, mail.SentAt));
    }

    [Fact]
    public void A_long_error_is_cut_between_characters()
    {
        var mail = Ticket();

        mail.Fail(new string('x', OutgoingMail.ErrorLength - 1) + "🙁 and more", isFinal: false, A.Day);

        Assert.Equal(new string('x', OutgoingMail.ErrorLength - 1), mail.LastError);
    }

    [Fact]
    public void A_person_can_send_a_mail_again_as_a_new_one_unless_it_waits_anyway()
    {
        var mail = Ticket();
        var refusal = Assert.Throws<RuleBrokenException>(() => mail.Resend(A.Day));
        mail.Fail("550 no such user", isFinal: true, A.Day);
        var key = mail.MessageKey;

        mail.Resend(A.Day.AddDays(1));

        Assert.Equal("The mail to ada@example.org is waiting already.", refusal.Message);
        Assert.Equal((MailState.Waiting, 0, A.Day.AddDays(1)), (mail.State, mail.Attempts, mail.NextAttemptAt));
        Assert.NotEqual(key, mail.MessageKey);
    }

    [Fact]
    public void A_mail_that_was_written_to_a_file_counts_as_tried_and_forgets_earlier_faults()
    {
        var mail = Ticket();
        mail.Fail("450 try later", isFinal: false, A.Day);

        mail.WriteDown();

        Assert.Equal((MailState.Written, 2, null), (mail.State, mail.Attempts, mail.LastError));
        Assert.False(mail.MayHaveArrived);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_that_went_out_without_an_answer_is_sent_again_by_a_person_once_it_is_stuck(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(Ticket());
        await using var db = conference.CreateDbContext();
        await db.TryClaimMail(1, A.Day);
        var mail = await db.OutgoingMails.SingleAsync();
        mail.HandOver(A.Day);

        mail.MarkLost(new string('x', OutgoingMail.ErrorLength) + " and more");

        Assert.Equal((MailState.Sending, 1, new string('x', OutgoingMail.ErrorLength)), (mail.State, mail.Attempts, mail.LastError));
        var refusal = Assert.Throws<RuleBrokenException>(() => mail.Resend(A.Day + OutgoingMail.StuckAfter));
        Assert.Equal("The mail to ada@example.org is being sent at this moment. Look again in a few minutes.", refusal.Message);
        var later = A.Day + OutgoingMail.StuckAfter + TimeSpan.FromTicks(1);
        mail.Resend(later);
        Assert.Equal(
            (MailState.Waiting, 0, later, null, null),
            (mail.State, mail.Attempts, mail.NextAttemptAt, mail.ClaimedAt, mail.HandedOverAt)
        );
    }
}
