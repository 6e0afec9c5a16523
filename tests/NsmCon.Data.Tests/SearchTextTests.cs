using CsCheck;

namespace NsmCon.Data.Tests;

public class SearchTextTests
{
    [Theory]
    [InlineData("José  ÁLVAREZ", "jose alvarez")]
    [InlineData("Jose\u0301", "jose")]
    [InlineData("Łukasz Øster Đorđe Işık", "lukasz oster dorde isik")]
    [InlineData("Ｆｕｌｌ ﬁt", "full fit")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("한국어 日本語", "한국어 日本語")]
    [InlineData("\t Ada\r\n\u0000Lovelace\u00a0 ", "ada lovelace")]
    [InlineData("Ada 👩🏽‍💻", "ada 👩🏽💻")]
    [InlineData("𐐀", "𐐨")]
    [InlineData("\u202eשלום\u202c مُحَمَّد", "שלום محمد")]
    [InlineData("zero\u200bwidth\ufeff", "zerowidth")]
    [InlineData("Straßenmaier STRASSENMAIER", "strassenmaier strassenmaier")]
    [InlineData("Æsa Þórsdóttir Œuvre Guðrún", "aesa thorsdottir oeuvre gudrun")]
    [InlineData("O’Brien O'Brien OʼBrien O´Brien O`Brien", "obrien obrien obrien obrien obrien")]
    [InlineData("Jean-Luc Jean‑Luc Jean–Luc Jean−Luc", "jean luc jean luc jean luc jean luc")]
    [InlineData("Għarb Ŧroms Bárŋu ẞ", "gharb troms barnu ss")]
    [InlineData("ΝΊΚΟΣ Νίκος", "νικοσ νικοσ")]
    [InlineData("", "")]
    public void Texts_are_compared_without_accents_case_and_invisible_marks(string text, string compared) =>
        Assert.Equal(compared, SearchText.Normalize(text));

    [Theory]
    [InlineData("O’Brien, Síle", new[] { "obrien", "sile" })]
    [InlineData("\"Acme Inc.\"", new[] { "acme", "inc" })]
    [InlineData("J. Smith (Cisco)", new[] { "j", "smith", "cisco" })]
    [InlineData("ada@example.org", new[] { "ada@example.org" })]
    [InlineData("???", new[] { "???" })]
    [InlineData("ada & ???", new[] { "ada" })]
    [InlineData(" ", new string[0])]
    [InlineData(null, new string[0])]
    public void Punctuation_at_the_ends_of_words_is_not_looked_for(string? typed, string[] words) =>
        Assert.Equal(words, SearchText.WordsOf(typed));

    [Fact]
    public void A_form_that_grows_is_kept_within_its_column()
    {
        var text = SearchText.NormalizeWithin(30, new string('\uFDFA', 20));

        Assert.InRange(text.Length, 1, 30);
        Assert.Equal("ab ", $"{SearchText.NormalizeWithin(3, "ab  cd")} ");
        Assert.Equal("abc", SearchText.NormalizeWithin(3, "abc"));
        Assert.Equal("ab", SearchText.NormalizeWithin(3, "ab \ud83d\ude00"));
    }

    // Not as data of the theory: an attribute cannot hold it.
    [Fact]
    public void What_is_no_character_does_no_harm() =>
        Assert.Equal("half \ufffd pair \ufffd", SearchText.Normalize("Half \ud83d pair \ufffe"));

    [Fact]
    public void Several_texts_are_joined_by_a_space_and_missing_ones_leave_none() =>
        Assert.Equal("ada acme", SearchText.Normalize("Ada", null, "", "Acme"));

    [Fact]
    public void The_form_of_a_form_is_itself() =>
        Gen.String.Sample(text => Assert.Equal(SearchText.Normalize(text), SearchText.Normalize(SearchText.Normalize(text))), iter: 2_000);
}
