using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Benchmarks;

/// <summary>Reads a page again and again with wrk (Debian package "wrk"), over 32 connections.</summary>
static partial class Wrk
{
    /// <summary>Requests per second: the median of the runs, each of the given seconds, taken in turns so that a busy machine hits all alike.</summary>
    public static async Task<double[]> Compare(int runs, int seconds, params string[] urls)
    {
        var rates = urls.Select(_ => new List<double>()).ToArray();
        foreach (var url in urls)
            await Read(url, 2);
        for (var run = 0; run < runs; run++)
        {
            for (var i = 0; i < urls.Length; i++)
                rates[i].Add(await Read(urls[i], seconds));
        }

        return [.. rates.Select(rate => rate.Order().ElementAt(rate.Count / 2))];
    }

    static async Task<double> Read(string url, int seconds)
    {
        var start = new ProcessStartInfo("wrk", ["-t1", "-c32", $"-d{seconds}s", "-H", "Accept-Encoding: gzip, deflate, br", url])
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        var output = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        if (output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException($"{url}: {output}");
        return double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)", RegexOptions.None, 1_000)]
    private static partial Regex Rate();
}
