using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Undoes that messages moved. What came since stays where it is.</summary>
public class UndoMove(ConferenceDb db)
{
    /// <summary>Gives an inquiry that was merged into another its messages back, and lets it stand by itself again.</summary>
    /// <param name="inquiryId">The one that remained.</param>
    /// <param name="moveId">The move.</param>
    /// <param name="now">The time.</param>
    /// <returns>The inquiry that is there again; null if there is no such move, or it was undone already.</returns>
    /// <exception cref="RuleBrokenException">Something was merged or split since that has to be undone first.</exception>
    public async Task<Inquiry?> Undo(int inquiryId, int moveId, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(inquiryId);
        var move = await db.MessageMoves.Include(m => m.Messages).FirstOrDefaultAsync(m => m.Id == moveId && m.ToId == inquiryId);
        if (move is null) return null;

        var back = await UndoMerge(move, now);
        db.MessageMoves.Remove(move);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return back;
    }

    async Task<Inquiry> UndoMerge(MessageMove move, DateTime now)
    {
        if (await db.MessageMoves.AnyAsync(later => later.Id > move.Id && later.ToId == move.ToId))
            throw new RuleBrokenException("Another inquiry was merged into this one since. Undo that first.");

        var inquiries = db.Inquiries.IgnoreQueryFilters().Include(inquiry => inquiry.Packages);
        var (remains, back) = (await inquiries.SingleAsync(i => i.Id == move.ToId), await inquiries.SingleAsync(i => i.Id == move.FromId));
        var moved = move.Messages.ConvertAll(message => message.MessageId);
        var messages = await db.Messages.Where(message => message.InquiryId == remains.Id && (moved.Contains(message.Id) || message.Id > move.Newest)).ToListAsync();
        remains.Release(back, move.Before, messages.FindAll(message => !moved.Contains(message.Id)), now);
        await db.PutInto(back.Id, messages.FindAll(message => moved.Contains(message.Id)));
        await GiveDraftsBack(move);
        return back;
    }

    async Task GiveDraftsBack(MessageMove move)
    {
        foreach (var moved in move.Before.Drafts)
        {
            var draft = await db.MessageDrafts.AsNoTracking().FirstOrDefaultAsync(d =>
                d.InquiryId == move.ToId && d.StaffMemberId == moved.StaffMemberId && d.IsNote == moved.IsNote && d.SavedAt == moved.SavedAt);
            if (draft is null) continue;

            await db.MessageDrafts.Where(d => d.InquiryId == move.ToId && d.StaffMemberId == moved.StaffMemberId && d.IsNote == moved.IsNote).ExecuteDeleteAsync();
            draft.InquiryId = move.FromId;
            db.MessageDrafts.Add(draft);
        }
    }
}
