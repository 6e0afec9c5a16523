using NsmCon.Admin.Inbox;
using NsmCon.Data.Search;

namespace NsmCon.Admin.Tests.Inbox;

public class MarkedTextTests
{
    [Theory]
    [InlineData("The booth, the Booths, a BOOTH's.", "booth", "The [booth], the [Booths], a [BOOTH's].")]
    [InlineData("The booth, the Booths.", "booth x", "The [booth], the Booths.")]
    [InlineData("O’Brien, Straße, ﬁne.", "obrien STRASSE fine", "[O’Brien], [Straße], [ﬁne].")]
    [InlineData("toni@polder.example", "polder.example", "toni@[polder].[example]")]
    [InlineData("Nothing.", "booth", "Nothing.")]
    [InlineData("", "booth", "")]
    public void The_words_that_were_looked_for_are_marked_as_they_are_written(string text, string typed, string expected) =>
        Assert.Equal(expected, Shown(MarkedText.Mark(text, SearchQuery.Read(typed))));

    [Fact]
    public void An_excerpt_is_what_stands_around_the_first_of_them()
    {
        var text =
            string.Concat(Enumerable.Repeat("much before\n", 50))
            + "here is the booth "
            + string.Concat(Enumerable.Repeat("and more ", 100));

        var excerpt = Shown(MarkedText.Excerpt(text, SearchQuery.Read("booth")));

        Assert.StartsWith("… before much before", excerpt, StringComparison.Ordinal);
        Assert.Contains("here is the [booth] and more", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("…", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 200, 260);
    }

    [Fact]
    public void An_excerpt_without_any_of_them_is_the_beginning() =>
        Assert.Equal("Hello there.", Shown(MarkedText.Excerpt("Hello\n\n  there.", SearchQuery.Read("booth"))));

    [Fact]
    public void A_text_without_spaces_has_an_excerpt_too() =>
        Assert.Contains(
            "[booth]",
            Shown(MarkedText.Excerpt($"{new string('-', 5_000)}booth{new string('-', 5_000)}", SearchQuery.Read("booth"))),
            StringComparison.Ordinal
        );

    static string Shown(IEnumerable<MarkedPiece> pieces) =>
        string.Concat(pieces.Select(piece => piece.IsMarked ? $"[{piece.Text}]" : piece.Text));
}
