using System.Diagnostics;
using NsmCon.Testbed;

namespace NsmCon.Benchmarks;

/// <summary>A published app from its start to the first page, and its memory when nobody asks anything. <c>start FOLDER-OF-THE-PUBLISHED-APP</c></summary>
static class StartBenchmark
{
    static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    public static async Task<int> Run(string published)
    {
        var folder = Directory.CreateTempSubdirectory("nsmcon-start-").FullName;
        var first = await Start(published, folder, idle: false);
        var times = new List<double>();
        for (var run = 0; run < 5; run++)
            times.Add((await Start(published, folder, idle: false)).Seconds);
        var idle = await Start(published, folder, idle: true);
        Directory.Delete(folder, recursive: true);

        Console.WriteLine($"first start on an empty folder, to the first page: {first.Seconds:N2} s");
        Console.WriteLine(
            $"later starts, to the first page: median {times.Order().ElementAt(2):N2} s, {times.Min():N2} to {times.Max():N2} s"
        );
        Console.WriteLine($"resident memory, idle for {Idle.TotalSeconds:N0} s: {idle.Megabytes:N0} MB");
        return times.Order().ElementAt(2) < 3 && idle.Megabytes < 200 ? 0 : 1;
    }

    static async Task<(double Seconds, double Megabytes)> Start(string published, string folder, bool idle)
    {
        var url = $"http://127.0.0.1:{Ports.Next()}";
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        using var app = Process.Start(
            new ProcessStartInfo(Path.GetFullPath(Path.Combine(published, "NsmCon.Admin")), ["--urls", url])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            }
        )!;
        _ = app.StandardOutput.ReadToEndAsync();
        while (!await Answers(client, $"{url}/events/nsmconeu2020"))
            await Task.Delay(10);
        var seconds = watch.Elapsed.TotalSeconds;

        if (idle)
            await Task.Delay(Idle);
        app.Refresh();
        var megabytes = app.WorkingSet64 / 1e6;
        app.Kill();
        await app.WaitForExitAsync();
        return (seconds, megabytes);
    }

    static async Task<bool> Answers(HttpClient client, string page)
    {
        try
        {
            return (await client.GetAsync(page)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
