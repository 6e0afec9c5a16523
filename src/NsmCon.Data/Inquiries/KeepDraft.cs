using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Keeps what is being written, and throws it away.</summary>
public class KeepDraft(ConferenceDb db)
{
    /// <summary>Keeps it in place of the one before; one without text is thrown away.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="newest">The newest message that its writer has seen, by its key.</param>
    /// <returns>False if they have sent such a message since: what a browser saves late is no draft any more.</returns>
    public async Task<bool> Keep(MessageDraft draft, int newest)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(draft.InquiryId);
        if (await IsSent(draft, newest)) return false;

        if (string.IsNullOrWhiteSpace(draft.Text)) await ThrowAway(draft.InquiryId, draft.StaffMemberId, draft.IsNote);
        else await Replace(draft);
        await write.CommitUnseen();
        return true;
    }

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
            (kept.Text, kept.HasProspectus, kept.SavedAt) = ($"{kept.Text}\n\n{draft.Text}".Start(Message.TextLength), kept.HasProspectus || draft.HasProspectus, draft.SavedAt);
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
            if (await Append(draft)) moved.Add(new(draft.StaffMemberId, draft.IsNote, draft.SavedAt));
        }

        return moved;
    }

    /// <summary>Throws it away, if there is one.</summary>
    public async Task ThrowAway(int inquiryId, int staffMemberId, bool isNote)
    {
        await using var write = await db.BeginWrite();
        await db.MessageDrafts.Where(draft => draft.InquiryId == inquiryId && draft.StaffMemberId == staffMemberId && draft.IsNote == isNote).ExecuteDeleteAsync();
        await write.CommitUnseen();
    }

    Task<bool> IsSent(MessageDraft draft, int newest)
    {
        var kind = draft.IsNote ? MessageKind.Note : MessageKind.Out;
        return db.Messages.AnyAsync(message => message.InquiryId == draft.InquiryId && message.Id > newest && message.AuthorId == draft.StaffMemberId && message.Kind == kind);
    }

    async Task Replace(MessageDraft draft)
    {
        var kept = await Find(draft);
        if (kept is null) db.MessageDrafts.Add(draft);
        else (kept.Text, kept.Cc, kept.HasProspectus, kept.SavedAt) = (draft.Text, draft.Cc, draft.HasProspectus, draft.SavedAt);
        await db.SaveChangesAsync();
    }

    Task<MessageDraft?> Find(MessageDraft draft) =>
        db.MessageDrafts.FirstOrDefaultAsync(other => other.InquiryId == draft.InquiryId && other.StaffMemberId == draft.StaffMemberId && other.IsNote == draft.IsNote);
}
