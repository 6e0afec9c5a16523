using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Sponsors;

/// <summary>How a sponsor is from now on.</summary>
public sealed record SponsorDetails(string Name, string? Website, string? LogoPath);

/// <summary>Saves a company that sponsors.</summary>
public sealed class SaveSponsor(ConferenceDb db)
{
    /// <summary>Puts the details into a sponsor, a new one or one that was loaded, and saves.</summary>
    /// <param name="sponsor">The sponsor.</param>
    /// <param name="details">How it is from now on.</param>
    /// <param name="version">The <see cref="Sponsor.Version"/> that whoever changes it has seen.</param>
    /// <exception cref="RuleBrokenException">Another sponsor has the name.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the sponsor since that version.</exception>
    public Task Save(Sponsor sponsor, SponsorDetails details, int version)
    {
        sponsor.Name = details.Name.Trim();
        sponsor.Website = NullIfEmpty(details.Website);
        sponsor.LogoPath = NullIfEmpty(details.LogoPath);
        if (sponsor.Id == 0)
            db.Sponsors.Add(sponsor);
        else
            db.Entry(sponsor).Property(s => s.Version).OriginalValue = version;
        return db.SaveOrRefuse(
            $"There is already a sponsor named {sponsor.Name}, perhaps spelled a little differently. Look for it under all sponsors."
        );
    }

    static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
