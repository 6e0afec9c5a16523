using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Benchmarks;

/// <summary>The table of all registrations, as staff load it: when it begins, how long it takes, and what it takes of memory, for 10,000 and for 100,000.</summary>
static class ExportBenchmark
{
    const int Few = 10_000,
        Many = 100_000,
        Runs = 5,
        GoalMilliseconds = 200;

    const double GoalMemory = 1.1;

    static readonly string[] Sorts = ["", "?sort=name", "?sort=company", "?search=ada%209"];

    public static async Task<int> Run(string provider)
    {
        await using var server = await Server.Start(provider);
        await using var db = server.OpenDb();
        using var browser = new HttpClient
        {
            BaseAddress = new Uri(server.Url),
            DefaultRequestHeaders = { { "Cookie", await SignIn(server) } },
        };
        var type = await db.TicketTypes.Include(t => t.Limits).ThenInclude(limit => limit.Quota).OrderBy(t => t.Id).FirstAsync();
        var path =
            $"/admin/events/{await db.Events.Where(e => e.Id == type.EventId).Select(e => e.Slug).SingleAsync()}/registrations/export";

        // What it takes to make them must not count: all are there before the first is read.
        var other = new TicketType { EventId = type.EventId, Name = "Other" };
        other.DrawOn(type.Limits[0].Quota!);
        db.Add(other);
        await db.SaveChangesAsync();
        await Fill(db, other, 0, Few);
        await Fill(db, type, Few, Many - Few);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("ANALYZE");
        await Load(browser, path);

        var few = await Measure(browser, $"{path}?type={other.Id}", Few);
        var many = await Measure(browser, path, Many);
        var first = many.First;
        foreach (var sort in Sorts.Skip(1))
            first = Math.Max(first, (await Measure(browser, path + sort, Many)).First);

        Console.WriteLine(
            $"{provider}: first byte of {Many:N0} rows after {first:N0} ms at the most, in whatever order; resident memory {(double)many.Resident / few.Resident:N2} times that of {Few:N0} rows"
        );
        return first <= GoalMilliseconds && many.Resident <= GoalMemory * few.Resident ? 0 : 1;
    }

    static async Task<Loading> Measure(HttpClient browser, string path, int rows)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        var loads = new List<Loading>();
        for (var run = 0; run < Runs; run++)
            loads.Add(await Load(browser, path));
        var median = new Loading(
            Median(loads, load => load.First),
            Median(loads, load => load.Row),
            Median(loads, load => load.All),
            loads[0].Bytes,
            loads.Max(load => load.Resident)
        );
        Console.WriteLine(
            $"{path.Split('?').ElementAtOrDefault(1) ?? "newest first", -14} of {rows, 7:N0} rows: first byte {median.First, 4:N0} ms   first row {median.Row, 5:N0} ms   all {median.All, 6:N0} ms   {median.Bytes / 1_000_000.0, 5:N1} MB   resident {median.Resident / 1_000_000:N0} MB"
        );
        return median;
    }

    static double Median(List<Loading> loads, Func<Loading, double> of) => loads.Select(of).Order().ElementAt(loads.Count / 2);

    // The client is in this process; it keeps nothing of what it reads.
    static async Task<Loading> Load(HttpClient browser, string path)
    {
        var (begun, buffer) = (Stopwatch.GetTimestamp(), new byte[64 * 1024]);
        using var answer = await browser.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        if (answer.Content.Headers.ContentType?.MediaType != "text/csv")
            throw new InvalidOperationException($"{path} is {answer.Content.Headers.ContentType}.");
        await using var file = await answer.Content.ReadAsStreamAsync();
        var (bytes, resident, first, row) = (0L, 0L, 0.0, 0.0);
        for (int count; (count = await file.ReadAsync(buffer)) > 0; )
        {
            if (bytes == 0)
                first = Since(begun);
            else if (row == 0)
                row = Since(begun);
            if (bytes / 1_000_000 != (bytes + count) / 1_000_000)
                resident = Math.Max(resident, Environment.WorkingSet);
            bytes += count;
        }

        return new(first, row, Since(begun), bytes, Math.Max(resident, Environment.WorkingSet));
    }

    static double Since(long begun) => Stopwatch.GetElapsedTime(begun).TotalMilliseconds;

    static async Task Fill(ConferenceDb db, TicketType type, int from, int count)
    {
        await using var write = await db.BeginWrite();
        foreach (var batch in Enumerable.Range(from, count).Chunk(5_000))
        {
            await db.InsertMany(
                batch
                    .Select(i =>
                        Registration.FromRequest(
                            new DeskRequest(
                                type.EventId,
                                "NSMCon",
                                type.Id,
                                Guid.NewGuid(),
                                $"Ada {i}",
                                $"ada{i}@example.org",
                                $"Analytical Engines {i % 500}",
                                i % 3 == 0 ? "vegetarian" : "",
                                null
                            ),
                            new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i)
                        )
                    )
                    .ToList()
            );
        }

        await write.CommitUnseen();
    }

    // As the page of an invitation does it.
    static async Task<string> SignIn(Server server)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var (services, context) = (scope.ServiceProvider, new DefaultHttpContext { RequestServices = scope.ServiceProvider });
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var secret = await services.GetRequiredService<InviteStaff>().Invite(null, StaffRole.Owner, null, TimeSpan.FromDays(1), now);
        var person = await services
            .GetRequiredService<JoinStaff>()
            .Join(secret, "Owner Person", "owner@example.org", "a long enough password", now);
        await services.GetRequiredService<SignInManager<StaffMember>>().SignInAsync(person, isPersistent: false);
        return string.Join("; ", context.Response.Headers.SetCookie.Select(cookie => cookie!.Split(';')[0]));
    }

    /// <summary>How one loading went: times in milliseconds, memory in bytes.</summary>
    sealed record Loading(double First, double Row, double All, long Bytes, long Resident);
}
