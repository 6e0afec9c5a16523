using CsCheck;

namespace NsmCon.Data.Tests;

public class SecretTests
{
    [Fact]
    public void Ten_thousand_codes_are_all_different_and_of_the_same_form()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => Secret.New()).ToList();

        Assert.Equal(10_000, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{20}$", code));
        Assert.Equal(32, string.Concat(codes).Distinct().Count());
    }

    [Theory]
    [InlineData("7H3K9", "7H3K9")]
    [InlineData(" 7h3k9-00a1b ", "7H3K900A1B")]
    [InlineData("oO0", "000")]
    [InlineData("iIlL1", "11111")]
    [InlineData("–7·H_3", "7H3")]
    [InlineData("", "")]
    public void What_a_person_types_is_brought_to_the_form_in_which_codes_are_kept(string typed, string kept) =>
        Assert.Equal(kept, Secret.Normalize(typed));

    [Theory]
    [InlineData("0123456789ABCDEFGHJK", true)]
    [InlineData("0123456789ABCDEFGHJ", false)]
    [InlineData("0123456789ABCDEFGHJK0", false)]
    [InlineData("0123456789ABCDEFGHJU", false)]
    [InlineData("0123456789abcdefghjk", false)]
    public void A_code_has_its_length_and_its_signs(string text, bool isCode) => Assert.Equal(isCode, Secret.IsCode(text));

    [Fact]
    public void A_code_is_printed_in_four_groups_of_five() => Assert.Equal("01234-56789-ABCDE-FGHJK", Secret.Group("0123456789ABCDEFGHJK"));

    [Fact]
    public void Every_code_survives_printing_and_careless_typing() =>
        Gen
            .Bool.Array[20]
            .Sample(
                lowers =>
                {
                    var code = Secret.New();
                    var printed = Secret.Group(code).Replace('0', 'o').Replace('1', 'l');

                    var typed = string.Concat(printed.Select((letter, i) => lowers[i % 20] ? char.ToLowerInvariant(letter) : letter));

                    Assert.Equal(code, Secret.Normalize(typed));
                },
                iter: 1_000
            );

    [Fact]
    public void A_link_is_kept_as_the_hash_of_its_code() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Secret.Hash("abc"));
}
