using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Moving messages between inquiries, and finding what was moved.</summary>
public static class MovedMessages
{
    /// <summary>An inquiry, or the one that has its messages now. Every secret key that was ever given leads to one.</summary>
    public static async Task<Inquiry?> FindLiving(this ConferenceDb db, int? inquiryId)
    {
        var inquiry = await db.Inquiries.IgnoreQueryFilters().FirstOrDefaultAsync(i => i.Id == inquiryId);
        while (inquiry?.MergedIntoId is { } next)
            inquiry = await db.Inquiries.IgnoreQueryFilters().FirstAsync(i => i.Id == next);
        return inquiry;
    }

    /// <summary>Puts messages into an inquiry, with the mails that they came as. Mails that went out go by their message.</summary>
    internal static async Task PutInto(this ConferenceDb db, int inquiryId, IReadOnlyCollection<Message> messages)
    {
        foreach (var message in messages)
            message.InquiryId = inquiryId;
        var mails = messages.Select(message => message.IncomingMailId).OfType<int>().ToList();
        await db
            .IncomingMails.Where(mail => mails.Contains(mail.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.InquiryId, inquiryId));
    }
}
