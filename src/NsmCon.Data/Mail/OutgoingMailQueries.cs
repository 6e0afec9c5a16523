using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Mail;

/// <summary>Finding mails that are due, and taking them in hand.</summary>
public static class OutgoingMailQueries
{
    /// <summary>Those whose turn it is.</summary>
    public static IQueryable<OutgoingMail> Due(this IQueryable<OutgoingMail> mails, DateTime now) =>
        mails.Where(mail => mail.State == MailState.Waiting && mail.NextAttemptAt <= now);

    /// <summary>Those that a worker took in hand and left there: whether they were sent, only a person can find out.</summary>
    public static IQueryable<OutgoingMail> Stuck(this IQueryable<OutgoingMail> mails, DateTime now)
    {
        var claimedBefore = now - OutgoingMail.StuckAfter;
        return mails.Where(mail => mail.State == MailState.Sending && mail.ClaimedAt < claimedBefore);
    }

    /// <summary>Those that go no further by themselves: given up, or stuck.</summary>
    public static IQueryable<OutgoingMail> NeedingAPerson(this IQueryable<OutgoingMail> mails, DateTime now)
    {
        var claimedBefore = now - OutgoingMail.StuckAfter;
        return mails.Where(mail => mail.State == MailState.Failed || (mail.State == MailState.Sending && mail.ClaimedAt < claimedBefore));
    }

    /// <summary>Takes a mail that is due in hand, by one conditional update; false if another worker was faster.</summary>
    public static async Task<bool> TryClaimMail(this ConferenceDb db, int id, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var claimed = await db.OutgoingMails.Due(now).Where(mail => mail.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(mail => mail.State, MailState.Sending)
            .SetProperty(mail => mail.ClaimedAt, now));
        await write.CommitUnseen();
        return claimed == 1;
    }

    /// <summary>Saves how the delivery of mails went.</summary>
    public static async Task SaveMails(this ConferenceDb db)
    {
        await using var write = await db.BeginWrite();
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
