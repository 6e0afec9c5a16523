using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Inquiries;

/// <summary>
/// Deletes a package that nobody took, asked for or needs, with its benefits and its limit.
/// It stands here, since inquiries know of packages and packages know of no inquiry.
/// </summary>
public sealed class DeletePackage(ConferenceDb db)
{
    /// <summary>Deletes and saves.</summary>
    /// <exception cref="RuleBrokenException">Something still names the package.</exception>
    public async Task Delete(Package package)
    {
        await using var write = await db.BeginWrite();
        var use = await Use(package);
        if (use is not null)
            throw new RuleBrokenException($"{package.Name} cannot be deleted: {use}.");

        db.Packages.Remove(package);
        var isShared = await db.Packages.AnyAsync(p => p.Id != package.Id && p.QuotaId == package.QuotaId);
        if (package.Quota is not null && !isShared)
            db.Quotas.Remove(package.Quota);
        await db.SaveOrRefuse($"{package.Name} cannot be deleted: someone took it or asked for it meanwhile.");
        await write.Commit();
    }

    async Task<string?> Use(Package package)
    {
        if (await db.Sponsorships.AnyAsync(s => s.PackageId == package.Id))
            return "a sponsor took it, and the record of that stays";
        if (await db.Inquiries.AnyAsync(i => i.Packages.Any(asked => asked.PackageId == package.Id)))
            return "an inquiry asks for it";

        var needing = await db.Packages.Where(p => p.OnlyWithPackageId == package.Id).Select(p => p.Name).FirstOrDefaultAsync();
        return needing is null ? null : $"{needing} is only for those who have it";
    }
}
