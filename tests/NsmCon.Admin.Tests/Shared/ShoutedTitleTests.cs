using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Tests.Shared;

public class ShoutedTitleTests
{
    [Theory]
    [InlineData("BREAK", "Break")]
    [InlineData("COFFEE BREAK", "Coffee break")]
    [InlineData("Q&A", "Q&A")]
    [InlineData("VIP BBQ", "VIP BBQ")]
    [InlineData("LUNCH - sponsored by ACME", "LUNCH - sponsored by ACME")]
    [InlineData("Break", "Break")]
    public void Only_a_break_is_not_shouted(string title, string shown) => Assert.Equal(shown, title.NotShouted());
}
