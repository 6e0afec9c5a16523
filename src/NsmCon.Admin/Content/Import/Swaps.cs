namespace NsmCon.Admin.Content.Import;

/// <summary>Shows two talks that take each other's time as one step: whoever reads of two moves would have to find out.</summary>
static class Swaps
{
    public static void Join(List<PlanLine> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var other = IsMove(lines[at]) ? lines.FindIndex(at + 1, line => IsMove(line) && AreSwapped(lines[at], line)) : -1;
            if (other < 0)
                continue;

            lines[at] = Combine(lines[at], lines[other]);
            lines.RemoveAt(other);
        }
    }

    static bool IsMove(PlanLine line) =>
        line is { Kind: PlanKind.Moved, Subject: "talk", Field: PageFields.Start } && !string.IsNullOrEmpty(line.From);

    static bool AreSwapped(PlanLine one, PlanLine other) => one.From == other.To && other.From == one.To;

    static PlanLine Combine(PlanLine one, PlanLine other) =>
        new(
            PlanKind.Swapped,
            "talk",
            $"{one.Name} and {other.Name}",
            "times",
            $"{one.From} {one.Name}, {other.From} {other.Name}",
            $"{other.To} {other.Name}, {one.To} {one.Name}"
        )
        {
            Rows = [one.Row!, other.Row!],
            Apply = to =>
            {
                one.Apply(to);
                other.Apply(to);
            },
        };
}
