using NsmCon.Admin.Sponsors;

namespace NsmCon.Admin.Tests.Sponsors;

public class BenefitTextTests
{
    [Fact]
    public void A_line_is_a_benefit_and_lines_with_a_hyphen_are_its_parts()
    {
        var benefits = BenefitText.Parse("Keynote\r\n\r\nLogo inclusion\r\n- Slides\r\n  - Website \r\n-5 % on tickets\r\n", out var fault);

        Assert.Null(fault);
        Assert.Equal(["Keynote", "Logo inclusion", "-5 % on tickets"], benefits.Select(b => b.Text));
        Assert.Equal([0, 1, 2], benefits.Select(b => b.Position));
        Assert.Equal(["Slides", "Website"], benefits[1].Parts);
        Assert.Empty(benefits[0].Parts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Keynote")]
    [InlineData("Keynote\nLogo\n- Slides\n- Website\nMention")]
    [InlineData("Logo: \"large\"\n- - twice\n- <b>bold</b>")]
    public void What_is_printed_is_parsed_to_the_same(string text) => Assert.Equal(text, BenefitText.Print(BenefitText.Parse(text, out _)));

    [Theory]
    [InlineData("- Slides\nKeynote", "no benefit above")]
    [InlineData("Keynote\n-", "nothing after it")]
    [InlineData("Keynote\n- ", "nothing after it")]
    [InlineData("Key\u0007note", "cannot be shown")]
    public void A_text_that_means_nothing_is_refused_with_a_sentence(string text, string sentence)
    {
        var benefits = BenefitText.Parse(text, out var fault);

        Assert.Empty(benefits);
        Assert.Contains(sentence, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_is_too_long_is_refused()
    {
        BenefitText.Parse(new string('x', 300), out var fits);
        BenefitText.Parse(new string('x', 301), out var fault);

        Assert.Null(fits);
        Assert.Contains("may have 300 characters", fault, StringComparison.Ordinal);
    }
}
