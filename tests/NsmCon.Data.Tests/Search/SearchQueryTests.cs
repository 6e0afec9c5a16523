using NsmCon.Data.Search;

namespace NsmCon.Data.Tests.Search;

public class SearchQueryTests
{
    [Theory]
    [InlineData("booth price", "booth", "price*")]
    [InlineData("  boo*  pri ", "boo*", "pri*")]
    [InlineData("\"A big Booth\" plan", "a+big+booth", "plan*")]
    [InlineData("„ein Stand“ “a booth”", "ein+stand", "a+booth")]
    [InlineData("toni@polder.example x", "toni+polder+example", "x")]
    [InlineData("from:Toni from:\"Toni Bakker\"", "@toni", "@toni+bakker")]
    [InlineData("booth -\"to let\" -from:mia -nothing", "booth", "-to+let", "-@mia", "-nothing")]
    [InlineData("wi-fi", "wi+fi*")]
    [InlineData("-only", "only")]
    [InlineData("a* b", "a", "b")]
    [InlineData("\"never ends", "never+ends")]
    [InlineData("NEAR(one two, 3) OR : ^ { } ( )", "near+one", "two", "3", "or")]
    [InlineData("from: -", "from")]
    [InlineData("東京", "東京*")]
    [InlineData("茶 booth", "茶*", "booth*")]
    [InlineData("* - \" \0 \ud800")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_typed_is_read_as_it_is_meant(string? typed, params string[] expected) =>
        Assert.Equal(expected, SearchQuery.Read(typed).Terms.Select(Words));

    [Fact]
    public void What_is_very_long_is_cut()
    {
        var query = SearchQuery.Read(string.Join(' ', Enumerable.Range(0, 5_000)));

        Assert.Equal(20, query.Terms.Count);
        Assert.Equal(60, Assert.Single(Assert.Single(SearchQuery.Read(new string('x', 10_000)).Terms).Words).Length);
    }

    [Theory]
    [InlineData("booth", true)]
    [InlineData("Prices", true)]
    [InlineData("booths", false)]
    [InlineData("let", false)]
    [InlineData("TONI", true)]
    [InlineData("other", false)]
    public void The_words_that_were_looked_for_are_marked(string word, bool isMarked) =>
        Assert.Equal(isMarked, SearchQuery.Read("booth from:toni -let price").Marks(word));

    static string Words(SearchTerm term) =>
        $"{(term.IsExcluded ? "-" : "")}{(term.IsOfSender ? "@" : "")}{string.Join('+', term.Words)}{(term.IsPrefix ? "*" : "")}";
}
