using System.Text;
using System.Xml.Linq;
using Ical.Net;
using NsmCon.Admin.Site;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Site;

public class CalendarXmlTests
{
    static readonly XNamespace Names = "urn:ietf:params:xml:ns:icalendar-2.0";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_calendar_has_the_structure_of_RFC_6321(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();

        using var answer = await browser.GetAsync($"/events/{RunningApp.Seed}/agenda.xcal");
        var root = XElement.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal("application/calendar+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(Names + "icalendar", root.Name);
        var calendar = Assert.Single(root.Elements());
        Assert.Equal([Names + "properties", Names + "components"], calendar.Elements().Select(part => part.Name));
        Assert.Equal("2.0", Text(calendar, "version"));
        Assert.NotEmpty(Text(calendar, "prodid"));
        Assert.Equal(15, root.Descendants(Names + "vevent").Count());
        Assert.All(root.Descendants(Names + "properties").Elements(), property => Assert.True(HasOneValue(property), property.ToString()));
        foreach (var entry in root.Descendants(Names + "vevent"))
        {
            var properties = entry.Element(Names + "properties")!;
            Assert.Matches(
                @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$",
                properties.Element(Names + "dtstamp")!.Element(Names + "date-time")!.Value
            );
            Assert.Matches(@"^2020-03-30T\d\d:\d\d:00$", properties.Element(Names + "dtstart")!.Element(Names + "date-time")!.Value);
            Assert.Equal(
                "Europe/Amsterdam",
                properties
                    .Element(Names + "dtstart")!
                    .Element(Names + "parameters")!
                    .Element(Names + "tzid")!
                    .Element(Names + "text")!
                    .Value
            );
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_says_what_the_calendar_file_says(string provider)
    {
        const string Odd =
            "Commas, semicolons; back\\slashes: \"quotes\" & <tags>, and a title that is so long that its line is folded, 😀 ünd not once";
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        await app.AddTalk(ours, Odd, "09:00", "10:00", talk => talk.Abstract = "First.\n\nSecond.");
        await app.Publish(ours);
        using var browser = app.Browser();

        var file = Calendar.Load(await browser.GetStringAsync("/events/ours/agenda.ics"))!;
        var entry = XElement.Parse(await browser.GetStringAsync("/events/ours/agenda.xcal")).Descendants(Names + "vevent").Single();

        Assert.Equal(Odd, Text(entry, "summary"));
        Assert.Equal("First.\nSecond.", Text(entry, "description"));
        Assert.Equal(file.Events[0]!.Uid, Text(entry, "uid"));
        Assert.Equal(file.Events[0]!.Summary, Text(entry, "summary"));
        Assert.Equal(file.Events[0]!.Description, Text(entry, "description"));
    }

    [Fact]
    public void Rules_offsets_and_quoted_parameters_become_elements()
    {
        var calendar = string.Join(
            "\r\n",
            "BEGIN:VCALENDAR",
            "X-OWN;X-WITH=\"a;b:c\":one\\, two",
            "BEGIN:VTIMEZONE",
            "BEGIN:DAYLIGHT",
            "TZOFFSETFROM:-0130",
            "RRULE:FREQ=YEARLY;BYDAY=-1SU,MO;UNTIL=20301027T010000Z",
            "END:DAYLIGHT",
            "END:VTIMEZONE",
            "END:VCALENDAR",
            ""
        );

        var root = XElement.Parse(Encoding.UTF8.GetString(CalendarXml.Convert(Encoding.UTF8.GetBytes(calendar))));

        Assert.Equal("-01:30", root.Descendants(Names + "tzoffsetfrom").Elements(Names + "utc-offset").Single().Value);
        Assert.Equal(
            ["freq YEARLY", "byday -1SU", "byday MO", "until 2030-10-27T01:00:00Z"],
            root.Descendants(Names + "recur").Elements().Select(part => $"{part.Name.LocalName} {part.Value}")
        );
        Assert.Equal(
            ("a;b:c", "one, two"),
            (root.Descendants(Names + "x-with").Single().Value, root.Descendants(Names + "unknown").Single().Value)
        );
    }

    static bool HasOneValue(XElement property) =>
        property.Elements().Count(part => part.Name != Names + "parameters") == 1
        && property.Elements().Last().Name.LocalName
            is "text"
                or "date-time"
                or "utc-offset"
                or "integer"
                or "uri"
                or "recur"
                or "duration"
                or "unknown";

    static string Text(XElement component, string name) =>
        component.Element(Names + "properties")!.Element(Names + name)!.Element(Names + "text")!.Value;
}
