using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Inquiries;

/// <summary>Who is mentioned in a note, of whoever may read its inquiry, and gets it by mail.</summary>
public static class MentionMails
{
    /// <summary>The mentions in a note, in order.</summary>
    public static async Task<IReadOnlyList<Mention>> FindMentions(this ConferenceDb db, Message note) =>
        note.Text.Contains('@') ? Mentions.Find(note.Text, await db.Colleagues(note.EventId)) : [];

    /// <summary>Those who can be mentioned in the inquiries of an event.</summary>
    public static Task<List<Colleague>> Colleagues(this ConferenceDb db, int eventId) =>
        db
            .Users.LookAfterInquiries(eventId)
            .OrderBy(person => person.Id)
            .Select(person => new Colleague(person.Id, person.Name, person.Email!))
            .ToListAsync();

    /// <summary>Those who get the note by mail: each once. Who mentions themselves gets none.</summary>
    public static IEnumerable<Colleague> RecipientsOf(this IEnumerable<Mention> mentions, Message note) =>
        mentions.Select(mention => mention.Colleague).OfType<Colleague>().Distinct().Where(colleague => colleague.Id != note.AuthorId);

    /// <summary>Adds the mails to what is saved next. The note has its key already: they point at it.</summary>
    internal static async Task AddMentionMails(this ConferenceDb db, Inquiry inquiry, Message note)
    {
        foreach (var colleague in (await db.FindMentions(note)).RecipientsOf(note))
            db.OutgoingMails.Add(
                new(
                    InquiryMails.Mention,
                    colleague.Email,
                    $"{note.From} mentioned you: {inquiry.Company}".Shorten(OutgoingMail.SubjectLength),
                    note.At
                )
                {
                    EventId = inquiry.EventId,
                    InquiryId = inquiry.Id,
                    MessageId = note.Id,
                    ToName = colleague.Name,
                }
            );
    }
}
