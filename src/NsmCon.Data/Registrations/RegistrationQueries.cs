using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Registrations;

/// <summary>Conditions on registrations that have a name, and what is done about their mails.</summary>
public static class RegistrationQueries
{
    // Fewer characters stand in someone's code by chance.
    const int LeastPart = 4;

    /// <summary>Those who are expected at the event: not cancelled.</summary>
    public static IQueryable<Registration> Expected(this IQueryable<Registration> registrations) =>
        registrations.Where(registration => registration.CancelledAt == null);

    /// <summary>The one to whom a code belongs, on the badge or in the ticket's address.</summary>
    public static IQueryable<Registration> WithCode(this IQueryable<Registration> registrations, string code) =>
        registrations.Where(registration => registration.DoorCode == code || registration.TicketCode == code);

    /// <summary>A code that was replaced, whatever took its place.</summary>
    public static IQueryable<ReplacedCode> WithCode(this IQueryable<ReplacedCode> replaced, string code)
    {
        var hash = Secret.Hash(code);
        return replaced.Where(old => old.CodeHash == hash);
    }

    /// <summary>
    /// Those whose name, address and company hold all that was typed, or whose code it is, or the beginning of their door code.
    /// </summary>
    /// <param name="registrations">Among whom.</param>
    /// <param name="typed">The words, in any order.</param>
    /// <param name="code">The same read as a code, in the form in which codes are kept.</param>
    public static IQueryable<Registration> Matching(this IQueryable<Registration> registrations, string? typed, string code)
    {
        var isPart = code.Length is >= LeastPart and <= Registration.CodeStartLength;
        foreach (var word in SearchText.WordsOf(typed))
        {
            registrations = registrations.Where(r =>
                r.SearchText.Contains(word) || r.TicketCode == code || r.DoorCode == code || (isPart && r.DoorCodeStart.Contains(code))
            );
        }

        return registrations;
    }

    /// <summary>What the public form of an event offers.</summary>
    public static async Task<OfferedPlaces> OfferedPlaces(this ConferenceDb db, int eventId)
    {
        var left = await db
            .TicketTypes.Where(type => type.EventId == eventId && type.IsPublic)
            .Select(type => type.Limits.Min(limit => limit.Quota!.Size - limit.Quota.Taken))
            .ToListAsync();
        return new(left.Count, left.DefaultIfEmpty().Max());
    }

    /// <summary>Takes back the mails with a registration's ticket that did not go out yet.</summary>
    public static Task TakeBackTicketMails(this ConferenceDb db, int registrationId) =>
        db
            .OutgoingMails.Where(mail =>
                mail.RegistrationId == registrationId && TicketMails.LeadToTicket.Contains(mail.Template) && mail.State == MailState.Waiting
            )
            .ExecuteDeleteAsync();
}
