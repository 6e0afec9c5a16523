using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>Declines an inquiry: the reason stays in it as a note, and the company gets a letter if somebody wishes.</summary>
public sealed class DeclineInquiry(ConferenceDb db, ReplyToInquiry reply, MailTemplates templates)
{
    /// <summary>The name of the template of the letter.</summary>
    const string Template = "inquiry-decline";

    /// <summary>The letter as it is suggested.</summary>
    public string Letter(Event conference, Inquiry inquiry) =>
        templates.Fill(Template, ("name", inquiry.ContactName), ("company", inquiry.Company), ("event", conference.Title)).Trim();

    /// <summary>Saves all of it, in one transaction.</summary>
    /// <returns>False if a letter would cross what its writer has not seen: nothing is saved.</returns>
    /// <exception cref="RuleBrokenException">It was accepted.</exception>
    public async Task<bool> Decline(Inquiry inquiry, Message note, Message? letter, int newest)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(inquiry.Id);
        if (letter is not null && await db.Messages.NotSeen(inquiry.Id, newest, note.AuthorId!.Value).AnyAsync())
            return false;

        await db.Entry(inquiry).ReloadAsync();
        if (letter is not null)
            await reply.Reply(inquiry, letter, copiesTo: []);
        inquiry.Add(note);
        inquiry.MoveTo(InquiryState.Declined, note.At);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return true;
    }
}
