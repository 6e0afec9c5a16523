namespace NsmCon.Hugo;

/// <summary>Findings about sponsors that stand on the page twice, or lack what most others have.</summary>
internal sealed class SponsorChecks(PageIndex page)
{
    readonly List<ShortcodeNode> logos = [.. page.Page.Sponsors.Where(logo => Name(logo).Length > 0)];

    public void Report(IReadOnlyList<Heading> headings)
    {
        ReportTwice(headings);
        ReportMissing("src", "logo");
        ReportMissing("href", "link");
    }

    void ReportTwice(IReadOnlyList<Heading> headings)
    {
        var seen = new Dictionary<string, ShortcodeNode>(StringComparer.Ordinal);
        var here = new HashSet<(ShortcodeNode?, int, string)>();
        var above = 0;
        foreach (var logo in logos)
        {
            while (above < headings.Count && headings[above].Offset < logo.Start)
                above++;

            var name = Key(logo);
            var isFirstHere = here.Add((logo.Parent, above, Key(logo)));
            if (!isFirstHere)
                page.Findings.Warning(logo.Start, FindingCodes.SponsorTwice, $"{Name(logo)} is in this section already: remove one.");
            else if (!seen.TryAdd(name, logo))
                page.Findings.Info(
                    logo.Start,
                    FindingCodes.SponsorInTwoSections,
                    $"{Name(logo)} is in line {page.Page.Place(seen[name].Start).Line} too: remove one, unless it sponsors both."
                );
        }
    }

    void ReportMissing(string parameter, string what)
    {
        var without = logos.FindAll(logo => logo[parameter].Length == 0);
        var isUsual = logos.Count - without.Count >= without.Count;
        foreach (var logo in without.Where(_ => isUsual))
            page.Findings.Warning(
                logo.Start,
                FindingCodes.SponsorIncomplete,
                $"{Name(logo)} has no {what}, as other sponsors have: write {parameter}=\"…\"."
            );
    }

    static string Name(ShortcodeNode logo) => PersonName.SingleSpaced(logo["sponsor_name"]);

    static string Key(ShortcodeNode logo) => PersonName.Normalize(Name(logo));
}
