using System.Diagnostics;
using System.Globalization;
using NsmCon.Typst;

namespace NsmCon.Benchmarks;

/// <summary>How long documents take in a warm child, against an empty page in the same child.</summary>
static class DocumentsBenchmark
{
    const int Rounds = 3;
    const int MostMegabytes = 600;

    public static async Task<int> Run()
    {
        var options = TypstOptions.ForProgram(typeof(DocumentsBenchmark).Assembly, "typst-worker") with
        {
            TimeLimit = TimeSpan.FromMinutes(2),
        };
        await using var typst = new TypstWorker(options);
        Console.WriteLine($"start and first page  {await Measure(typst, _ => Page("0"), rounds: 1), 8:0} ms");

        var empty = await Measure(typst, round => Page($"{round + 1}"), rounds: 9);
        Console.WriteLine($"empty page (baseline) {empty, 8:0.0} ms\n");

        var prospectus = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "prospectus-nsmconeu2020.json"));
        await Measure(typst, _ => Badges(10, 0, "single", backs: true), rounds: 1);
        var fits = await Report("prospectus", 500, _ => TypstDocument.FromTemplate("prospectus.typ", prospectus));
        fits &= await Report("1,000 badges on A6", 4000, round => Badges(1000, round + 1, "single", backs: false));
        fits &= await Report("1,000 badges with backs", null, round => Badges(1000, round + 11, "single", backs: true));
        fits &= await Report("1,000 badges, four on A4, backs", null, round => Badges(1000, round + 21, "a4-4up", backs: true));

        return fits ? 0 : 1;

        async Task<bool> Report(string name, int? limit, Func<int, TypstDocument> document)
        {
            var time = await Measure(typst, document, Rounds);
            var peak = ChildPeakMegabytes();
            Console.WriteLine(
                $"{name, -32} {time, 6:0} ms   {time / empty, 6:0} x baseline   the child's peak so far {peak, 4} MB{(limit is null ? "" : $"   (limits {limit} ms, {MostMegabytes} MB)")}"
            );
            return limit is null || (time < limit && peak < MostMegabytes);
        }
    }

    static async Task<double> Measure(TypstWorker typst, Func<int, TypstDocument> document, int rounds)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var made = document(round);
            var started = Stopwatch.GetTimestamp();
            await typst.Compile(made);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times.Order().ElementAt(rounds / 2);
    }

    static TypstDocument Page(string text) =>
        new("page.typ", new Dictionary<string, byte[]> { ["page.typ"] = System.Text.Encoding.UTF8.GetBytes($"#metadata({text})") });

    static TypstDocument Badges(int count, int seed, string sheet, bool backs) =>
        TypstDocument.FromTemplate("badge.typ", BadgeData.Json(count, seed, sheet, backs));

    // Linux keeps the highest resident size of each process.
    static long ChildPeakMegabytes() =>
        Directory
            .GetDirectories("/proc/self/task")
            .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(child => File.ReadLines($"/proc/{child}/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)))
            .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture)) >> 10;
}
