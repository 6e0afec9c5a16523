using NsmCon.Admin.Forms;

namespace NsmCon.Admin.Tests.Shared;

public class SingleLineTests
{
    [Theory]
    [InlineData("Ada Lovelace", true)]
    [InlineData("\U0001F600", true)]
    [InlineData("", true)]
    [InlineData(null, true)]
    [InlineData("\u200B", false)]
    [InlineData("one\ntwo", false)]
    [InlineData("a\u202Eb", false)]
    public void One_line_of_letters_that_can_be_seen_is_taken(string? text, bool isTaken) =>
        Assert.Equal(isTaken, new SingleLineAttribute().IsValid(text));
}
