using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Content.Import;

/// <summary>Compares the packages file with the database. It writes nothing; the steps it plans do.</summary>
sealed class PlanPackages(FilePlan plan, PackagesFile file, PackagesFile? @base, EventState state)
{
    static readonly IReadOnlyList<ImportedField<PackagesFile, Event>> OfEvent =
    [
        new("currency", f => f.Currency, e => e.Currency, (e, f) => e.Currency = f.Currency!),
        new("sponsors' address", f => f.Contact, e => e.SponsorEmail, (e, f) => e.SponsorEmail = f.Contact!),
        new(
            "income target",
            f => Money(f.TargetCents),
            e => Money(e.IncomeTargetCents),
            (e, f) => e.IncomeTargetCents = f.TargetCents!.Value
        ),
    ];

    readonly IReadOnlyList<ImportedField<PackageEntry, Package>> ofPackage =
    [
        new("name", p => p.Name, r => r.Name, (r, p) => r.Name = p.Name),
        new("group", p => p.Group, r => r.Group, (r, p) => r.Group = p.Group),
        new("intro", p => p.Intro, r => r.Intro, (r, p) => r.Intro = p.Intro),
        new(
            "price",
            p => $"{Money(p.PriceCents)} {CurrencyOf(p, file, @base) ?? state.Event.Currency}",
            r => $"{Money(r.PriceCents)} {r.Currency}",
            (r, p) =>
            {
                r.PriceCents = p.PriceCents;
                r.Currency = file.Currency ?? state.Event.Currency;
            }
        ),
        new(
            "benefits",
            p => string.Join('\n', p.Benefits.Select(b => Text(b.Text, b.Parts))),
            r => string.Join('\n', r.Benefits.OrderBy(b => b.Position).Select(b => Text(b.Text, b.Parts))),
            (r, p) => Promise(r, p.Benefits)
        ),
    ];

    readonly Dictionary<string, Package> rows = state.Packages.ToDictionary(package => package.Key, StringComparer.Ordinal);

    public void Plan()
    {
        foreach (var field in OfEvent.Where(field => field.OnPage(file) is { Length: > 0 }))
        {
            if (field.Compare(file, @base, state.Event, new("event", state.Event.Id, state.Event.Title, plan.Open)) is { } line)
                plan.Lines.Add(line);
        }

        foreach (var entry in file.Packages)
            PlanPackage(entry);
        foreach (var entry in file.Packages)
            PlanLinks(entry, rows[entry.Key]);
        foreach (var row in state.Packages.Where(row => file.Packages.TrueForAll(entry => entry.Key != row.Key)))
            PlanLeft(row);
    }

    void PlanPackage(PackageEntry entry)
    {
        var position = file.Packages.IndexOf(entry);
        if (!rows.TryGetValue(entry.Key, out var row))
        {
            PlanNewPackage(entry, position);
            return;
        }

        var compared = new ComparedRow("package", row.Id, row.Name, plan.Open);
        plan.Lines.AddRange(ofPackage.Select(field => field.Compare(entry, FindBefore(entry), row, compared)).OfType<PlanLine>());
        plan.PackagePositions.Add((row, position));
    }

    void PlanNewPackage(PackageEntry entry, int position)
    {
        var added = rows[entry.Key] = new Package
        {
            Key = entry.Key,
            Name = entry.Name,
            Position = position,
        };
        foreach (var field in ofPackage)
            field.Take(added, entry);
        var limit = entry.Most is { } most ? $", at most {most}" : "";
        plan.Lines.Add(
            new(PlanKind.New, "package", entry.Name, To: $"{Money(entry.PriceCents)} {added.Currency}{limit}")
            {
                Apply = to =>
                {
                    added.EventId = to.Event.Id;
                    to.Db.Packages.Add(added);
                    state.Packages.Add(added);
                    if (entry.Most is not null)
                        new PackageLimit(entry, added, state).Apply(to);
                },
            }
        );
    }

    /// <summary>What a package has to do with others: the limit, and which other one it needs.</summary>
    void PlanLinks(PackageEntry entry, Package row)
    {
        var limit = new PackageLimit(entry, row, state);
        limit.Check(file);
        if (row.Id == 0)
        {
            row.OnlyWithPackage = FindNeeded(entry);
            return;
        }

        var before = FindBefore(entry);
        if (limit.Current != entry.Most && (before is null || before.Most != entry.Most))
            plan.Lines.Add(limit.Step());
        var needed = state.Packages.Find(package => package.Id == row.OnlyWithPackageId)?.Key;
        if (needed == entry.OnlyWith || (before is not null && before.OnlyWith == entry.OnlyWith))
            return;

        plan.Lines.Add(
            new(PlanKind.Changed, "package", row.Name, "only with", needed ?? "", entry.OnlyWith ?? "")
            {
                Apply = _ =>
                {
                    var other = FindNeeded(entry);
                    row.OnlyWithPackage = other;
                    row.OnlyWithPackageId = other is { Id: > 0 } ? other.Id : null;
                },
            }
        );
    }

    void PlanLeft(Package row)
    {
        if (@base?.Packages.Exists(entry => entry.Key == row.Key) != true)
            return;

        var isNeeded = state.Packages.Exists(other =>
            other.OnlyWithPackageId == row.Id && file.Packages.Exists(entry => entry.Key == other.Key && entry.OnlyWith == row.Key)
        );
        if (state.Sponsorships.ContainsKey(row.Id) || isNeeded)
            plan.Note("package", row.Name, "It is no longer in the file, but sponsors took it or asked about it, so it stays.");
        else
            plan.Lines.Add(new(PlanKind.Gone, "package", row.Name) { Apply = to => Remove(to, row) });
    }

    void Remove(Applying to, Package row)
    {
        to.Db.Packages.Remove(row);
        state.Packages.Remove(row);
        PackageLimit.Drop(row, state, to.Db);
    }

    Package? FindNeeded(PackageEntry entry) => entry.OnlyWith is { } key ? rows.GetValueOrDefault(key) : null;

    PackageEntry? FindBefore(PackageEntry entry) => @base?.Packages.Find(before => before.Key == entry.Key);

    // Each file says it once for all of its packages.
    static string? CurrencyOf(PackageEntry entry, PackagesFile file, PackagesFile? before) =>
        before?.Packages.Exists(other => ReferenceEquals(other, entry)) == true ? before.Currency : file.Currency;

    static void Promise(Package row, IReadOnlyList<BenefitEntry> benefits)
    {
        row.Benefits.Clear();
        row.Benefits.AddRange(
            benefits.Select(
                (benefit, at) =>
                    new Benefit
                    {
                        Text = benefit.Text,
                        Parts = [.. benefit.Parts],
                        Position = at,
                    }
            )
        );
    }

    static string Text(string text, IReadOnlyList<string> parts) => parts.Count == 0 ? text : $"{text}: {string.Join(", ", parts)}";

    static string? Money(long? cents) => cents is null ? null : InWords($"{cents / 100m:#,0.##}");
}
