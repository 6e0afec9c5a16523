namespace NsmCon.Data.Mail;

/// <summary>Puts mails back in the queue at a person's word, who thereby tries their addresses again.</summary>
public sealed class ResendMails(ConferenceDb db)
{
    /// <summary>All of them or none, in one transaction.</summary>
    /// <param name="mails">The mails.</param>
    /// <param name="mayComeTwice">Whether the person knows that what may have arrived may come twice.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="RuleBrokenException">One may have arrived, waits already, or is being sent at this moment.</exception>
    public async Task Resend(IReadOnlyCollection<OutgoingMail> mails, bool mayComeTwice, DateTime now)
    {
        if (!mayComeTwice && mails.FirstOrDefault(mail => mail.MayHaveArrived) is { } arrived)
            throw new RuleBrokenException(
                mails.Count == 1
                    ? $"{arrived.To} may have this mail already. Tick the box to send it again."
                    : "Their recipients may have these mails already. Tick the box if they should be sent again."
            );

        foreach (var mail in mails)
            mail.Resend(now);
        await using var write = await db.BeginWrite();
        await db.TryAgain(mails.Select(mail => mail.To));
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
