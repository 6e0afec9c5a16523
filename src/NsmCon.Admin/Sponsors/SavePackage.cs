using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

/// <summary>Saves a package with its benefits and its limit, together or not at all.</summary>
public class SavePackage(ConferenceDb db, TimeProvider clock)
{
    /// <summary>Puts the form into the package and saves.</summary>
    /// <exception cref="RuleBrokenException">The key is given already, more are taken than the limit allows, or packages would need each other.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the package in the meantime.</exception>
    public async Task Save(Package package, PackageForm form)
    {
        await using var write = await db.BeginWrite();
        form.ApplyTo(package);
        if (package.Id == 0) db.Packages.Add(package);
        else Expect(package, form);
        await db.SaveOrRefuse($"There is already a package with the key {package.Key}. Choose another key.");
        await RefuseCircle(package);
        await new LimitPackage(db).Limit(package, form.Most, clock.GetUtcNow().UtcDateTime);
        await write.Commit();
    }

    // A limit alone does not change the package's row: it is written anyway, so that whoever comes second is told.
    void Expect(Package package, PackageForm form)
    {
        var version = db.Entry(package).Property(p => p.Version);
        version.OriginalValue = form.Version;
        version.IsModified = true;
    }

    async Task RefuseCircle(Package package)
    {
        var needs = await db.Packages.Where(p => p.EventId == package.EventId).ToDictionaryAsync(p => p.Id, p => p.OnlyWithPackageId);
        var way = package.OnlyWithPackageId;
        for (var steps = 0; way is { } needed && steps <= needs.Count; steps++)
        {
            if (needed == package.Id)
                throw new RuleBrokenException($"{package.Name} would be needed for itself, so nobody could take it. Choose another package under \"Only with\".");
            way = needs.GetValueOrDefault(needed);
        }
    }
}
