using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Undoes that messages moved. What came since stays where it is.</summary>
public class UndoMove(ConferenceDb db, KeepDraft drafts)
{
    /// <summary>
    /// Gives an inquiry that was merged into another its messages back, so that it stands
    /// by itself again; or takes one back into the other that was split off from it.
    /// </summary>
    /// <param name="inquiryId">The one that they moved into.</param>
    /// <param name="moveId">The move.</param>
    /// <param name="now">The time.</param>
    /// <returns>The inquiry that has its messages again; null if there is no such move, or it was undone already.</returns>
    /// <exception cref="RuleBrokenException">Something was merged or split since that has to be undone first.</exception>
    public async Task<Inquiry?> Undo(int inquiryId, int moveId, DateTime now)
    {
        await using var write = await db.BeginWrite();
        if (await FindLocked(inquiryId, moveId) is not { } move)
            return null;

        var back = move.IsSplit ? await UndoSplit(move, now) : await UndoMerge(move, now);
        db.MessageMoves.Remove(move);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return back;
    }

    // What was merged is locked with the one that has its messages. Of a split both stand, and the earlier one has the lower key.
    async Task<MessageMove?> FindLocked(int inquiryId, int moveId)
    {
        var moves = db.MessageMoves.Where(move => move.Id == moveId && move.ToId == inquiryId);
        if (await moves.Where(move => move.IsSplit).Select(move => (int?)move.FromId).FirstOrDefaultAsync() is { } fromId)
        {
            if (!await db.Inquiries.AnyAsync(inquiry => inquiry.Id == fromId))
                throw new RuleBrokenException(
                    "The inquiry that they were split off from was merged into another one since. Merge this one into that instead."
                );

            await db.LockInquiry(fromId);
        }

        await db.LockInquiry(inquiryId);
        return await moves.Include(move => move.Messages).FirstOrDefaultAsync();
    }

    async Task<Inquiry> UndoSplit(MessageMove move, DateTime now)
    {
        if (await db.MessageMoves.AnyAsync(later => later.Id > move.Id && (later.FromId == move.ToId || later.ToId == move.ToId)))
            throw new RuleBrokenException("Something was merged into this inquiry or split off from it since. Undo that first.");

        var back = await Load(move.FromId);
        var made = await Load(move.ToId);
        back.TakeIn(made, move.Before.Progress, now);
        await db.PutInto(back.Id, await db.Messages.Where(message => message.InquiryId == made.Id).ToListAsync());
        await drafts.MoveAll(made.Id, back.Id);
        return back;
    }

    async Task<Inquiry> UndoMerge(MessageMove move, DateTime now)
    {
        if (await db.MessageMoves.AnyAsync(later => later.Id > move.Id && later.ToId == move.ToId))
            throw new RuleBrokenException("Another inquiry was merged into this one since. Undo that first.");

        var moved = move.Messages.ConvertAll(message => message.MessageId);
        if (
            await db.MessageMoves.AnyAsync(later =>
                later.Id > move.Id && later.FromId == move.ToId && later.Messages.Any(message => moved.Contains(message.MessageId))
            )
        )
            throw new RuleBrokenException("Some of its messages were split off since. Undo that first.");

        var remains = await Load(move.ToId);
        var back = await Load(move.FromId);
        var messages = await db
            .Messages.Where(message => message.InquiryId == remains.Id && (moved.Contains(message.Id) || message.Id > move.Newest))
            .ToListAsync();
        remains.Release(back, move.Before, messages.FindAll(message => !moved.Contains(message.Id)), now);
        await db.PutInto(back.Id, messages.FindAll(message => moved.Contains(message.Id)));
        await RestoreDrafts(move);
        return back;
    }

    async Task RestoreDrafts(MessageMove move)
    {
        foreach (var moved in move.Before.Drafts)
        {
            var draft = await db
                .MessageDrafts.AsNoTracking()
                .FirstOrDefaultAsync(d =>
                    d.InquiryId == move.ToId
                    && d.StaffMemberId == moved.StaffMemberId
                    && d.IsNote == moved.IsNote
                    && d.SavedAt == moved.SavedAt
                );
            if (draft is null)
                continue;

            await db
                .MessageDrafts.Where(d => d.InquiryId == move.ToId && d.StaffMemberId == moved.StaffMemberId && d.IsNote == moved.IsNote)
                .ExecuteDeleteAsync();
            draft.InquiryId = move.FromId;
            db.MessageDrafts.Add(draft);
        }
    }

    Task<Inquiry> Load(int id) =>
        db.Inquiries.IgnoreQueryFilters().Include(inquiry => inquiry.Packages).SingleAsync(inquiry => inquiry.Id == id);
}
