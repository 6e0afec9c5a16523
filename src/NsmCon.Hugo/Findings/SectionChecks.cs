namespace NsmCon.Hugo;

/// <summary>Findings about headings and what stands under them.</summary>
internal static class SectionChecks
{
    /// <summary>Reports headings with nothing under them before the next heading of their level or above.</summary>
    public static void ReportEmpty(
        List<BodyLine> lines,
        List<Heading> headings,
        FindingList findings,
        IReadOnlyList<Heading>? except = null
    )
    {
        for (var index = 0; index < headings.Count; index++)
        {
            var heading = headings[index];
            var next = index + 1 < headings.Count ? headings[index + 1] : null;
            var end = next?.Line ?? lines.Count;
            var hasDeeper = next is not null && next.Level > heading.Level;
            if (
                !hasDeeper
                && except?.Contains(heading) != true
                && lines[(heading.Line + 1)..end].TrueForAll(l => l.IsEmpty)
                && lines[heading.Line].Lifted.Count == 0
            )
                findings.Warning(
                    heading.Offset,
                    FindingCodes.SectionEmpty,
                    $"There is nothing under the heading \"{heading.Text}\": add its text, or remove the heading."
                );
        }
    }

    /// <summary>Reports headings whose anchor is that of a heading above: links lead to the first only.</summary>
    public static void ReportAnchors(List<Heading> headings, FindingList findings)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in headings.Where(h => h.Anchor.Length > 0 && !seen.Add(h.Anchor)))
            findings.Warning(
                heading.Offset,
                FindingCodes.AnchorTwice,
                $"A heading above has the anchor #{heading.Anchor} too, so links lead there: "
                    + $"change the heading, or end it with an anchor of its own such as {{#{heading.Anchor}-2}}."
            );
    }
}
