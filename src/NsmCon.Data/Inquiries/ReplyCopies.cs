using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Someone beside the contact who may get a copy of a reply.</summary>
/// <param name="Address">Their address.</param>
/// <param name="IsInLast">Whether the company's last mail came from them, or went to them.</param>
public sealed record CopyChoice(string Address, bool IsInLast);

/// <summary>
/// Finds who else takes part in a conversation: whoever wrote, or was written to, in the company's mails. We and our staff are left out.
/// </summary>
public sealed class ReplyCopies(ConferenceDb db, OwnMailboxes mailboxes)
{
    const int MostMails = 50;

    /// <summary>The most copies of a reply.</summary>
    const int MostPeople = 20;

    /// <summary>Those of the newest mail first.</summary>
    public async Task<List<CopyChoice>> List(Inquiry inquiry)
    {
        var mails = await db
            .Messages.Where(message => message.InquiryId == inquiry.Id && message.Kind == MessageKind.In && message.IncomingMailId != null)
            .OrderByDescending(message => message.At)
            .ThenByDescending(message => message.Id)
            .Take(MostMails)
            .Select(message => new
            {
                message.From,
                message.To,
                message.Cc,
            })
            .ToListAsync();
        var ours = await db.OwnAddresses(mailboxes);
        var people = mails
            .Index()
            .SelectMany(mail =>
                new[] { mail.Item.From, mail.Item.To, mail.Item.Cc }
                    .SelectMany(ShownPeople.Addresses)
                    .Select(address => new CopyChoice(address, IsInLast: mail.Index == 0))
            )
            .DistinctBy(choice => EmailAddress.KeyOf(choice.Address))
            .Where(choice => !ours.Has(choice.Address) && EmailAddress.KeyOf(choice.Address) != EmailAddress.KeyOf(inquiry.Email))
            .Take(MostPeople)
            .ToList();
        var staff = await Staff(people.ConvertAll(choice => choice.Address.ToUpperInvariant()));
        return people.FindAll(choice => !staff.Contains(choice.Address.ToUpperInvariant()));
    }

    Task<List<string?>> Staff(List<string> addresses) =>
        db.Users.Where(person => addresses.Contains(person.NormalizedEmail!)).Select(person => person.NormalizedEmail).ToListAsync();
}
