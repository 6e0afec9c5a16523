using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Processes.Tests;

/// <summary>One test at a time: each starts several processes, which would wait for those of another.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MergeResult
{
    public const string Name = "Together";
}

/// <summary>Several processes of the app on one database, behind nginx. Each comes back at its address when it has ended.</summary>
sealed class Site : IAsyncDisposable
{
    readonly KillableApp place;
    readonly string[] settings;
    readonly RunningProcess?[] processes;

    Site(KillableApp place, string[] settings, RunningProcess?[] processes, Nginx nginx) =>
        (this.place, this.settings, this.processes, Nginx) = (place, settings, processes, nginx);

    public Nginx Nginx { get; }

    public int Count => processes.Length;

    /// <summary>Starts it on a new database. With mail, tickets go out by the real mail server.</summary>
    public static async Task<Site> Start(int count)
    {
        var servers = Servers.RequireMail();
        string[] settings =
        [
            "Content:Watch=false",
            "Limits:FormBurst=100000",
            "Limits:UnprovedPlaces=100000",
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={servers.Submission}",
            $"Mail:Smtp:User={TestMailbox.App.Address}",
            $"Mail:Smtp:Password={TestMailbox.App.Password}",
            "Mail:Smtp:Security=StartTls",
            $"Mail:Smtp:Certificate={servers.Certificate}",
            $"Mail:From=NSMCon <{TestMailbox.App.Address}>",
        ];
        var place = await KillableApp.Prepare(Databases.PostgreSql);
        // The first makes the database.
        var processes = new List<RunningProcess?> { await place.Start(settings) };
        processes.AddRange(await Task.WhenAll(Enumerable.Range(1, count - 1).Select(_ => place.Start(settings))));
        await MakeRoom(place);
        return new(place, settings, [.. processes], await Nginx.Start(processes.Select(process => process!.Url)));
    }

    static async Task MakeRoom(KillableApp place)
    {
        await using var db = place.OpenDb();
        foreach (var quota in await db.Quotas.ToListAsync())
            quota.Resize(100_000);
        await db.SaveChangesAsync();
    }

    public ConferenceDb OpenDb() => place.OpenDb();

    /// <summary>The addresses of those that run now.</summary>
    public IReadOnlyList<string> Running => [.. processes.OfType<RunningProcess>().Select(process => process.Url)];

    /// <summary>Ends one, by SIGKILL or as a restart does, and starts it again.</summary>
    public async Task Restart(int number, Action<RunningProcess> end)
    {
        var before = processes[number]!;
        processes[number] = null;
        end(before);
        before.Dispose();
        processes[number] = await place.StartAt(before.Url, settings);
    }

    /// <summary>Whether one runs.</summary>
    public bool Runs(int number) => processes[number] is not null;

    public async ValueTask DisposeAsync()
    {
        await Nginx.DisposeAsync();
        foreach (var process in processes)
            process?.Dispose();
        await place.DisposeAsync();
    }
}
