using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Makes those who write into one inquiry at once wait for each other.</summary>
public static class InquiryLock
{
    /// <summary>
    /// Waits until nobody else has it, and holds it until the transaction ends. What was read of the inquiry before may be old.
    /// </summary>
    /// <exception cref="RuleBrokenException">It was merged into another one.</exception>
    public static async Task LockInquiry(this ConferenceDb db, int inquiryId)
    {
        await db.Lock<Inquiry>(inquiryId);
        if (!await db.Inquiries.AnyAsync(inquiry => inquiry.Id == inquiryId))
            throw new RuleBrokenException("This inquiry was merged into another one at this moment. Open it again.");
    }
}
