namespace NsmCon.Hugo.Tests;

public class SponsorCheckTests
{
    const string Acme = "{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" href=\"https://acme.example\" >}}\n",
        Bolt = "{{< sponsor_logo sponsor_name=\"Bolt\" src=\"/b.svg\" href=\"https://bolt.example\" >}}\n";
    const string Event = "{{< sponsor_section sponsor_type=\"Event Sponsors\" >}}\n",
        Lunch = "{{< sponsor_section sponsor_type=\"Lunch Sponsors\" >}}\n",
        End = "{{< /sponsor_section >}}\n";

    [Theory]
    [InlineData(Event + Acme + Bolt + "{{< sponsor_logo sponsor_name=\"ACME\" src=\"/a.svg\" href=\"/\" >}}\n" + End, "8:1 Warning H461")]
    [InlineData(Event + Acme + End + Lunch + Bolt + Acme + End, "10:1 Info H463")]
    [InlineData("# Event\n" + Acme + "# Lunch\n" + Acme, "8:1 Info H463")]
    [InlineData("# Event\n" + Acme + "and\n" + Acme, "8:1 Warning H461")]
    [InlineData(
        Event + Acme + Bolt + "{{< sponsor_logo sponsor_name=\"Cole\" href=\"https://cole.example\" >}}\n" + End,
        "8:1 Warning H462"
    )]
    [InlineData(Event + Acme + "{{< sponsor_logo sponsor_name=\"Cole\" src=\"/c.svg\" >}}\n" + End, "7:1 Warning H462")]
    [InlineData(
        Event + Acme + "{{< sponsor_logo sponsor_name=\"Cole\" src=\" \" href=\"\" >}}\n" + End,
        "7:1 Warning H462 7:1 Warning H462"
    )]
    [InlineData(
        Acme + "{{< sponsor_logo sponsor_name=\" \" src=\"/a.svg\" >}}\n{{< sponsor_logo sponsor_name=\"\" >}}\n",
        "6:1 Warning H316 7:1 Warning H316"
    )]
    public void A_sponsor_that_is_there_twice_or_lacks_what_others_have_is_told(string body, string expected) =>
        Assert.Equal(expected, Told(body));

    [Theory]
    [InlineData(Event + Acme + Bolt + End)]
    [InlineData(Event + Acme + End + "<!-- " + Lunch + Acme + End + "-->\n")]
    [InlineData(Event + "{{< sponsor_logo sponsor_name=\"Acme\" >}}\n{{< sponsor_logo sponsor_name=\"Bolt\" >}}\n" + End)]
    [InlineData(
        Event
            + Acme
            + "{{< sponsor_logo sponsor_name=\"Bolt\" src=\"/b.svg\" >}}\n{{< sponsor_logo sponsor_name=\"Cole\" src=\"/c.svg\" >}}\n"
            + End
    )]
    public void Sponsors_as_they_should_be_are_not(string body) => Assert.Equal("", Told(body));

    [Fact]
    public void A_sponsor_in_a_comment_is_none()
    {
        var read = A.Event($"{Event}{Acme}{End}<!--\n{Lunch}{Bolt}{End}-->\n");

        Assert.Equal("Acme", Assert.Single(read.Sponsors).Name);
        Assert.Equal("Event Sponsors", Assert.Single(read.SponsorSections).Name);
    }

    static string Told(string body) => string.Join(' ', A.Event(body).Findings.Select(f => $"{f.Line}:{f.Column} {f.Severity} {f.Code}"));
}
