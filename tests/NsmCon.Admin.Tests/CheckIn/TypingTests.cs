using NsmCon.Admin.CheckIn;
using NsmCon.Data;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.CheckIn;

public class TypingTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_address_of_a_ticket_may_be_pasted(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();

        var page = await door.Type($" {app.Url}/tickets/{ada.TicketCode}?from=mail ");

        Assert.Equal("Welcome", page.Word());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_may_be_typed_with_o_and_i_and_l_and_hyphens(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();

        foreach (var one in new[] { 'i', 'l' })
        {
            var typed = Secret.Group(ada.TicketCode).ToLowerInvariant().Replace('0', 'o').Replace('1', one);
            Assert.Contains("Ada Lovelace", (await door.Type(typed)).Answer(), StringComparison.Ordinal);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_scanner_with_another_keyboard_lets_in_all_the_same(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();
        var german = string.Concat(
            ada.TicketCode.Select(sign =>
                sign switch
                {
                    'Y' => 'Z',
                    'Z' => 'Y',
                    _ => sign,
                }
            )
        );
        var french = string.Concat(
            ada.TicketCode.ToLowerInvariant()
                .Select(sign => "&é\"'(-è_çàqbcdefghjk,nparstvzxyw"["1234567890abcdefghjkmnpqrstvwxyz".IndexOf(sign)])
        );

        foreach (var typed in new[] { german, german.ToLowerInvariant(), french })
            Assert.Contains("Ada Lovelace", (await door.Type(typed)).Answer(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("&é\"'(-è_çàqbcdefghjk", "1234567890ABCDEFGHJK")]
    [InlineData("1234567890QBCDEFGHJK", "1234567890ABCDEFGHJK")]
    [InlineData("1234567890фисвуапрол", "1234567890ABCDEFGHJK")]
    [InlineData("1234567890ФИСВУАПРОЛ", "1234567890ABCDEFGHJK")]
    [InlineData(",nparstvzxywé\"'(-è_ç", "MNPQRSTVWXYZ23456789")]
    [InlineData("mnpqrstvwxzy23456789", "MNPQRSTVWXYZ23456789")]
    public void Each_key_of_another_keyboard_is_known(string typed, string code) =>
        Assert.Contains(code, KeyboardLayout.Readings($" {typed} "));

    [Fact]
    public async Task A_code_that_cannot_be_one_is_said_to_look_mistyped()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();

        Assert.Equal("Not a code", (await door.Type($"/tickets/{ada.TicketCode[..19]}")).Word());
        Assert.Equal("Not a code", (await door.Type($"/tickets/{ada.TicketCode[..19]}U")).Word());
        Assert.Equal("Unknown code", (await door.Type($"/tickets/{Secret.New()}")).Word());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_input_is_empty_and_has_the_cursor_for_the_next_person(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();

        foreach (var typed in new[] { "", "lovelace", "nobody", ada.TicketCode })
        {
            var page = await door.Type(typed);

            var input = page.QuerySelector("#typed")!;
            Assert.Equal((typed, null, true), (typed, input.GetAttribute("value"), input.HasAttribute("data-keep-focus")));
            // With an answer above it, the browser's own focus would scroll the answer away.
            Assert.Equal((typed, page.Word() == ""), (typed, input.HasAttribute("autofocus")));
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
        }
    }
}
