using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Sponsors;

/// <summary>How a person at a sponsor is from now on.</summary>
public sealed record ContactDetails(string Name, string Email, string? Phone);

/// <summary>Saves a person at a sponsor. Who changes its people changes the sponsor.</summary>
public sealed class SaveContact(ConferenceDb db)
{
    /// <summary>Puts the details into a contact and saves.</summary>
    /// <param name="sponsor">The sponsor, loaded with its contacts.</param>
    /// <param name="contact">One of them; null for a new one.</param>
    /// <param name="details">How it is from now on.</param>
    /// <param name="version">The <see cref="Sponsor.Version"/> that whoever changes it has seen.</param>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the sponsor since that version.</exception>
    public async Task<Contact> Save(Sponsor sponsor, Contact? contact, ContactDetails details, int version)
    {
        contact ??= Add(sponsor, details);
        contact.Name = details.Name.Trim();
        contact.Email = details.Email.Trim();
        contact.Phone = details.Phone?.Trim() ?? "";
        db.Entry(sponsor).Property(s => s.Version).OriginalValue = version;
        await db.SaveChangesAsync();
        return contact;
    }

    static Contact Add(Sponsor sponsor, ContactDetails details)
    {
        var contact = new Contact { Name = details.Name, Email = details.Email };
        sponsor.Contacts.Add(contact);
        return contact;
    }
}
