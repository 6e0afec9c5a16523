namespace NsmCon.Hugo.Tests;

public class NameCheckTests
{
    [Theory]
    [InlineData("Ann Able - SRE, Acme", "Anne Able - SRE, Acme", "6:1 H427")]
    [InlineData("Ann Able - SRE, Acme", "Ann Abel - CTO, ACME", "6:1 H427")]
    [InlineData("Jon Able - SRE, Acme", "Jhon Able - SRE, Acme", "6:1 H427")]
    [InlineData("Ann Able - SRE, Acme", "Ann B. Able - SRE, Acme", "6:1 H427")]
    [InlineData("Ann B Able - SRE, Acme", "Ann Able - SRE, Acme", "6:1 H427")]
    [InlineData("Ann Mac Able - SRE, Acme", "Ann MacAble - SRE, Acme", "6:1 H427")]
    [InlineData("Ann Smith - SRE, Acme", "Ann Smyth - SRE, Acme", "6:1 H427")]
    [InlineData("Ann Able - SRE, Acme\" github=\"ann", "Anne Able\" twitter=\"Ann", "6:1 H427")]
    [InlineData("Ann Able - SRE, Cisco Systems", "Bo Baker - SRE, Cisco Sytems", "6:1 H428")]
    [InlineData("Ann Able - SRE, Red Hat", "Bo Baker - SRE, RedHat", "6:1 H428")]
    [InlineData("Ann Able - SRE, Cisco", "Bo Baker - SRE, Ciscos", "6:1 H428")]
    public void A_name_written_in_two_ways_is_told(string one, string other, string expected) => Assert.Equal(expected, Places(one, other));

    [Theory]
    [InlineData("Ann Able - SRE, Acme", "Ben Able - SRE, Acme")]
    [InlineData("Tim Able - SRE, Acme", "Kim Able - SRE, Acme")]
    [InlineData("Tim Able - SRE, Acme", "Tom Able - SRE, Acme")]
    [InlineData("Ann Able - SRE, Acme", "Ann Baker - SRE, Acme")]
    [InlineData("Ann Able - SRE, Acme", "Anne Able - SRE, Engines")]
    [InlineData("Ann Able", "Anne Able")]
    [InlineData("Ann Able - SRE, Acme\" github=\"ann", "Anne Able - SRE, Acme\" github=\"anne")]
    [InlineData("Ann Able - SRE, Acme\" id=\"one", "Anne Able - SRE, Acme")]
    [InlineData("Ann B. Able - SRE, Acme", "Ann C. Able - SRE, Acme")]
    [InlineData("Ann Able\" github=\"acme", "Anne Able - SRE, Acme")]
    [InlineData("Jo Able - SRE, Acme", "Joe Able - SRE, Acme")]
    [InlineData("Anna Able - SRE, Acme", "Anne Able - SRE, Acme")]
    [InlineData("Ann Able - SRE, SAP", "Bo Baker - SRE, SAS")]
    [InlineData("Ann Able - SRE, Team 1", "Bo Baker - SRE, Team 2")]
    [InlineData("Ann Able - SRE, Web3 Labs", "Bo Baker - SRE, Web2 Labs")]
    [InlineData("Ann Able - SRE, Area51 Labs", "Bo Baker - SRE, Area52 Labs")]
    [InlineData("Ann Able - SRE, Planet Labs", "Bo Baker - SRE, Planet9 Labs")]
    [InlineData("Ann Able - SRE, Cisco Systems", "Bo Baker - SRE, CISCO  systems")]
    [InlineData("Ann Able - SRE, Acme", "Bo Baker - SRE, Acme Labs")]
    public void People_and_companies_that_are_two_are_not(string one, string other) => Assert.Equal("", Places(one, other));

    [Fact]
    public void Who_speaks_beside_the_other_is_somebody_else()
    {
        var read = A.Event(
            "{{% talk time=\"9:00\" title=\"T\" %}}\nText.\n### Speakers\n{{% speaker name=\"Ann Able - SRE, Acme\" %}}{{% /speaker %}}\n{{% speaker name=\"Anne Able - SRE, Acme\" %}}{{% /speaker %}}\n{{% /talk %}}\n"
        );

        Assert.Empty(read.Findings);
    }

    [Fact]
    public void Who_speaks_in_another_talk_may_be_the_same()
    {
        var read = A.Event(
            "{{% talk time=\"9:00\" title=\"T\" %}}{{% speaker name=\"Ann Able - SRE, Acme\" %}}{{% /speaker %}}{{% /talk %}}\n"
                + "{{% talk time=\"10:00\" title=\"U\" %}}{{% speaker name=\"Anne Able - SRE, Acme\" %}}{{% /speaker %}}{{% /talk %}}\n"
        );

        Assert.Equal(["6:36 H427"], A.Places(read.Findings));
    }

    [Theory]
    [InlineData(100, "6:1 H428")]
    [InlineData(101, "")]
    public void Names_of_more_than_100_characters_are_not_compared(int length, string expected) =>
        Assert.Equal(expected, Places($"Ann Able - SRE, {new string('a', length)}", $"Bo Baker - SRE, {new string('a', length - 1)}"));

    [Fact]
    public void A_sponsor_and_the_company_of_a_speaker_may_be_one()
    {
        var read = A.Event(
            "{{% speaker name=\"Ann Able - SRE, Cisco Systems\" %}}{{% /speaker %}}\n{{< sponsor_logo sponsor_name=\"Cisco Sytems\" src=\"/a.svg\" >}}\n"
        );

        Assert.Equal(["6:18 H428"], A.Places(read.Findings));
        Assert.Equal(
            "\"Cisco Sytems\" and \"Cisco Systems\" in line 5 may be one company: write its name in one way.",
            read.Findings[0].Message
        );
    }

    [Fact]
    public void A_page_full_of_names_alike_takes_no_time_to_speak_of()
    {
        var page = string.Concat(
            Enumerable.Range(0, 3000).Select(n => $"{{{{% speaker name=\"Ann {Letters(n)} Able - SRE, Acme\" %}}}}{{{{% /speaker %}}}}\n")
        );
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();

        A.Event(page);

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(begun).TotalSeconds, 0, 20);
    }

    static string Letters(int number) => string.Concat(Enumerable.Range(0, 6).Select(at => (char)('a' + (number >> (2 * at)) % 4)));

    static string Places(string one, string other) =>
        string.Join(
            ' ',
            A.Places(
                A.Event(
                        $"{{{{% speaker name=\"{one}\" %}}}}{{{{% /speaker %}}}}\n{{{{% speaker name=\"{other}\" %}}}}{{{{% /speaker %}}}}\n"
                    )
                    .Findings.Where(finding => finding.Code is not FindingCodes.DoubleSpace)
            )
        );
}
