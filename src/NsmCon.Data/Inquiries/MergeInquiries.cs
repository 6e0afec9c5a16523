using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Makes one conversation of two. It can be undone: <see cref="UndoMove"/>.</summary>
public class MergeInquiries(ConferenceDb db, KeepDraft drafts)
{
    /// <summary>
    /// All messages of the second stand in the first, with their files, mails and drafts. The
    /// second is left out of all lists; its address and its secret key lead to the first.
    /// </summary>
    /// <param name="stays">The first, of which the version must be the one that is saved.</param>
    /// <param name="goes">The second, likewise.</param>
    /// <param name="by">Who merges them, as shown.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RuleBrokenException">
    /// It is one inquiry, they are of different events, or both were accepted for two sponsors.
    /// </exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed one of them in the meantime.</exception>
    public async Task<MessageMove> Merge(Inquiry stays, Inquiry goes, string by, DateTime now)
    {
        if (stays.Id == goes.Id || stays.EventId != goes.EventId)
            throw new RuleBrokenException("Choose another inquiry of the same event.");

        await using var write = await db.BeginWrite();
        await LockBoth(stays, goes);
        var messages = await db.Messages.Where(message => message.InquiryId == goes.Id).ToListAsync();
        var move = new MessageMove
        {
            EventId = stays.EventId,
            FromId = goes.Id,
            ToId = stays.Id,
            MovedAt = now,
            MovedBy = by,
            Newest = await db
                .Messages.Where(message => message.InquiryId == stays.Id || message.InquiryId == goes.Id)
                .MaxAsync(message => (int?)message.Id)
                ?? 0,
            Before = new(
                InquiryProgress.FromInquiry(stays),
                [.. stays.Packages.Select(wish => wish.PackageId)],
                await drafts.MoveAll(goes.Id, stays.Id)
            ),
            Messages = messages.ConvertAll(message => new MovedMessage { EventId = stays.EventId, MessageId = message.Id }),
        };
        db.MessageMoves.Add(move);
        stays.Absorb(goes, now);
        await db.PutInto(stays.Id, messages);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return move;
    }

    // In the order of their keys: two who merge the same ones in other orders would wait for each other.
    async Task LockBoth(Inquiry stays, Inquiry goes)
    {
        foreach (var inquiry in new[] { stays, goes }.OrderBy(inquiry => inquiry.Id))
        {
            await db.LockInquiry(inquiry.Id);
            var shown = db.Entry(inquiry).Property(i => i.Version).OriginalValue;
            if (!await db.Inquiries.AnyAsync(saved => saved.Id == inquiry.Id && saved.Version == shown))
                throw new DbUpdateConcurrencyException($"The inquiry of {inquiry.Company} was changed meanwhile.");

            await db.Entry(inquiry).Collection(i => i.Packages).LoadAsync();
        }
    }
}
