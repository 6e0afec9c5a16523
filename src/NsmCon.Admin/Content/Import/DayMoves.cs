using System.Globalization;

namespace NsmCon.Admin.Content.Import;

/// <summary>
/// Shows talks that go to another day together, each at its old time, as one step: an event that is put off moves them all.
/// </summary>
static class DayMoves
{
    const int Fewest = 3;

    public static void Join(List<PlanLine> lines)
    {
        foreach (
            var together in lines
                .Where(MovesByDays)
                .GroupBy(Days)
                .Where(group => group.Count() >= Fewest)
                .Select(group => group.ToList())
                .ToList()
        )
        {
            lines[lines.IndexOf(together[0])] = Combine(together);
            foreach (var line in together.Skip(1))
                lines.Remove(line);
        }
    }

    static bool MovesByDays(PlanLine line) =>
        line is { Kind: PlanKind.Moved, Subject: "talk", Field: PageFields.Start, From.Length: > 0, To.Length: > 0 }
        && Moment(line.From).TimeOfDay == Moment(line.To).TimeOfDay;

    static (DateTime From, DateTime To) Days(PlanLine line) => (Moment(line.From!).Date, Moment(line.To!).Date);

    static DateTime Moment(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    static PlanLine Combine(List<PlanLine> lines) =>
        new(
            PlanKind.Moved,
            "talk",
            $"{lines.Count} talks",
            "day",
            Days(lines[0]).From.InWords("MMMM d, yyyy"),
            Days(lines[0]).To.InWords("MMMM d, yyyy")
        )
        {
            Rows = lines.ConvertAll(line => line.Row!),
            Apply = to => lines.ForEach(line => line.Apply(to)),
        };
}
