using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;

namespace NsmCon.Data.Tests.Inquiries;

/// <summary>Inquiries that are merged and parted, as the tests share them.</summary>
static class Merging
{
    public static async Task<MessageMove> Merge(this ConferenceDatabase conference, Inquiry stays, Inquiry goes, DateTime? at = null)
    {
        await using var db = conference.CreateDbContext();
        var (one, other) = (await db.Inquiries.SingleAsync(i => i.Id == stays.Id), await db.Inquiries.SingleAsync(i => i.Id == goes.Id));
        return await new MergeInquiries(db, new KeepDraft(db)).Merge(one, other, "Ada", at ?? A.Day.AddDays(1));
    }

    /// <summary>Splits messages off into an inquiry of Initech.</summary>
    public static async Task<MessageMove> Split(this ConferenceDatabase conference, Inquiry inquiry, params int[] messageIds)
    {
        await using var db = conference.CreateDbContext();
        var made = new Inquiry
        {
            Company = "Initech",
            ContactName = "Bill",
            Email = "bill@initech.example",
        };
        return await new SplitInquiry(db).Split(
            await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id),
            messageIds,
            made,
            "Ada",
            A.Day.AddDays(1)
        );
    }

    public static async Task<Inquiry?> Undo(this ConferenceDatabase conference, MessageMove move)
    {
        await using var db = conference.CreateDbContext();
        return await new UndoMove(db, new KeepDraft(db)).Undo(move.ToId, move.Id, A.Day.AddDays(2));
    }

    /// <summary>Adds a message to an inquiry, as it is now.</summary>
    public static async Task<Message> Write(this ConferenceDatabase conference, Inquiry inquiry, Message message)
    {
        await using var db = conference.CreateDbContext();
        (await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id)).Add(message);
        await db.SaveChangesAsync();
        return message;
    }

    public static Task<Inquiry> Now(this ConferenceDatabase conference, Inquiry inquiry) =>
        conference.Read(db => db.Inquiries.IgnoreQueryFilters().Include(i => i.Packages).SingleAsync(i => i.Id == inquiry.Id));

    public static Task<List<int>> MessagesOf(this ConferenceDatabase conference, Inquiry inquiry) =>
        conference.Read(db =>
            db.Messages.Where(message => message.InquiryId == inquiry.Id)
                .OrderBy(message => message.Id)
                .Select(message => message.Id)
                .ToListAsync()
        );

    /// <summary>The inquiry that an answer finds that went to the address with an inquiry's secret key.</summary>
    public static Task<int?> FoundByKey(this ConferenceDatabase conference, Inquiry inquiry) =>
        conference.Read(async db =>
            (
                await new FindInquiry(db).Find(
                    new() { FromAddress = inquiry.Email, Recipients = [$"sponsors+{inquiry.ReplyKey}@example.org"] }
                )
            )
                ?.Inquiry
                .Id
        );

    /// <summary>All conversations, as people see them: where each stands, its messages, the mails that they came as, and what is begun in it.</summary>
    public static async Task<List<string>> Conversations(this ConferenceDatabase conference)
    {
        await using var db = conference.CreateDbContext();
        var inquiries = await db.Inquiries.Include(i => i.Packages).OrderBy(i => i.Id).ToListAsync();
        var messages = (await db.Messages.OrderBy(m => m.Id).Select(m => new { m.InquiryId, m.Id }).ToListAsync()).ToLookup(
            m => m.InquiryId,
            m => m.Id
        );
        var mails = (await db.IncomingMails.OrderBy(m => m.Id).Select(m => new { m.InquiryId, m.Id }).ToListAsync()).ToLookup(
            m => m.InquiryId,
            m => m.Id
        );
        var drafts = (await db.MessageDrafts.OrderBy(d => d.StaffMemberId).Select(d => new { d.InquiryId, d.Text }).ToListAsync()).ToLookup(
            d => d.InquiryId,
            d => d.Text
        );
        return inquiries.ConvertAll(i =>
            $"{i.Id} {i.Company} {InquiryProgress.FromInquiry(i)} asks {Joined(i.Packages.Select(wish => wish.PackageId).Order())} has {Joined(messages[i.Id])} mails {Joined(mails[i.Id])} drafts {Joined(drafts[i.Id])}"
        );
    }

    static string Joined<T>(IEnumerable<T> values) => string.Join(',', values);
}
