using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Processes;

public class ProcessesPageTests
{
    const string Path = "/admin/processes";

    [SkippableFact]
    public async Task The_page_and_the_report_show_all_processes_and_who_does_what()
    {
        await using var first = await RunningApp.Start(Databases.PostgreSql);
        await using var second = await first.StartAnother();
        using var owner = await second.SignIn();

        JsonElement report = default;
        await Eventually.WaitUntil(async () =>
        {
            report = await Health(second);
            return report.GetProperty("processes").GetArrayLength() == 2
                && report.GetProperty("status").GetString() == "Healthy"
                && Works(report)
                    .All(work =>
                        work.GetProperty("name").GetString() == "Photos" || work.GetProperty("processId").ValueKind == JsonValueKind.String
                    );
        });
        var page = await owner.Open(Path);

        var others = report
            .GetProperty("processes")
            .EnumerateArray()
            .Single(process => !process.GetProperty("isThis").GetBoolean())
            .GetProperty("id")
            .GetString();
        Assert.All(Works(report).Where(work => work.GetProperty("name").GetString() != "Photos"), work =>
            Assert.Equal(others, work.GetProperty("processId").GetString())
        );
        Assert.Equal(2, page.QuerySelectorAll("section[aria-labelledby=processes] li").Length);
        Assert.Single(page.QuerySelectorAll("section[aria-labelledby=processes] li"), row =>
            row.Words().Contains("(shows you this page)", StringComparison.Ordinal)
        );
        Assert.Contains(page.QuerySelectorAll("section[aria-labelledby=workers] li"), row =>
            row.Words().StartsWith("Photos each process for itself", StringComparison.Ordinal)
        );
        Assert.Contains(
            "in 2 processes",
            (await owner.Open($"/admin/events/{RunningApp.Seed}")).QuerySelector(".health").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableFact]
    public async Task Who_died_is_shown_as_gone_and_then_no_more_and_who_ends_is_gone_at_once()
    {
        await using var app = await RunningApp.Start(Databases.PostgreSql);
        await using (var other = await app.StartAnother())
            await Eventually.WaitUntil(async () => await Processes(app) == 2);
        await Eventually.WaitUntil(async () => await Processes(app) == 1);
        using var owner = await app.SignIn();
        await using var db = app.OpenDb();

        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO "Processes" VALUES ('dead', 'web-9, process 7', clock_timestamp() - interval '1 hour', clock_timestamp() - interval '20 seconds')
            """
        );
        await Eventually.WaitUntil(async () => await Processes(app) == 2);
        var page = await owner.Open(Path);
        await db
            .Processes.Where(process => process.Id == "dead")
            .ExecuteUpdateAsync(set => set.SetProperty(process => process.SeenAt, process => process.SeenAt.AddMinutes(-10)));

        Assert.Contains(page.QuerySelectorAll("li"), row =>
            row.Words().StartsWith("web-9, process 7 gone; last seen", StringComparison.Ordinal)
        );
        await Eventually.WaitUntil(async () => await Processes(app) == 1);
    }

    [Fact]
    public async Task On_SQLite_one_process_does_all_of_it()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await app.WholeRound("Outgoing mail");
        using var owner = await app.SignIn();

        var page = await owner.Open(Path);
        var report = await Health(app);

        Assert.Equal("One process serves this database", page.QuerySelector(".crumb").Words());
        Assert.Equal(1, await Processes(app));
        Assert.All(Works(report), work => Assert.True(work.GetProperty("isWell").GetBoolean()));
        Assert.DoesNotContain(Environment.MachineName, report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_owners_see_the_names_of_machines()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var agenda = await app.SignIn(StaffRole.Agenda);

        Assert.Equal(HttpStatusCode.Forbidden, (await agenda.GetAsync(Path)).StatusCode);
        Assert.Null((await agenda.Open($"/admin/events/{RunningApp.Seed}")).QuerySelector($"a[href='{Path}']"));
    }

    static async Task<int> Processes(RunningApp app) => (await Health(app)).GetProperty("processes").GetArrayLength();

    static IEnumerable<JsonElement> Works(JsonElement report) => report.GetProperty("workers").EnumerateArray();

    static async Task<JsonElement> Health(RunningApp app)
    {
        using var browser = app.Browser();
        return JsonDocument.Parse(await browser.GetStringAsync("/health")).RootElement;
    }
}
