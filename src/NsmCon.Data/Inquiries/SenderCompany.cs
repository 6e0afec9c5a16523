using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>The company that a mail comes from, as far as its address tells.</summary>
public static class SenderCompany
{
    /// <summary>
    /// The sponsor whose contact has the address, or else the mail domain; where anybody gets an address, the sender's name.
    /// </summary>
    public static async Task<string> CompanyOf(this ConferenceDb db, string address, string name)
    {
        var canonical = EmailAddress.Canonical(address);
        var key = canonical.ToLowerInvariant();
#pragma warning disable MA0011 // The database does it, and knows no culture.
        var known = await db
            .Sponsors.Where(sponsor => sponsor.Contacts.Any(contact => contact.Email.ToLower() == key))
            .Select(sponsor => sponsor.Name)
            .FirstOrDefaultAsync();
#pragma warning restore MA0011
        return (known ?? (MailDomain.IsOfOneCompany(canonical) ? MailDomain.FromAddress(canonical) : name)).Shorten(
            Sponsors.Sponsor.NameLength
        );
    }
}
