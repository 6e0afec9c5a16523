using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>What is asked of messages in several places.</summary>
public static class MessageQueries
{
    /// <summary>Those of an inquiry that somebody has not seen who saw it up to a message. Their own notes are no news to them.</summary>
    public static IQueryable<Message> NotSeen(this IQueryable<Message> messages, int inquiryId, int newest, int staffMemberId) =>
        messages.Where(message =>
            message.InquiryId == inquiryId
            && message.Id > newest
            && !(message.Kind == MessageKind.Note && message.AuthorId == staffMemberId)
        );

    /// <summary>The subject of a reply: that of the conversation.</summary>
    public static async Task<string> ReplySubject(this ConferenceDb db, int inquiryId)
    {
        var first = await db
            .Messages.Where(message => message.InquiryId == inquiryId && message.Subject != "")
            .OrderBy(message => message.At)
            .ThenBy(message => message.Id)
            .Select(message => message.Subject)
            .FirstOrDefaultAsync()
            ?? "Your inquiry";
        var subject = first.StartsWith("Re:", StringComparison.OrdinalIgnoreCase) ? first : $"Re: {first}";
        return subject.Start(Message.SubjectLength);
    }
}
