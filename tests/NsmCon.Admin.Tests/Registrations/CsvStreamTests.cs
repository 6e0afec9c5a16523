using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Registrations;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

[Collection(Alone.Name)]
public class CsvStreamTests
{
    static readonly RegistrationFilter All = new(Search: null, Type: null, State: null, Sort: null);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_file_begins_before_the_first_row_is_read_and_goes_on_with_each(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration();
        await AddPeople(app, type, 5_000);
        await using var scope = app.Services.CreateAsyncScope();
        var (read, readAtWrites) = (0, new List<int>());
        await using var file = new WatchedStream(_ => readAtWrites.Add(read));

        await RegistrationCsv.Write(file, ours, Counted(), CancellationToken.None);

        Assert.Equal(0, readAtWrites[0]);
        Assert.InRange(readAtWrites.First(rows => rows > 0), 1, 1_000);
        Assert.Equal(5_000, readAtWrites[^1]);

        async IAsyncEnumerable<CsvRow> Counted()
        {
            await foreach (var row in scope.ServiceProvider.GetRequiredService<ReadRegistrations>().Table(ours, All))
            {
                read++;
                yield return row;
            }
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ten_times_the_rows_take_no_more_memory(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration();
        await AddPeople(app, type, 10_000);
        await using var scope = app.Services.CreateAsyncScope();
        var read = scope.ServiceProvider.GetRequiredService<ReadRegistrations>();
        await Peak(ours, read.Table(ours, All));
        var few = await Peak(ours, read.Table(ours, All));
        await AddPeople(app, type, 90_000);

        var many = await Peak(ours, read.Table(ours, All));
        var kept = await Peak(ours, Kept(read.Table(ours, All)));

        // What a list of all would take is the measure, so that the rest of the process does not count.
        Assert.InRange((double)(many - few) / (kept - few), double.NegativeInfinity, 0.2);

        static async IAsyncEnumerable<CsvRow> Kept(IAsyncEnumerable<CsvRow> rows)
        {
            var list = await rows.ToListAsync();
            for (var at = 0; at < list.Count; at++)
                yield return list[at];
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task While_somebody_is_slow_to_take_the_file_people_register(string provider)
    {
        const int People = 60_000;
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration(places: People + 1);
        await AddPeople(app, type, People);
        using var browser = await app.SignIn();

        using var answer = await browser.GetAsync($"{List}/export", HttpCompletionOption.ResponseHeadersRead);
        await using var file = await answer.Content.ReadAsStreamAsync();
        var first = new byte[100];
        await file.ReadExactlyAsync(first);
        var late = await app.Attend(type, "Late").WaitAsync(TimeSpan.FromSeconds(20));

        Assert.True(await IsBeingRead(app), "The whole file was sent already: take more people.");
        using var rest = new StreamReader(file);
        var lines = (await rest.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(People, lines.Count(line => line.Contains("@example.org", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, line => line.StartsWith(late.Name, StringComparison.Ordinal));
    }

    static async Task AddPeople(RunningApp app, TicketType type, int count)
    {
        await using var db = app.OpenDb();
        await using var write = await db.BeginWrite();
        for (var start = 0; start < count; start += 5_000)
        {
            await db.InsertMany(
                Enumerable
                    .Range(0, 5_000)
                    .Select(_ =>
                        Registration.FromRequest(
                            new DeskRequest(
                                type.EventId,
                                "Ours",
                                type.Id,
                                Guid.NewGuid(),
                                $"Ada {new string('a', 100)}",
                                $"{Guid.NewGuid():N}@example.org",
                                new string('b', 120),
                                "",
                                null
                            ),
                            app.Now()
                        )
                    )
                    .ToList()
            );
        }

        await write.Commit();
    }

    // SQLite cannot begin its log anew while somebody reads what stands before its end.
    static async Task<bool> IsBeingRead(RunningApp app)
    {
        await using var db = app.OpenDb();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsSqlite()
            ? "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(RESTART)"
            : "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%DietaryNeeds%'";
        await using var answer = await command.ExecuteReaderAsync();
        if (db.Database.IsSqlite())
            await answer.NextResultAsync();
        await answer.ReadAsync();
        return answer.GetInt64(0) > 0;
    }

    static async Task<long> Peak(Event conference, IAsyncEnumerable<CsvRow> rows)
    {
        var (sent, peak) = (0L, 0L);
        await using var file = new WatchedStream(bytes =>
        {
            // Every two megabytes: to look takes a while.
            if (sent / 2_000_000 != (sent + bytes) / 2_000_000)
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
            sent += bytes;
        });
        await RegistrationCsv.Write(file, conference, rows, CancellationToken.None);
        return peak;
    }

    /// <summary>Takes everything and keeps nothing.</summary>
    sealed class WatchedStream(Action<int> written) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => written(count);

        public override void Write(ReadOnlySpan<byte> buffer) => written(buffer.Length);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            written(count);
            return Task.CompletedTask;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            written(buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
