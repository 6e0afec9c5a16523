using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Inquiries;

/// <summary>Turns an inquiry into sponsorships: finds or makes the sponsor and its contact, and takes the packages.</summary>
public class AcceptInquiry(ConferenceDb db)
{
    /// <summary>Takes all the packages or none, in one transaction. A package that another needs is taken first.</summary>
    /// <exception cref="RuleBrokenException">
    /// A package is sold out, needs another or is not of this event, or the inquiry was declined.
    /// </exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the inquiry in the meantime.</exception>
    public async Task<Sponsor> Accept(Inquiry inquiry, IReadOnlyCollection<int> packageIds, DateTime now, string by)
    {
        await using var write = await db.BeginWrite();
        // Before any of those who accept it at once makes a sponsor of it.
        await db.LockInquiry(inquiry.Id);
        var sponsor = await FindOrMakeSponsor(inquiry);
        var inOrder = await db
            .Packages.Where(package => package.EventId == inquiry.EventId && packageIds.Contains(package.Id))
            .OrderBy(package => package.OnlyWithPackageId != null)
            .ThenBy(package => package.Position)
            .ThenBy(package => package.Id)
            .Select(package => package.Id)
            .ToListAsync();
        if (inOrder.Count == 0)
            throw new RuleBrokenException("Choose at least one package.");
        if (inOrder.Count < packageIds.Distinct().Count())
            throw new RuleBrokenException("One of the packages is no longer offered for this event. Look at the list again.");

        await db.Lock<Sponsor>(sponsor.Id);
        await db.Lock<Package>(inOrder);
        var take = new TakePackage(db);
        foreach (var packageId in inOrder)
            await take.Take(packageId, sponsor, now, by);

        inquiry.Accept(sponsor.Id, now);
        await db.SaveChangesAsync();
        await write.Commit();
        return sponsor;
    }

    async Task<Sponsor> FindOrMakeSponsor(Inquiry inquiry)
    {
        var key = Sponsor.NameKeyOf(inquiry.Company);
        var sponsor = await db
            .Sponsors.Include(s => s.Contacts)
            .FirstOrDefaultAsync(s => inquiry.SponsorId != null ? s.Id == inquiry.SponsorId : s.NameKey == key);
        if (sponsor is null)
            db.Sponsors.Add(sponsor = new Sponsor { Name = inquiry.Company });
        if (!sponsor.Contacts.Exists(contact => EmailAddress.KeyOf(contact.Email) == EmailAddress.KeyOf(inquiry.Email)))
            sponsor.Contacts.Add(
                new Contact
                {
                    Name = inquiry.ContactName,
                    Email = inquiry.Email,
                    Phone = inquiry.Phone,
                }
            );
        await db.SaveOrRefuse($"Someone else entered {inquiry.Company} as a sponsor at the same time. Please accept the inquiry again.");
        return sponsor;
    }
}
