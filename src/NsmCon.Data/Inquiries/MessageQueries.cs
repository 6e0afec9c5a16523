namespace NsmCon.Data.Inquiries;

/// <summary>Conditions on messages that have a name.</summary>
public static class MessageQueries
{
    /// <summary>Those of an inquiry that somebody has not seen who saw it up to a message. Their own notes are no news to them.</summary>
    public static IQueryable<Message> NotSeen(this IQueryable<Message> messages, int inquiryId, int newest, int staffMemberId) =>
        messages.Where(message =>
            message.InquiryId == inquiryId
            && message.Id > newest
            && !(message.Kind == MessageKind.Note && message.AuthorId == staffMemberId)
        );
}
