using CsCheck;
using NsmCon.Data.Search;

namespace NsmCon.Data.Tests.Search;

public class SearchWordsTests
{
    [Theory]
    [InlineData("The Booth, 3×3 m!", "the booth 3 3 m")]
    [InlineData("O’Brien's Straße, ﬁne É１２", "obriens strasse fine e12")]
    [InlineData("toni@polder.example", "toni polder example")]
    [InlineData("plan_2020-v2.PDF", "plan 2020 v2 pdf")]
    [InlineData("Привет, काम", "привет काम")]
    [InlineData("東京でbooth", "東京 京て て booth")]
    [InlineData("茶", "茶")]
    [InlineData("\0 \ud800 ‼ 🎉 --", "")]
    [InlineData(null, "")]
    public void A_text_is_parted_into_words_of_one_form(string? text, string expected) =>
        Assert.Equal(expected, string.Join(' ', SearchWords.Split(text)));

    [Fact]
    public void Of_what_was_typed_a_run_of_signs_needs_no_end() => Assert.Equal(["東京", "京て"], SearchWords.SplitTyped("東京で"));

    // Of two words, neither is looked at as a word by itself.
    [Fact]
    public void A_word_by_itself_is_what_it_is_among_others() =>
        Gen.OneOf(Gen.String[Gen.Char['0', 'z'], 1, 80], Gen.String[0, 12])
            .Sample(word => Assert.Equal([.. SearchWords.Split(word), "x"], SearchWords.Split($"{word} x")));

    [Fact]
    public void A_word_without_end_counts_by_its_beginning_and_a_long_text_by_its_first_words()
    {
        Assert.Equal(60, Assert.Single(SearchWords.Split(new string('a', 100_000))).Length);
        Assert.Equal(["one", "two"], SearchWords.Split("one two three", most: 2));
    }
}
