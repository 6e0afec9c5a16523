using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Inquiries;

/// <summary>Writes to the owner of an inquiry when its next step is due, or when the answer to the company is late.</summary>
public sealed class RemindOwners(ConferenceDb db)
{
    const int MostAtOnce = 200;

    /// <summary>Writes one mail for each step and each question, however often and in however many processes it runs.</summary>
    public async Task RemindDue(FollowUpTime time, CancellationToken cancel)
    {
        foreach (var reminder in await ListDue(time, cancel))
        {
            if (cancel.IsCancellationRequested)
                return;

            await TryRemind(reminder, time.Now);
        }
    }

    // Whoever has lost the role hears nothing any more.
    Task<List<Reminder>> ListDue(FollowUpTime time, CancellationToken cancel) =>
        (
            from standing in db.Inquiries.StandingAt(time).ToRemindOf()
            let inquiry = standing.Inquiry
            where
                db.EventRoles.Any(role =>
                    role.StaffMemberId == inquiry.OwnerId
                    && (role.EventId == null || role.EventId == inquiry.EventId)
                    && (role.Role == StaffRole.Owner || role.Role == StaffRole.Sponsorship)
                )
            orderby inquiry.Id
            select new Reminder
            {
                InquiryId = inquiry.Id,
                EventId = inquiry.EventId,
                Company = inquiry.Company,
                OwnerId = inquiry.OwnerId,
                OwnerEmail = inquiry.Owner!.Email!,
                OwnerName = inquiry.Owner.Name,
                NextStep = inquiry.NextStep,
                IsDue = standing.IsDue,
                IsLate = standing.IsLate,
                DueAt = inquiry.NextStepDueAt,
                AskedAt = inquiry.AskedAt,
                RemindedDueAt = inquiry.RemindedDueAt,
                RemindedAskedAt = inquiry.RemindedAskedAt,
            }
        )
            .Take(MostAtOnce)
            .ToListAsync(cancel);

    async Task TryRemind(Reminder reminder, DateTime now)
    {
        await using var write = await db.BeginWrite();
        if (!await TryClaim(reminder))
            return;

        db.OutgoingMails.Add(
            new(InquiryMails.Reminder, reminder.OwnerEmail, reminder.Subject, now)
            {
                EventId = reminder.EventId,
                InquiryId = reminder.InquiryId,
                ToName = reminder.OwnerName,
            }
        );
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }

    // One conditional statement, as that by which a mail is taken in hand: of two processes that found the same, one changes the row.
    async Task<bool> TryClaim(Reminder reminder)
    {
        var dueAt = reminder.IsDue ? reminder.DueAt : reminder.RemindedDueAt;
        var askedAt = reminder.IsLate ? reminder.AskedAt : reminder.RemindedAskedAt;
        return await db
                .Inquiries.Where(inquiry =>
                    inquiry.Id == reminder.InquiryId
                    && inquiry.OwnerId == reminder.OwnerId
                    && inquiry.NextStepDueAt == reminder.DueAt
                    && inquiry.AskedAt == reminder.AskedAt
                    && inquiry.RemindedDueAt == reminder.RemindedDueAt
                    && inquiry.RemindedAskedAt == reminder.RemindedAskedAt
                )
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(inquiry => inquiry.RemindedDueAt, dueAt).SetProperty(inquiry => inquiry.RemindedAskedAt, askedAt)
                ) == 1;
    }

    /// <summary>An inquiry as it was when its owner was found to have to hear of it.</summary>
    sealed record Reminder
    {
        public required int InquiryId { get; init; }
        public required int EventId { get; init; }
        public required string Company { get; init; }
        public required int? OwnerId { get; init; }
        public required string OwnerEmail { get; init; }
        public required string OwnerName { get; init; }
        public required string NextStep { get; init; }
        public required bool IsDue { get; init; }
        public required bool IsLate { get; init; }
        public required DateTime? DueAt { get; init; }
        public required DateTime? AskedAt { get; init; }
        public required DateTime? RemindedDueAt { get; init; }
        public required DateTime? RemindedAskedAt { get; init; }

        public string Subject =>
            (IsDue && DueAt != RemindedDueAt ? $"{Company}: {NextStep}" : $"{Company} waits for an answer").Shorten(
                OutgoingMail.SubjectLength
            );
    }
}
