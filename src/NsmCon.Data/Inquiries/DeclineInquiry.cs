using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Declines an inquiry: the reason stays in it as a note, and the company gets a letter if somebody wishes.</summary>
public sealed class DeclineInquiry(ConferenceDb db, OwnMailboxes mailboxes)
{
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
            await new ReplyToInquiry(db, mailboxes).Reply(inquiry, letter, copiesTo: []);
        inquiry.Add(note);
        inquiry.MoveTo(InquiryState.Declined, note.At);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return true;
    }
}
