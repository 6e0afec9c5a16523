using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Inquiries;

/// <summary>Takes back that an inquiry was accepted, once none of its company's packages stands any more.</summary>
public class ReopenInquiry(ConferenceDb db)
{
    /// <summary>Makes it a conversation again, and saves.</summary>
    /// <exception cref="RuleBrokenException">The company still has packages, or the inquiry was not accepted.</exception>
    public async Task Reopen(Inquiry inquiry, DateTime now)
    {
        await using var write = await db.BeginWrite();
        if (inquiry.SponsorId is { } sponsorId)
            await db.Lock<Sponsor>(sponsorId);
        var standing = await db
            .Sponsorships.Standing()
            .Where(s => s.EventId == inquiry.EventId && s.SponsorId == inquiry.SponsorId)
            .OrderBy(s => s.PackageName)
            .Select(s => s.PackageName)
            .ToListAsync();
        if (standing.Count > 0)
            throw new RuleBrokenException($"{inquiry.Company} still has {string.Join(", ", standing)}. Cancel that first.");

        inquiry.Reopen(now);
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
