using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Says how far an inquiry is, and who looks after it.</summary>
public sealed class MoveInquiry(ConferenceDb db)
{
    /// <summary>Moves and saves.</summary>
    /// <exception cref="RuleBrokenException">It cannot be in this state, or nobody of that key looks after inquiries.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed it in the meantime.</exception>
    public async Task Move(Inquiry inquiry, InquiryState state, int? ownerId, DateTime now)
    {
        if (
            ownerId is not null
            && ownerId != inquiry.OwnerId
            && !await db.Users.LookAfterInquiries(inquiry.EventId).AnyAsync(person => person.Id == ownerId)
        )
            throw new RuleBrokenException("This colleague no longer looks after inquiries. Choose another one.");

        inquiry.OwnerId = ownerId;
        if (state != inquiry.State)
            inquiry.MoveTo(state, now);
        await db.SaveChangesAsync();
    }
}
