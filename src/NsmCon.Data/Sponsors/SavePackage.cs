using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Sponsors;

/// <summary>How a package is from now on: all but its key, which does not change. The benefits are in order.</summary>
public sealed record PackageDetails(
    string Name,
    string Group,
    string Intro,
    long PriceCents,
    int? Most,
    int? OnlyWithPackageId,
    int Position,
    IReadOnlyList<BenefitDetails> Benefits
);

/// <summary>One promise of a package, and its parts.</summary>
public sealed record BenefitDetails(string Text, IReadOnlyList<string> Parts);

/// <summary>Saves a package with its benefits and its limit, together or not at all.</summary>
public sealed class SavePackage(ConferenceDb db)
{
    /// <summary>Puts the details into a package, a new one or one that was loaded with its benefits, and saves.</summary>
    /// <param name="package">The package.</param>
    /// <param name="details">How it is from now on.</param>
    /// <param name="version">The <see cref="Package.Version"/> that whoever changes it has seen.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="RuleBrokenException">
    /// The key is given already, more are taken than the limit allows, or packages would need each other.
    /// </exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed the package since that version.</exception>
    public async Task Save(Package package, PackageDetails details, int version, DateTime now)
    {
        await using var write = await db.BeginWrite();
        if (details.OnlyWithPackageId is { } needed && !await db.Packages.AnyAsync(p => p.EventId == package.EventId && p.Id == needed))
            throw new RuleBrokenException("The package under \"Only with\" is no longer there. Choose another one.")
            {
                About = nameof(PackageDetails.OnlyWithPackageId),
            };

        Apply(details, package);
        if (package.Id == 0)
            db.Packages.Add(package);
        else
            Expect(package, version);
        await db.SaveOrRefuse($"There is already a package with the key {package.Key}. Choose another key.");
        await RefuseCircle(package);
        await new LimitPackage(db).Limit(package, details.Most, now);
        await write.Commit();
    }

    static void Apply(PackageDetails details, Package package)
    {
        package.Name = details.Name.Trim();
        package.Group = details.Group.Trim();
        package.Intro = details.Intro.Trim();
        package.PriceCents = details.PriceCents;
        package.OnlyWithPackageId = details.OnlyWithPackageId;
        package.Position = details.Position;
        ApplyBenefits(details.Benefits, package);
    }

    // Rows that stay keep their place, so that the audit log tells what was changed and not that all was new.
    static void ApplyBenefits(IReadOnlyList<BenefitDetails> written, Package package)
    {
        var standing = package.Benefits.OrderBy(benefit => benefit.Position).ToList();
        for (var position = 0; position < written.Count; position++)
        {
            if (position == standing.Count)
                standing.Add(Add(package));
            var row = standing[position];
            var benefit = written[position];
            row.Text = benefit.Text;
            row.Position = position;
            if (!row.Parts.SequenceEqual(benefit.Parts))
                row.Parts = [.. benefit.Parts];
        }

        foreach (var surplus in standing.Skip(written.Count))
            package.Benefits.Remove(surplus);
    }

    static Benefit Add(Package package)
    {
        var benefit = new Benefit { Text = "" };
        package.Benefits.Add(benefit);
        return benefit;
    }

    // A limit alone does not change the package's row: it is written anyway, so that whoever comes second is told.
    void Expect(Package package, int expected)
    {
        var version = db.Entry(package).Property(p => p.Version);
        version.OriginalValue = expected;
        version.IsModified = true;
    }

    async Task RefuseCircle(Package package)
    {
        var needs = await db.Packages.Where(p => p.EventId == package.EventId).ToDictionaryAsync(p => p.Id, p => p.OnlyWithPackageId);
        var way = package.OnlyWithPackageId;
        for (var steps = 0; way is { } needed && steps <= needs.Count; steps++)
        {
            if (needed == package.Id)
                throw new RuleBrokenException(
                    $"{package.Name} would be needed for itself, so nobody could take it. Choose another package under \"Only with\"."
                );
            way = needs.GetValueOrDefault(needed);
        }
    }
}
