using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Makes those who write into one inquiry at once wait for each other.</summary>
public static class InquiryLock
{
    /// <summary>Waits until nobody else has it, and holds it until the transaction ends. What was read of the inquiry before may be old. Who locks several does it in the order of their keys.</summary>
    /// <exception cref="RuleBrokenException">It was merged into another one.</exception>
    public static async Task LockInquiry(this ConferenceDb db, int inquiryId)
    {
        var locked = await db.Inquiries.Where(inquiry => inquiry.Id == inquiryId).ExecuteUpdateAsync(set => set.SetProperty(inquiry => inquiry.Version, inquiry => inquiry.Version));
        if (locked == 0) throw new RuleBrokenException("This inquiry was merged into another one at this moment. Open it again.");
    }
}
