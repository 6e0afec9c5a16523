using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Takes a reply back that has not gone out yet: its writer has it as a draft again.</summary>
public class TakeBackReply(ConferenceDb db)
{
    /// <summary>How long a reply waits before it goes out.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromSeconds(10);

    /// <summary>Takes it back, in one transaction.</summary>
    /// <returns>Null if its writer sent no such reply.</returns>
    /// <exception cref="RuleBrokenException">Its mail is on its way.</exception>
    public async Task<MessageDraft?> TakeBack(Inquiry inquiry, int messageId, int staffMemberId, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(inquiry.Id);
        await db.Entry(inquiry).ReloadAsync();
        var message = await db
            .Messages.Include(m => m.Attachments.OrderBy(file => file.Position))
            .FirstOrDefaultAsync(m =>
                m.Id == messageId && m.InquiryId == inquiry.Id && m.Kind == MessageKind.Out && m.AuthorId == staffMemberId
            );
        if (message is null)
            return null;
        if (!await TryTakeBackMail(message))
            throw new RuleBrokenException("It is on its way already: it cannot be taken back.");

        inquiry.TakeBack(message);
        db.Messages.Remove(message);
        var draft = await RestoreDraft(message, staffMemberId, now);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return draft;
    }

    // One statement, as that by which a worker takes it in hand: of the two, one is
    // first. A mail that a person sends again has another key, and may have arrived.
    async Task<bool> TryTakeBackMail(Message message)
    {
        var key = Guid.TryParseExact(message.InternetMessageId?.Split('@')[0], "N", out var parsed) ? parsed : Guid.Empty;
        return await db
                .OutgoingMails.Where(mail =>
                    mail.MessageId == message.Id && mail.MessageKey == key && mail.State == MailState.Waiting && mail.Attempts == 0
                )
                .ExecuteDeleteAsync() == 1;
    }

    // What was begun since stays below it.
    async Task<MessageDraft> RestoreDraft(Message message, int staffMemberId, DateTime now)
    {
        var draft = await db.MessageDrafts.FirstOrDefaultAsync(other =>
            other.InquiryId == message.InquiryId && other.StaffMemberId == staffMemberId && !other.IsNote
        );
        if (draft is null)
            db.MessageDrafts.Add(
                draft = new()
                {
                    EventId = message.EventId,
                    InquiryId = message.InquiryId,
                    StaffMemberId = staffMemberId,
                    Text = message.Text,
                }
            );
        else
            draft.Text = $"{message.Text}\n\n{draft.Text}".Start(Message.TextLength);
        var waiting = draft.Files;
        draft.Files = message.Attachments.ConvertAll(file => new DraftFile(file.Name, file.ContentType, file.Size, file.Hash!));
        draft.Join(waiting);
        draft.Cc = message.Cc;
        draft.HasProspectus = message.HasProspectus || draft.HasProspectus;
        draft.SavedAt = now;
        return draft;
    }
}
