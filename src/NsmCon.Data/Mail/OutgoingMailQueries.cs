using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Mail;

/// <summary>Finding mails that are due, and taking them in hand.</summary>
public static class OutgoingMailQueries
{
    /// <summary>Those whose turn it is.</summary>
    public static IQueryable<OutgoingMail> Due(this IQueryable<OutgoingMail> mails, DateTime now) =>
        mails.Where(mail => mail.State == MailState.Waiting && mail.NextAttemptAt <= now);

    /// <summary>Those that a worker handed over and left there: whether they were sent, only a person can find out.</summary>
    public static IQueryable<OutgoingMail> Stuck(this IQueryable<OutgoingMail> mails, DateTime now)
    {
        var claimedBefore = now - OutgoingMail.StuckAfter;
        return mails.Where(mail => mail.State == MailState.Sending && mail.HandedOverAt != null && mail.ClaimedAt < claimedBefore);
    }

    /// <summary>Those that go no further by themselves: given up, or stuck.</summary>
    public static IQueryable<OutgoingMail> NeedingAPerson(this IQueryable<OutgoingMail> mails, DateTime now)
    {
        var claimedBefore = now - OutgoingMail.StuckAfter;
        return mails.Where(mail =>
            mail.State == MailState.Failed
            || (mail.State == MailState.Sending && mail.HandedOverAt != null && mail.ClaimedAt < claimedBefore)
        );
    }

    /// <summary>Takes a mail that is due in hand, by one conditional update; false if another worker was faster.</summary>
    public static async Task<bool> TryClaimMail(this ConferenceDb db, int id, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var claimed = await db
            .OutgoingMails.Due(now)
            .Where(mail => mail.Id == id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(mail => mail.State, MailState.Sending)
                    .SetProperty(mail => mail.ClaimedAt, now)
                    .SetProperty(mail => mail.HandedOverAt, (DateTime?)null)
            );
        await write.CommitUnseen();
        return claimed == 1;
    }

    /// <summary>Puts back in the queue what a worker took in hand and left there before anything went out.</summary>
    public static async Task TakeBackUnsentMails(this ConferenceDb db, DateTime now)
    {
        var claimedBefore = now - OutgoingMail.StuckAfter;
        var left = db.OutgoingMails.Where(mail =>
            mail.State == MailState.Sending && mail.HandedOverAt == null && mail.ClaimedAt < claimedBefore
        );
        if (!await left.AnyAsync())
            return;

        await using var write = await db.BeginWrite();
        await left.ExecuteUpdateAsync(set =>
            set.SetProperty(mail => mail.State, MailState.Waiting)
                .SetProperty(mail => mail.NextAttemptAt, now)
                .SetProperty(mail => mail.ClaimedAt, (DateTime?)null)
        );
        await write.Commit();
    }

    /// <summary>Puts back in the queue what was only written to files.</summary>
    /// <returns>How many.</returns>
    public static async Task<int> SendWritten(this ConferenceDb db, IQueryable<OutgoingMail> mails, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var sent = await mails
            .Where(mail => mail.State == MailState.Written)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(mail => mail.State, MailState.Waiting)
                    .SetProperty(mail => mail.Attempts, 0)
                    .SetProperty(mail => mail.NextAttemptAt, now)
            );
        await write.Commit();
        return sent;
    }

    /// <summary>Saves how the delivery of mails went.</summary>
    public static async Task SaveMails(this ConferenceDb db)
    {
        await using var write = await db.BeginWrite();
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
