namespace NsmCon.Admin.ContentImport;

/// <summary>Shows two talks that take each other's time as one step: whoever reads of two moves would have to find out.</summary>
static class Swaps
{
    // "2031-07-04 09:00", before " to 10:00".
    const int LengthOfStart = 16;

    public static void Join(List<PlanLine> lines)
    {
        for (var at = 0; at < lines.Count; at++)
        {
            var other = IsMove(lines[at]) ? lines.FindIndex(at + 1, line => IsMove(line) && AreSwapped(lines[at], line)) : -1;
            if (other < 0) continue;

            lines[at] = Both(lines[at], lines[other]);
            lines.RemoveAt(other);
        }
    }

    static bool IsMove(PlanLine line) => line is { Kind: PlanKind.Moved, Subject: "talk" } && Start(line.From).Length > 0 && Start(line.From) != Start(line.To);

    static bool AreSwapped(PlanLine one, PlanLine other) => Start(one.From) == Start(other.To) && Start(other.From) == Start(one.To);

    static PlanLine Both(PlanLine one, PlanLine other) => new(PlanKind.Swapped, "talk", $"{one.Name} and {other.Name}", "times",
        $"{Start(one.From)} {one.Name}, {Start(other.From)} {other.Name}", $"{Start(other.To)} {other.Name}, {Start(one.To)} {one.Name}")
    {
        Apply = to =>
        {
            one.Apply(to);
            other.Apply(to);
        },
    };

    static string Start(string? time) => time?.Length >= LengthOfStart ? time[..LengthOfStart] : "";
}
