using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Adds what a member of staff wrote to an inquiry: a note, or a reply with its mail.</summary>
public sealed class WriteMessage(ConferenceDb db, OwnMailboxes mailboxes)
{
    readonly KeepDraft drafts = new(db);

    /// <summary>Saves it and throws its draft away, in one transaction.</summary>
    /// <param name="inquiry">The inquiry.</param>
    /// <param name="message">What is written, by whom and when.</param>
    /// <param name="copiesTo">Who else gets a reply.</param>
    /// <param name="choice">What its writer says of the files: those of the draft and those that come.</param>
    /// <param name="newest">The newest message that its writer has seen, by its key.</param>
    /// <returns>False if a reply would cross what its writer has not seen: nothing is saved.</returns>
    /// <exception cref="RuleBrokenException">The files are too many, or too large.</exception>
    public async Task<bool> Write(Inquiry inquiry, Message message, IReadOnlyCollection<string> copiesTo, FileChoice choice, int newest)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(inquiry.Id);
        if (message.Kind == MessageKind.Out && await db.Messages.NotSeen(inquiry.Id, newest, message.AuthorId!.Value).AnyAsync())
            return false;

        await db.Entry(inquiry).ReloadAsync();
        await drafts.PutFilesInto(inquiry, message, choice);
        if (message.Kind == MessageKind.Note)
            await AddNote(inquiry, message);
        else
            await Send(inquiry, message, copiesTo);
        await db.SaveChangesAsync();
        await drafts.ThrowAway(inquiry.Id, message.AuthorId!.Value, message.Kind == MessageKind.Note);
        await write.CommitUnseen();
        return true;
    }

    async Task AddNote(Inquiry inquiry, Message note)
    {
        inquiry.Add(note);
        // The mails point at the note, which has its key only now.
        await db.SaveChangesAsync();
        await db.AddMentionMails(inquiry, note);
    }

    async Task Send(Inquiry inquiry, Message message, IReadOnlyCollection<string> copiesTo)
    {
        message.Text = (await new ReadPlaceholders(db).Read(inquiry, message.From)).Fill(message.Text);
        await new ReplyToInquiry(db, mailboxes).Reply(inquiry, message, copiesTo);
    }
}
