using System.Net;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class OwnAgendaTests
{
    const string File = "/events/ours/agenda.ics";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_calendar_of_one_s_own_has_the_chosen_talks_and_no_others(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, theirs) = (await app.AddEvent("ours"), await app.AddEvent("theirs"));
        var engines = await app.AddTalk(ours, "Engines", "09:00", "10:00");
        await app.AddTalk(ours, "Compilers", "10:00", "11:00");
        var notes = await app.AddTalk(ours, "Notes", "11:00", "12:00");
        var other = await app.AddTalk(theirs, "Theirs", "09:00", "10:00");
        await app.Publish(ours);
        await app.Publish(theirs);
        using var browser = app.Browser();

        var own = await Entries(browser, $"{File}?talks={notes.Id},{other.Id},,0,-1,99999999999,{engines.Id},{engines.Id},x'%20OR%201=1");
        var none = await Entries(browser, $"{File}?talks=x");
        var all = await Entries(browser, File);

        Assert.Equal(["Engines", "Notes"], own.Select(entry => entry.Summary));
        Assert.Empty(none);
        Assert.Equal(["Engines", "Compilers", "Notes"], all.Select(entry => entry.Summary));
        Assert.Equal(all[0].Uid, own[0].Uid);
    }

    [Fact]
    public async Task Longer_than_any_agenda_it_is_refused_and_none_is_kept()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await app.AddEvent("ours");
        using var browser = app.Browser();

        using var tooLong = await browser.GetAsync($"{File}?talks={new string('1', 4_001)}");
        using var longest = await browser.GetAsync($"{File}?talks={new string('1', 4_000)}");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (tooLong.StatusCode, longest.StatusCode));
        Assert.Null((await browser.GetAsync($"{File}?talks={new string('1', 4_000)}")).Headers.Age);
    }

    static async Task<List<CalendarEvent>> Entries(HttpClient browser, string path) =>
        [.. Calendar.Load(await browser.GetStringAsync(path))!.Events.Select(entry => entry!)];
}
