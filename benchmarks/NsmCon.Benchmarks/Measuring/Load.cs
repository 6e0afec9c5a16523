using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace NsmCon.Benchmarks;

/// <summary>What a load brought: how many answers of each kind, how fast.</summary>
public sealed record LoadResult(Dictionary<string, int> Answers, double Seconds, double P50, double P99, double Max)
{
    public int Count => Answers.Values.Sum();

    public double PerSecond => Count / Seconds;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{PerSecond, 8:N0}/s   p50 {P50, 6:N1} ms   p99 {P99, 6:N1} ms   max {Max, 6:N0} ms   {string.Join(", ", Answers.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}"))}"
        );
}

/// <summary>
/// Sends forms over many connections, in a process of its own, so that the client's work is not the server's.
/// <c>load URL CONNECTIONS COUNT [FIELD=VALUE …]</c>; {n} in a value becomes the number of the request, {guid} a new GUID.
/// </summary>
public static class Load
{
    /// <summary>Starts the client and reads its result.</summary>
    public static async Task<LoadResult> Start(string url, int connections, int count, params string[] fields)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["load", url, $"{connections}", $"{count}", .. fields])
        {
            RedirectStandardOutput = true,
        };
        using var client = Process.Start(start)!;
        var output = await client.StandardOutput.ReadToEndAsync();
        await client.WaitForExitAsync();
        return JsonSerializer.Deserialize<LoadResult>(output) ?? throw new InvalidOperationException("The client gave no result.");
    }

    public static async Task<int> Send(string[] args)
    {
        var (url, connections, count) = (args[0], int.Parse(args[1]), int.Parse(args[2]));
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, AllowAutoRedirect = false });
        var answers = new ConcurrentDictionary<string, int>();
        var times = new double[count];
        var next = -1;
        // The client's own first steps are not the server's: connections are opened, and the client's code compiled, before the clock runs.
        var health = new Uri(new Uri(url), "/health/live");
        for (var turn = 0; turn < 3; turn++)
            await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => client.GetStringAsync(health)));

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, connections)
                .Select(async _ =>
                {
                    for (int i; (i = Interlocked.Increment(ref next)) < count; )
                    {
                        var sent = Stopwatch.GetTimestamp();
                        var kind = await SendOne(client, url, args[3..], i);
                        times[i] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                        answers.AddOrUpdate(kind, 1, (_, n) => n + 1);
                    }
                })
        );
        var seconds = watch.Elapsed.TotalSeconds;

        Array.Sort(times);
        Console.Write(
            JsonSerializer.Serialize(new LoadResult(new(answers), seconds, times[count / 2], times[(int)(count * 0.99)], times[^1]))
        );
        return 0;
    }

    static async Task<string> SendOne(HttpClient client, string url, string[] fields, int i)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        var values = fields
            .Select(field => field.Split('=', 2))
            .ToLookup(field => field[0] == "Cookie", field => KeyValuePair.Create(field[0], field[1]));
        foreach (var cookie in values[true])
            request.Headers.Add("Cookie", cookie.Value);
        request.Content = new FormUrlEncodedContent(
            values[false]
                .Select(value =>
                    KeyValuePair.Create(
                        value.Key,
                        value
                            .Value.Replace("{n}", $"{i}", StringComparison.Ordinal)
                            .Replace("{guid}", $"{Guid.NewGuid()}", StringComparison.Ordinal)
                    )
                )
        );
        using var answer = await client.SendAsync(request);
        await answer.Content.LoadIntoBufferAsync();
        return $"{(int)answer.StatusCode}";
    }
}
