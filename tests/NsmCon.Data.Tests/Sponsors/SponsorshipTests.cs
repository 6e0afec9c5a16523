using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests.Sponsors;

public class SponsorshipTests
{
    [Fact]
    public void A_sponsorship_keeps_price_and_benefits_as_they_were_when_it_was_taken()
    {
        var lunch = A.Package(name: "Lunch");
        lunch.PriceCents = 500_000;
        lunch.Benefits.Add(
            new Benefit
            {
                Text = "Logo",
                Parts = ["slides", "website"],
                Position = 1,
            }
        );
        lunch.Benefits.Add(new Benefit { Text = "A table", Position = 0 });

        var sponsorship = Sponsorship.FromPackage(lunch, A.Sponsor(), A.Day, by: "Grace");
        lunch.Name = "Dinner";
        lunch.PriceCents = 1;
        lunch.Benefits[0].Text = "Nothing";
        lunch.Benefits[0].Parts.Clear();

        Assert.Equal(("Lunch", 500_000, "USD"), (sponsorship.PackageName, sponsorship.PriceCents, sponsorship.Currency));
        Assert.Equal(["A table", "Logo"], sponsorship.Benefits.Select(benefit => benefit.Text));
        Assert.Equal(["slides", "website"], sponsorship.Benefits[1].Parts);
        Assert.Equal((A.Day, "Grace"), (sponsorship.TakenAt, sponsorship.TakenBy));
    }

    [Fact]
    public void A_sponsorship_is_cancelled_once()
    {
        var sponsorship = Sponsorship.FromPackage(A.Package(name: "Lunch"), A.Sponsor(), A.Day, by: "Grace");
        sponsorship.Cancel(A.Day, by: "Grace");

        var refusal = Assert.Throws<RuleBrokenException>(() => sponsorship.Cancel(A.Day.AddDays(1), by: "Eve"));

        Assert.Equal("The Lunch sponsorship is already canceled.", refusal.Message);
        Assert.Equal("Grace", sponsorship.CancelledBy);
    }

    [Theory]
    [InlineData("Acme", "ACME ")]
    [InlineData("Société Générale", "Societe Generale")]
    public void A_company_is_the_same_however_its_name_is_written(string one, string other) =>
        Assert.Equal(Sponsor.NameKeyOf(one), Sponsor.NameKeyOf(other));

    [Fact]
    public void A_new_package_costs_dollars_and_a_new_contact_has_no_phone()
    {
        var lunch = A.Package(name: "Lunch");

        Assert.Equal(("", "", "USD"), (lunch.Group, lunch.Intro, lunch.Currency));
        Assert.Equal("", new Contact { Name = "Wile", Email = "wile@acme.example" }.Phone);
    }
}
