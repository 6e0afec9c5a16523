using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Keeps what is being written, and throws it away.</summary>
public class KeepDraft(ConferenceDb db)
{
    /// <summary>Keeps it in place of the one before; one without text and files is thrown away.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="newest">The newest message that its writer has seen, by its key.</param>
    /// <param name="choice">What its writer says of its files; null leaves them as they are.</param>
    /// <returns>False if they have sent such a message since: what a browser saves late is no draft any more.</returns>
    /// <exception cref="RuleBrokenException">The files are too many, or too large.</exception>
    public async Task<bool> Keep(MessageDraft draft, int newest, FileChoice? choice = null)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(draft.InquiryId);
        if (await IsSent(draft, newest))
            return false;

        var kept = await Find(draft);
        draft.Files = await Keep(choice, kept?.Files ?? [], draft.SavedAt);
        if (string.IsNullOrWhiteSpace(draft.Text) && draft.Files.Count == 0)
            await ThrowAway(draft.InquiryId, draft.StaffMemberId, draft.IsNote);
        else
            await Replace(kept, draft);
        await write.CommitUnseen();
        return true;
    }

    /// <summary>Why the files cannot go with it as its writer chose; null if they can.</summary>
    public async Task<string?> FaultOf(MessageDraft draft, FileChoice choice) => choice.FaultWith((await Find(draft))?.Files ?? []);

    /// <summary>Puts it below the one that is there. What that one says already is not said twice.</summary>
    /// <returns>Whether there was none.</returns>
    public async Task<bool> Append(MessageDraft draft)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(draft.InquiryId);
        var kept = await Find(draft);
        if (kept is null)
            db.MessageDrafts.Add(draft);
        else if (!kept.Text.Contains(draft.Text, StringComparison.Ordinal))
        {
            kept.Text = $"{kept.Text}\n\n{draft.Text}".Start(Message.TextLength);
            kept.HasProspectus = kept.HasProspectus || draft.HasProspectus;
            kept.SavedAt = draft.SavedAt;
        }
        kept?.Join(draft.Files);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return kept is null;
    }

    /// <summary>Puts all that are in one inquiry into another.</summary>
    /// <returns>Those whose writers had none there.</returns>
    internal async Task<List<MovedDraft>> MoveAll(int fromId, int toId)
    {
        var moved = new List<MovedDraft>();
        var begun = await db.MessageDrafts.AsNoTracking().Where(draft => draft.InquiryId == fromId).ToListAsync();
        await db.MessageDrafts.Where(draft => draft.InquiryId == fromId).ExecuteDeleteAsync();
        foreach (var draft in begun)
        {
            draft.InquiryId = toId;
            if (await Append(draft))
                moved.Add(new(draft.StaffMemberId, draft.IsNote, draft.SavedAt));
        }

        return moved;
    }

    /// <summary>Throws it away, if there is one.</summary>
    public async Task ThrowAway(int inquiryId, int staffMemberId, bool isNote)
    {
        await using var write = await db.BeginWrite();
        await db
            .MessageDrafts.Where(draft => draft.InquiryId == inquiryId && draft.StaffMemberId == staffMemberId && draft.IsNote == isNote)
            .ExecuteDeleteAsync();
        await write.CommitUnseen();
    }

    Task<bool> IsSent(MessageDraft draft, int newest)
    {
        var kind = draft.IsNote ? MessageKind.Note : MessageKind.Out;
        return db.Messages.AnyAsync(message =>
            message.InquiryId == draft.InquiryId && message.Id > newest && message.AuthorId == draft.StaffMemberId && message.Kind == kind
        );
    }

    /// <summary>Gives a message the files that are ticked: those of its writer's draft, and those that come.</summary>
    /// <exception cref="RuleBrokenException">They are too many, or too large.</exception>
    public async Task PutFilesInto(Inquiry inquiry, Message message, FileChoice choice)
    {
        var kept = await db
            .MessageDrafts.AsNoTracking()
            .FirstOrDefaultAsync(draft =>
                draft.InquiryId == inquiry.Id
                && draft.StaffMemberId == message.AuthorId
                && draft.IsNote == (message.Kind == MessageKind.Note)
            );
        var files = await Keep(choice, kept?.Files ?? [], message.At);
        message.Attachments =
        [
            .. files
                .Where(file => file.IsTicked)
                .Select(
                    (file, position) =>
                        new Attachment
                        {
                            EventId = inquiry.EventId,
                            Position = position,
                            Name = file.Name,
                            ContentType = file.ContentType,
                            Size = file.Size,
                            Hash = file.Hash,
                        }
                ),
        ];
    }

    /// <summary>Keeps the bytes of those that come.</summary>
    /// <param name="choice">What their writer says of the files; null leaves them as they are.</param>
    /// <param name="there">The files that the draft has.</param>
    /// <param name="now">When they came.</param>
    /// <returns>All files that there are then.</returns>
    async Task<List<DraftFile>> Keep(FileChoice? choice, List<DraftFile> there, DateTime now)
    {
        if (choice is null)
            return there;
        if (choice.FaultWith(there) is { } fault)
            throw new RuleBrokenException(fault);

        await db.KeepFiles(choice.Bytes, now);
        return choice.ApplyTo(there);
    }

    async Task Replace(MessageDraft? kept, MessageDraft draft)
    {
        if (kept is null)
            db.MessageDrafts.Add(draft);
        else
        {
            kept.Text = draft.Text;
            kept.Cc = draft.Cc;
            kept.HasProspectus = draft.HasProspectus;
            kept.Files = draft.Files;
            kept.SavedAt = draft.SavedAt;
        }
        await db.SaveChangesAsync();
    }

    Task<MessageDraft?> Find(MessageDraft draft) =>
        db.MessageDrafts.FirstOrDefaultAsync(other =>
            other.InquiryId == draft.InquiryId && other.StaffMemberId == draft.StaffMemberId && other.IsNote == draft.IsNote
        );
}
