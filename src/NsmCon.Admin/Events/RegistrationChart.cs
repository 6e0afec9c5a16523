using System.Globalization;
using System.Text;

namespace NsmCon.Admin.Events;

/// <summary>How many people registered, day by day, as a line that only rises. Drawn in a box of 720 by 200.</summary>
public sealed class RegistrationChart
{
    // Of fewer days, all that came in on the first one would look like a slope; a multiple of four keeps the days below the line even.
    const int FewestDays = 8;
    const int Width = 720,
        Height = 200,
        Steps = 4,
        MostPoints = 120;

    readonly int[] totals;
    readonly DateOnly first;
    readonly DateOnly last;

    /// <param name="perDay">How many registered on a day; days without any may be missing.</param>
    /// <param name="today">Where the line ends.</param>
    public RegistrationChart(IReadOnlyDictionary<DateOnly, int> perDay, DateOnly today)
    {
        last = perDay.Count == 0 ? today : Later(perDay.Keys.Max(), today);
        first = Earlier(perDay.Count == 0 ? last : perDay.Keys.Min().AddDays(-1), last.AddDays(-FewestDays));
        totals = new int[last.DayNumber - first.DayNumber + 1];
        for (var i = 1; i < totals.Length; i++)
            totals[i] = totals[i - 1] + perDay.GetValueOrDefault(first.AddDays(i));
    }

    public int Total => totals[^1];

    public int InLastWeek => Total - totals[Math.Max(0, totals.Length - 8)];

    /// <summary>The numbers beside the lines, from the top down.</summary>
    public IEnumerable<int> Scale => Enumerable.Range(0, Steps + 1).Select(i => Step * (Steps - i));

    /// <summary>The days below the chart.</summary>
    public IEnumerable<DateOnly> Days =>
        Enumerable
            .Range(0, Math.Min(5, totals.Length))
            .Select(i => first.AddDays(i * (totals.Length - 1) / (Math.Min(5, totals.Length) - 1)));

    public string Line => Path();

    public string Area => $"{Path()}L{Width} {Height}L0 {Height}Z";

    public string Words =>
        InWords(
            $"From {first:MMMM d, yyyy} to {last:MMMM d, yyyy} the number rose from 0 to {Total}; {InLastWeek} came in the last seven days."
        );

    int Step
    {
        get
        {
            // Steps of 1, 2 or 5 times a power of ten are easy to read.
            for (var power = 1; ; power *= 10)
                foreach (var digit in (int[])[1, 2, 5])
                    if (digit * power * Steps >= Total)
                        return digit * power;
        }
    }

    string Path()
    {
        var every = Math.Max(1, (totals.Length + MostPoints - 1) / MostPoints);
        var path = new StringBuilder();
        for (var i = 0; i < totals.Length; i += every)
            Append(path, i);
        if ((totals.Length - 1) % every != 0)
            Append(path, totals.Length - 1);
        return path.ToString();
    }

    void Append(StringBuilder path, int day)
    {
        var x = (double)Width * day / (totals.Length - 1);
        var y = Height - ((double)Height * totals[day] / (Step * Steps));
        path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
    }

    static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
