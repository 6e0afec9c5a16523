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
        Assert.Equal("", page.QuerySelector("#typed")!.GetAttribute("value"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_may_be_typed_with_o_and_i_and_l_and_hyphens(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var door = await app.SignIn();

        foreach (var one in new[] { 'i', 'l' })
        {
            var typed = Secret.Grouped(ada.TicketCode).ToLowerInvariant().Replace('0', 'o').Replace('1', one);
            Assert.Contains("Ada Lovelace", (await door.Type(typed)).Answer(), StringComparison.Ordinal);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_input_has_the_cursor_and_empties_after_each_answer(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.ExpectAda();
        using var door = await app.SignIn();

        var page = await door.Type("");

        var input = page.QuerySelector("#typed")!;
        Assert.True(input.HasAttribute("data-keep-focus") && input.HasAttribute("autofocus"));
        Assert.Equal(("", ""), (page.Answer(), input.GetAttribute("value")));
        Assert.Empty(page.QuerySelectorAll(".matches, .nobody, [style], style, script:not([src])"));
    }
}
