using NsmCon.Admin.CheckIn;

namespace NsmCon.Admin.Tests.CheckIn;

public class TypedCodeTests
{
    [Theory]
    [InlineData("7H3K9ABCDE0123456789")]
    [InlineData("7h3k9-abcde-0123456789")]
    [InlineData(" 7h3k9 abcde oi23456789 ")]
    [InlineData("7H3K9–ABCDE–OL23456789")]
    [InlineData("https://nsmcon.example.org/tickets/7H3K9ABCDE0123456789")]
    [InlineData("http://127.0.0.1:5000/Tickets/7h3k9-abcde-o1234-56789?from=mail#top")]
    [InlineData("/tickets/7H3K9ABCDE0123456789.pdf")]
    [InlineData("/tickets/7H3K9ABCDE0123456789/edit")]
    public void A_code_is_read_however_it_is_written(string typed)
    {
        Assert.Equal("7H3K9ABCDE0123456789", TypedCode.Read(typed));
        Assert.True(TypedCode.IsMeant(typed));
    }

    [Theory]
    [InlineData("7H3K9ABCDE01234567")]
    [InlineData("7H3K9ABCDE0123456789AB")]
    public void A_code_may_lack_two_letters_or_have_two_too_many(string typed) => Assert.True(TypedCode.IsMeant(typed));

    [Theory]
    [InlineData("")]
    [InlineData("Ada")]
    [InlineData("7H3K9ABCDE0123456")]
    [InlineData("7H3K9ABCDE0123456789ABC")]
    [InlineData("Ada 2")]
    [InlineData("Bartholomew Andersons")]
    [InlineData("ada.lovelace42@example.org")]
    public void A_name_or_an_address_is_not_taken_for_a_code(string typed) => Assert.False(TypedCode.IsMeant(typed));
}
