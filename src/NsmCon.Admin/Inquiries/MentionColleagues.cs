using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inquiries;

/// <summary>Mails a note to those who are mentioned in it, of whoever may read the inquiry.</summary>
public sealed class MentionColleagues(ConferenceDb db)
{
    const int MostNamed = 3,
        MostShown = 60,
        MostHandles = 20;

    /// <summary>Adds the mails, one to each, which are saved in the transaction of the note. Who mentions themselves gets none.</summary>
    public async Task Mail(Inquiry inquiry, Message note)
    {
        foreach (
            var colleague in (await FindMentions(note))
                .Select(mention => mention.Colleague)
                .OfType<Colleague>()
                .Distinct()
                .Where(colleague => colleague.Id != note.AuthorId)
        )
        {
            db.OutgoingMails.Add(
                new(
                    InquiryMentionMail.Name,
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

    /// <summary>What became of a note's mentions, in words; empty if it has none.</summary>
    public async Task<string> Describe(Message note)
    {
        var mentions = await FindMentions(note);
        var mailed = mentions
            .Select(mention => mention.Colleague)
            .OfType<Colleague>()
            .Distinct()
            .Where(colleague => colleague.Id != note.AuthorId)
            .Select(colleague => colleague.Name.Length > 0 ? colleague.Name : colleague.Email)
            .ToList();
        var sentences = new List<string>();
        if (mailed.Count > 0)
            sentences.Add($"{string.Join(" and ", mailed)} {(mailed.Count == 1 ? "gets" : "get")} it by mail.");
        foreach (
            var mention in mentions
                .Where(mention => mention.Colleague is null)
                .DistinctBy(mention => mention.Text.ToLowerInvariant())
                .Take(MostNamed)
        )
            sentences.Add(
                mention.Who.Count == 0
                    ? $"Nobody who may read it is called {mention.Text.Shorten(MostShown)}."
                    : $"Several are called {mention.Text}: nobody was mailed. Write the whole name, or the address."
            );
        return string.Join(' ', sentences);
    }

    /// <summary>
    /// How each of those is mentioned who may read the inquiries of an event, without the one who writes: "@Ada Lovelace".
    /// </summary>
    public async Task<IReadOnlyList<string>> Handles(int eventId, int writerId)
    {
        var colleagues = await Colleagues(eventId);
        return [.. colleagues.Where(colleague => colleague.Id != writerId).Take(MostHandles).Select(Handle)];

        // Of two who are called alike, each has an address.
        string Handle(Colleague colleague) =>
            Mentions.Find($"@{colleague.Name}", colleagues) is [{ Colleague.Id: var id }] && id == colleague.Id
                ? $"@{colleague.Name}"
                : $"@{colleague.Email}";
    }

    async Task<IReadOnlyList<Mention>> FindMentions(Message note) =>
        note.Text.Contains('@') ? Mentions.Find(note.Text, await Colleagues(note.EventId)) : [];

    Task<List<Colleague>> Colleagues(int eventId) =>
        db
            .Users.LookAfterInquiries(eventId)
            .OrderBy(person => person.Id)
            .Select(person => new Colleague(person.Id, person.Name, person.Email!))
            .ToListAsync();
}
