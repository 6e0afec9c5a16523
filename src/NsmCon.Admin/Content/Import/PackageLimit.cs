using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Content.Import;

/// <summary>How many of a package there may be, in the file and in the database.</summary>
sealed class PackageLimit(PackageEntry entry, Package row, EventState state)
{
    readonly Quota? quota = state.Quotas.Find(quota => quota.Id == row.QuotaId);

    public int? Current => quota?.Size;

    List<int> Standing => state.Sponsorships.GetValueOrDefault(row.Id, []);

    /// <summary>Reports a limit below what is taken.</summary>
    public void Check(PackagesFile file)
    {
        var taken = quota?.Taken ?? Standing.Count;
        if (entry.Most < taken)
            file.Refuse(
                ImportCodes.BelowTaken,
                entry.Place.Line,
                entry.Place.Column,
                $"{taken} of {entry.Name} are taken already: the max cannot be {entry.Most}."
            );
    }

    public PlanLine Step() => new(PlanKind.Changed, "package", entry.Name, "max", $"{Current}", $"{entry.Most}") { Apply = Apply };

    public void Apply(Applying to)
    {
        if (entry.Most is not { } most)
            Remove(to.Db);
        else if (quota is not null)
            quota.Resize(most);
        else
            Add(to, most);
    }

    void Add(Applying to, int most)
    {
        // Packages of two groups may have one name; limits of an event may not.
        var both = $"{entry.Name} ({row.Key})";
        string[] names = [entry.Name, both.Length <= Quota.NameLength ? both : row.Key];
        if (state.Quotas.Find(other => names.Contains(other.Name) && IsFree(other)) is { } there)
        {
            there.Resize(most);
            row.Quota = there;
            return;
        }

        row.Quota = new Quota
        {
            EventId = to.Event.Id,
            Name = names.FirstOrDefault(name => !state.Quotas.Exists(other => other.Name == name)) ?? row.Key,
        };
        row.Quota.Begin(most, Standing.Count);
        to.Db.Allocations.AddRange(
            Standing.Select(id => new Allocation
            {
                EventId = to.Event.Id,
                Quota = row.Quota,
                SponsorshipId = id,
                TakenAt = to.Now,
            })
        );
        state.Quotas.Add(row.Quota);
    }

    bool IsFree(Quota other) =>
        !state.TicketQuotas.Contains(other.Id)
        && !state.Packages.Exists(package => package.Quota == other || (other.Id > 0 && package.QuotaId == other.Id));

    void Remove(ConferenceDb db)
    {
        Drop(row, state, db);
        row.Quota = null;
        row.QuotaId = null;
    }

    /// <summary>Takes the limit of a package away, unless another package or a ticket type draws from it too.</summary>
    public static void Drop(Package row, EventState state, ConferenceDb db)
    {
        if (state.Quotas.Find(other => other.Id == row.QuotaId) is not { } limit)
            return;
        if (state.TicketQuotas.Contains(limit.Id) || state.Packages.Exists(other => other != row && other.QuotaId == limit.Id))
            return;

        db.Quotas.Remove(limit);
        state.Quotas.Remove(limit);
    }
}
