using NsmCon.Data;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Check;

/// <summary>Finds groups of sponsors whose name is almost that of a package.</summary>
sealed class CheckSponsors(PackagesFile packages)
{
    const int LettersPerEdit = 3,
        MostEdits = 3;

    static readonly string[] Endings = ["", " Sponsor", " Sponsors", " Sponsorship", " Sponsorships"];

    readonly List<(string Name, string Key, int Most)> names =
    [
        .. from package in packages.Packages
        let core = Core(package.Name)
        from ending in Endings
        select (core + ending, SearchText.Normalize(core + ending), Math.Min(core.Length / LettersPerEdit, MostEdits)),
        .. packages.Packages.Select(package => (package.Group, SearchText.Normalize(package.Group), 0)),
    ];

    public IEnumerable<Diagnostic> Findings(EventPage page) =>
        from section in page.SponsorSections
        let meant = SuggestName(SearchText.Normalize(section.Name))
        where meant is not null
        select new Diagnostic(
            DiagnosticSeverity.Warning,
            CheckCodes.SponsorSection,
            section.Line,
            section.Column,
            $"{packages.Path} has no package for \"{section.Name}\": did you mean \"{meant}\"?"
        );

    /// <summary>The nearest name, if none is the same and one is near.</summary>
    string? SuggestName(string written)
    {
        if (names.Exists(name => name.Key == written))
            return null;

        return names
            .Where(name => Math.Abs(name.Key.Length - written.Length) <= name.Most)
            .Select(name => (name.Name, name.Most, Edits: Spelling.Edits(name.Key, written)))
            .Where(name => name.Edits <= name.Most)
            .OrderBy(name => name.Edits)
            .FirstOrDefault()
            .Name;
    }

    // "Gold Sponsor" may be the package of the "Gold Sponsors".
    static string Core(string name)
    {
        var ending = Endings[1..].FirstOrDefault(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ?? "";
        return name[..^ending.Length];
    }
}
