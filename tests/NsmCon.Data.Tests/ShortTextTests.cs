namespace NsmCon.Data.Tests;

public class ShortTextTests
{
    [Theory]
    [InlineData("Ada", 3, "Ada")]
    [InlineData("Grace", 3, "Gr…")]
    [InlineData("ab😀cd", 4, "ab…")]
    [InlineData("ab😀cd", 5, "ab😀…")]
    [InlineData("😀😀", 2, "…")]
    public void A_text_is_cut_between_characters(string text, int most, string expected) => Assert.Equal(expected, text.Shorten(most));

    [Theory]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("😀", 1, "")]
    [InlineData("abc", 0, "")]
    public void A_beginning_holds_whole_characters(string text, int most, string expected) => Assert.Equal(expected, text.Start(most));
}
