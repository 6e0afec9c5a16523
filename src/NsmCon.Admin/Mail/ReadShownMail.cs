using Microsoft.EntityFrameworkCore;
using MimeKit;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>A time that a mail went out.</summary>
public sealed record SentRow(int Id, DateTime SentAt);

/// <summary>What a mail says.</summary>
/// <param name="Message">It; null if it cannot be shown.</param>
/// <param name="Fault">Why it cannot.</param>
/// <param name="Kept">The mail as it went out; null where this is how it would go out today.</param>
/// <param name="Sent">When it went out, newest first.</param>
public sealed record ShownMail(MimeMessage? Message, string? Fault, SentMail? Kept, IReadOnlyList<SentRow> Sent);

/// <summary>Reads what a mail says: as it went out, or from today's data while it has not.</summary>
public sealed class ReadShownMail(ConferenceDb db, ComposeMail compose)
{
    const int MostSent = 20;

    /// <param name="mail">The mail.</param>
    /// <param name="sentId">The time it went out that is asked for; null for what is true of it now.</param>
    /// <param name="cancel">Gives it up.</param>
    public async Task<ShownMail> Read(OutgoingMail mail, int? sentId, CancellationToken cancel)
    {
        var all = db.SentMails.AsNoTracking().Where(sent => sent.OutgoingMailId == mail.Id);
        var times = await all.OrderByDescending(sent => sent.Id)
            .Take(MostSent)
            .Select(sent => new SentRow(sent.Id, sent.HandedOverAt))
            .ToListAsync(cancel);
        var wentOut = mail.MayHaveArrived || mail.BouncedAt is not null;
        SentMail? kept = null;
        if (sentId is not null)
            kept = await all.FirstOrDefaultAsync(sent => sent.Id == sentId, cancel);
        else if (wentOut)
            kept = await all.FirstOrDefaultAsync(sent => sent.MessageKey == mail.MessageKey, cancel);
        if (kept is not null)
            return new(KeptMail.Read(kept), null, kept, times);

        var (message, fault) = await Today(mail, cancel);
        return new(message, fault, null, times);
    }

    async Task<(MimeMessage? Message, string? Fault)> Today(OutgoingMail mail, CancellationToken cancel)
    {
        if (mail.Secret is not null || compose.IsSecret(mail))
            return (null, "This mail carries a secret that only its recipient may see.");

        try
        {
            return ((await compose.Compose(mail, cancel)).Message, null);
        }
        catch (Exception refusal) when (refusal is RuleBrokenException or DeliveryException)
        {
            return (null, refusal.Message);
        }
    }
}
