using Ical.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Host;
using NsmCon.Admin.Tests.Registrations.Public;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

/// <summary>Calendars know an entry by its name, which stays when the app moves to another host.</summary>
public class UidHostTests
{
    const string Moved = "Site:BaseUrl=https://moved.example";
    const string Agenda = $"/events/{RunningApp.Seed}/agenda.ics",
        Schedule = $"/events/{RunningApp.Seed}/schedule.xml";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Entries_keep_their_names_on_another_host(string provider)
    {
        // Both databases are copies of one that started at 127.0.0.1.
        await using var before = await RunningApp.Start(provider);
        await using var after = await RunningApp.Start(provider, Moved);
        using var there = before.Browser();
        using var here = after.Browser();

        var (old, now) = (Calendar.Load(await there.GetStringAsync(Agenda))!, Calendar.Load(await here.GetStringAsync(Agenda))!);
        var ticket = Assert.Single(Calendar.Load(await here.GetStringAsync($"{await after.Ticket()}/event.ics"))!.Events);

        Assert.Equal(old.Events.Select(entry => entry.Uid), now.Events.Select(entry => entry.Uid));
        Assert.EndsWith("@127.0.0.1", ticket.Uid, StringComparison.Ordinal);
        Assert.StartsWith("https://moved.example/", now.Events[0]!.Url!.ToString(), StringComparison.Ordinal);
        Assert.Equal(Guids(await there.GetStringAsync(Schedule)), Guids(await here.GetStringAsync(Schedule)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_takes_the_host_at_which_it_began(string provider)
    {
        await using var app = await RunningApp.Start(provider, Moved);
        using var owner = await app.SignIn();

        await owner.Send(
            "/admin/events/new",
            new()
            {
                ["Title"] = "New",
                ["Slug"] = "newcon",
                ["TimeZone"] = "Etc/UTC",
            }
        );

        await using var db = app.OpenDb();
        Assert.Equal("moved.example", await db.Events.Where(e => e.Slug == "newcon").Select(e => e.UidHost).SingleAsync());
        Assert.Equal("127.0.0.1", await db.Events.Where(e => e.Slug == RunningApp.Seed).Select(e => e.UidHost).SingleAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_of_before_takes_the_host_of_now_at_the_next_start(string provider)
    {
        await using var app = await RunningApp.Start(provider, Moved);
        await using var db = app.OpenDb();
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.UidHost, ""));

        await FirstStart.Prepare(app.Services);

        Assert.Equal("moved.example", await db.Events.Select(e => e.UidHost).SingleAsync());
    }

    static IEnumerable<string> Guids(string schedule) => schedule.Split("guid=\"").Skip(1).Select(part => part.Split('"')[0]);
}
