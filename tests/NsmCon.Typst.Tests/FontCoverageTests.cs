namespace NsmCon.Typst.Tests;

public sealed class FontCoverageTests
{
    [Theory]
    [InlineData("Ada")]
    [InlineData("Přemysl O’Čapek-Łał")]
    [InlineData("李小龍")]
    [InlineData("ア")]
    [InlineData("한글")]
    [InlineData("🚀")]
    [InlineData("👩‍💻")]
    [InlineData("❤️")]
    [InlineData("e\u0301")]
    [InlineData("محمد\u200f")]
    [InlineData("नमस्ते தமிழ் বাংলা")]
    [InlineData("Two\nlines and a\ttab")]
    public void The_fonts_have_what_names_are_written_in(string name) => Assert.Empty(FontCoverage.FindMissing(name));

    [Theory]
    [InlineData("Ada \uE123", "\uE123")]
    [InlineData("A\u0001b", "\u0001")]
    [InlineData("𒀀 and 𒀀", "𒀀")]
    public void What_no_font_has_is_named_once(string text, string missing) => Assert.Equal([missing], FontCoverage.FindMissing(text));

    [Fact]
    public void What_is_no_character_cannot_be_printed() => Assert.Equal(2, FontCoverage.FindMissing("bad \uD800 half \uFFFE").Count);
}
