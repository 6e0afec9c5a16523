using System.Text.Json;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class StructuredDataTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Search_engines_read_the_event_its_talks_and_who_speaks(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => e.RegistrationOpensAt = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        var hall = await app.AddRoom(ours, "Hall");
        var ada = await app.AddSpeaker(ours, "Ada Lovelace", speaker =>
            (speaker.JobTitle, speaker.Company, speaker.GitHub) = ("Analyst", "Engines Ltd", "ada")
        );
        var talk = await app.AddTalk(ours, "Engines", "10:30", "11:00", t => t.RoomId = hall.Id, ada);
        await app.AddTalk(ours, "Break", "11:00", "11:15", t => t.Kind = TalkKind.Break);
        await app.AddTalk(ours, "Unscheduled");
        await app.AddTicketType(ours, "Attendee");
        await app.Publish(ours);
        using var browser = app.Browser();

        var data = await Data(browser, "/events/ours");

        var url = $"{app.Url}/events/ours";
        Assert.Equal(
            ("https://schema.org", "Event", "Conference ours", url),
            (Text(data, "@context"), Text(data, "@type"), Text(data, "name"), Text(data, "url"))
        );
        Assert.Equal(("2030-03-30T10:30+01:00", "2030-03-30T11:00+01:00"), (Text(data, "startDate"), Text(data, "endDate")));
        Assert.Equal(("Place", "Amsterdam"), (Text(data.GetProperty("location"), "@type"), Text(data.GetProperty("location"), "name")));
        Assert.Equal(
            ($"{url}/register", "2020-01-02T03:04:05Z"),
            (Text(data.GetProperty("offers"), "url"), Text(data.GetProperty("offers"), "validFrom"))
        );
        var person = Assert.Single(data.GetProperty("performer").EnumerateArray());
        Assert.Equal(("Person", "Ada Lovelace", "Analyst"), (Text(person, "@type"), Text(person, "name"), Text(person, "jobTitle")));
        Assert.Equal("https://github.com/ada", person.GetProperty("sameAs")[0].GetString());
        var part = Assert.Single(data.GetProperty("subEvent").EnumerateArray());
        Assert.Equal(("Engines", $"{url}#talk-{talk.Id}"), (Text(part, "name"), Text(part, "url")));
        Assert.Equal(("2030-03-30T10:30+01:00", "2030-03-30T11:00+01:00"), (Text(part, "startDate"), Text(part, "endDate")));
        Assert.Equal(("Hall", "Amsterdam"), (Text(part.GetProperty("location"), "name"), Text(part.GetProperty("location"), "address")));
        Assert.Equal(Text(person, "@id"), Text(part.GetProperty("performer")[0], "@id"));
        Assert.Equal(Text(person, "@id"), $"{url}/speakers/{ada.Id}-ada-lovelace");
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_title_ends_the_data_and_begins_a_script(string provider)
    {
        const string Attack = "</script><script>alert(1)</script><!-- \" ' & \u2028 ]]>";
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => e.Place = Attack);
        await app.AddTalk(ours, Attack, "10:30", "11:00", await app.AddSpeaker(ours, Attack));
        await app.Publish(ours);
        using var browser = app.Browser();

        var page = await browser.Open("/events/ours");
        var data = await Data(browser, "/events/ours");

        Assert.Equal(["application/ld+json"], page.QuerySelectorAll("script:not([src])").Select(script => script.GetAttribute("type")));
        Assert.Equal(Attack, Text(data.GetProperty("subEvent")[0], "name"));
        Assert.Equal(Attack, Text(data.GetProperty("performer")[0], "name"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_online_is_at_an_address_and_not_at_a_place(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours", e => e.Place = "Virtual");
        await app.AddTalk(ours, "Engines", "10:30", "11:00", await app.AddSpeaker(ours, "Ada Lovelace"));
        await app.Publish(ours);
        using var browser = app.Browser();

        var data = await Data(browser, "/events/ours");

        Assert.Equal("https://schema.org/OnlineEventAttendanceMode", Text(data, "eventAttendanceMode"));
        Assert.Equal(
            ("VirtualLocation", $"{app.Url}/events/ours"),
            (Text(data.GetProperty("location"), "@type"), Text(data.GetProperty("location"), "url"))
        );
        Assert.False(data.GetProperty("subEvent")[0].TryGetProperty("location", out _));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_known_is_left_out(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent("bare", e => e.Place = "");
        await app.AddEvent("undated", e => e.StartsOn = null);
        using var browser = app.Browser();

        var bare = await Data(browser, "/events/bare");
        var undated = await browser.Open("/events/undated");

        Assert.False(bare.TryGetProperty("location", out _) || bare.TryGetProperty("offers", out _));
        Assert.Null(undated.QuerySelector("script:not([src])"));
    }

    static async Task<JsonElement> Data(HttpClient browser, string path)
    {
        var script = (await browser.Open(path)).QuerySelector("script[type='application/ld+json']")!;
        using var data = JsonDocument.Parse(script.TextContent);
        return data.RootElement.Clone();
    }

    static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
