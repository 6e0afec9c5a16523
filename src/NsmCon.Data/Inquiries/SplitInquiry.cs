using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Inquiries;

/// <summary>Makes an inquiry of its own of some messages of another. It can be undone: <see cref="UndoMove"/>.</summary>
public class SplitInquiry(ConferenceDb db)
{
    /// <summary>
    /// The messages move with their files and mails, and what was forwarded of them goes along. Who
    /// waits for an answer to one of them waits in the new inquiry, and answers to them come in there.
    /// </summary>
    /// <param name="inquiry">The inquiry that they are in.</param>
    /// <param name="messageIds">The messages.</param>
    /// <param name="made">The new inquiry, with its company and contact.</param>
    /// <param name="by">Who splits them off, as shown.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RuleBrokenException">There is none of them, one is not there any more, or none would be left.</exception>
    public async Task<MessageMove> Split(Inquiry inquiry, IReadOnlyCollection<int> messageIds, Inquiry made, string by, DateTime now)
    {
        await using var write = await db.BeginWrite();
        await db.LockInquiry(inquiry.Id);
        await db.Entry(inquiry).ReloadAsync();
        var all = await db
            .Messages.Where(message => message.InquiryId == inquiry.Id)
            .OrderBy(message => message.At)
            .ThenBy(message => message.Id)
            .ToListAsync();
        var (moved, left) = Partition(all, messageIds);

        inquiry.SplitOff(made, moved, left, now);
        db.Inquiries.Add(made);
        await db.SaveChangesAsync();
        await db.PutInto(made.Id, moved);
        var move = new MessageMove
        {
            EventId = inquiry.EventId,
            FromId = inquiry.Id,
            ToId = made.Id,
            IsSplit = true,
            MovedAt = now,
            MovedBy = by,
            Newest = all.Max(message => message.Id),
            Before = new(InquiryProgress.FromInquiry(made), [], []),
            Messages = moved.ConvertAll(message => new MovedMessage { EventId = inquiry.EventId, MessageId = message.Id }),
        };
        db.MessageMoves.Add(move);
        db.AuditEntries.Add(Entry(inquiry, made, moved.Count, now));
        await db.SaveChangesAsync();
        await write.CommitUnseen();
        return move;
    }

    static (List<Message> Moved, List<Message> Left) Partition(List<Message> all, IReadOnlyCollection<int> messageIds)
    {
        if (messageIds.Count == 0)
            throw new RuleBrokenException("Tick at least one message.");
        if (!messageIds.All(id => all.Exists(message => message.Id == id)))
            throw new RuleBrokenException("One of the messages is not in this conversation any more. Look again.");

        var isMoved = all.ToLookup(message =>
            messageIds.Contains(message.Id) || (message.ForwardsId is { } forwarded && messageIds.Contains(forwarded))
        );
        if (!isMoved[false].Any())
            throw new RuleBrokenException("Leave at least one message here: with all of them, nothing would be split.");

        return ([.. isMoved[true]], [.. isMoved[false]]);
    }

    // That the new one was added stands in the log by itself.
    AuditEntry Entry(Inquiry inquiry, Inquiry made, int count, DateTime now) =>
        new()
        {
            At = now,
            By = db.Actor,
            EventId = inquiry.EventId,
            Action = "Split",
            Subject = nameof(Inquiry),
            SubjectId = inquiry.Id,
            SubjectName = AuditEntry.ShortName(inquiry.Company),
            Changes = [new() { Field = "Messages", To = $"{count}, to a new inquiry of {made.Company}" }],
        };
}
