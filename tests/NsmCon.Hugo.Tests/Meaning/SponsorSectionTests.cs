namespace NsmCon.Hugo.Tests;

public class SponsorSectionTests
{
    [Fact]
    public void Groups_of_sponsors_have_names_and_places()
    {
        var read = A.Event(
            """
            # Become a Sponsor
            Write to us.
            ## Lunch  Sponsors
            {{< sponsor_section sponsor_type="Event Sponsors" >}}
            {{< sponsor_logo sponsor_name="Acme" >}}
            {{< /sponsor_section >}}
            # Evnet Sponsers {#more}
            # The sponsors' lounge
            ### Sponsors
            """
        );

        Assert.Equal(
            ["5:1 Become a Sponsor", "7:1 Lunch Sponsors", "8:21 Event Sponsors", "11:1 Evnet Sponsers", "13:1 Sponsors"],
            read.SponsorSections.Select(section => $"{section.Line}:{section.Column} {section.Name}")
        );
    }

    [Fact]
    public void A_page_without_sponsors_names_no_groups()
    {
        Assert.Empty(
            A.Event("# Schedule\n{{% talk time=\"09:00am\" title=\"T\" %}}\n## Sponsors\nof science\n{{% /talk %}}\n").SponsorSections
        );
        Assert.Equal(["Become a Sponsor"], Seed.Read().SponsorSections.Select(section => section.Name));
    }
}
