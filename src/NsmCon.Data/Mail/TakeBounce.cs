using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Mail;

/// <summary>
/// Ties a bounce to the mail that came back, and stops further mail to an address that does not exist. Anybody can forge a bounce:
/// it counts only if it names the Message-ID of a mail of ours, which nobody guesses, and the very address that this mail went to.
/// </summary>
public class TakeBounce(ConferenceDb db)
{
    /// <summary>Marks the mail, within the caller's transaction.</summary>
    /// <returns>The mail that came back; null if it is none of ours.</returns>
    public async Task<OutgoingMail?> Take(Bounce bounce, DateTime now)
    {
        if (!Guid.TryParseExact(bounce.MessageId.Split('@')[0], "N", out var key))
            return null;
        if (await db.OutgoingMails.FirstOrDefaultAsync(sent => sent.MessageKey == key) is not { } mail)
            return null;

        var to = EmailAddress.KeyOf(mail.To);
        if (bounce.Recipients.FirstOrDefault(recipient => EmailAddress.KeyOf(recipient.Address) == to) is not { } unreached)
            return null;

        mail.MarkBounced(unreached.Reason, now);
        if (unreached.IsHard && !await db.BouncedAddresses.AnyAsync(address => address.Key == to))
            db.BouncedAddresses.Add(
                new BouncedAddress
                {
                    Key = to,
                    Reason = unreached.Reason.Start(OutgoingMail.ErrorLength),
                    BouncedAt = now,
                }
            );
        return mail;
    }
}
