using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Tests.Inquiries;

/// <summary>Mails that come in, as the tests of inquiries share them.</summary>
static class Receiving
{
    /// <summary>A mail with bytes of its own arrives and is sorted.</summary>
    public static async Task<IncomingMail> Receive(this ConferenceDatabase conference, MailContents contents, DateTime? at = null)
    {
        await using var db = conference.CreateDbContext();
        var now = at ?? A.Day;
        await new KeepIncomingMail(db).Keep(new("data/inbox", 0, 0, Guid.NewGuid().ToByteArray(), now), now);
        var mail = await db.IncomingMails.OrderBy(m => m.Id).LastAsync();
        await new ReceiveMail(db).Sort(mail, contents, now);
        return mail;
    }
}
