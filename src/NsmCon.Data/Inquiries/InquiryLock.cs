using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Makes those who write into one inquiry at once wait for each other.</summary>
public static class InquiryLock
{
    /// <summary>Waits until nobody else has it, and holds it until the transaction ends. What was read of the inquiry before may be old.</summary>
    public static Task LockInquiry(this ConferenceDb db, int inquiryId) => db.Inquiries.Where(inquiry => inquiry.Id == inquiryId)
        .ExecuteUpdateAsync(set => set.SetProperty(inquiry => inquiry.Version, inquiry => inquiry.Version));
}
