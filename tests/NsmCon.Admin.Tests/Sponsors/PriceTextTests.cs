using NsmCon.Admin.Sponsors;

namespace NsmCon.Admin.Tests.Sponsors;

public class PriceTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("2500", 250_000)]
    [InlineData(" 2,500 ", 250_000)]
    [InlineData("2500.5", 250_050)]
    [InlineData("1,012,500.05", 101_250_005)]
    [InlineData("1000000000", 100_000_000_000)]
    public void An_amount_is_understood(string written, long cents) => Assert.Equal(cents, PriceText.Cents(written));

    [Theory]
    [InlineData("1.005")]
    [InlineData("2,50")]
    [InlineData("2.500,00")]
    [InlineData("25,00,000")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("$5")]
    [InlineData("1000000000.01")]
    [InlineData("99999999999999999999999999")]
    [InlineData("٣")]
    [InlineData("")]
    [InlineData(null)]
    public void What_could_mean_another_amount_is_refused(string? written) => Assert.Null(PriceText.Cents(written));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(250_000, "2500")]
    [InlineData(250_050, "2500.50")]
    [InlineData(5, "0.05")]
    public void A_price_is_shown_as_one_would_write_it(long cents, string text)
    {
        Assert.Equal(text, PriceText.Format(cents));
        Assert.Equal(cents, PriceText.Cents(text));
    }
}
