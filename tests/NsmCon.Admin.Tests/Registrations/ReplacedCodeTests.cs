using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.CheckIn;
using NsmCon.Data;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

/// <summary>Whoever had the ticket at a wrong address has it no more; what a badge shows opens no page.</summary>
public class ReplacedCodeTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_corrected_address_gets_new_codes_and_the_old_ones_say_so_and_tell_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada Lovelace", "stranger@example.org");
        using var browser = await app.SignIn();
        await browser.Send($"{List}/{ada.Id}/edit", new() { ["Email"] = "ada@example.org" });
        var now = await app.Look(ada);
        using var stranger = app.Browser();

        Assert.NotEqual((ada.TicketCode, ada.DoorCode), (now.TicketCode, now.DoorCode));
        foreach (var code in new[] { ada.TicketCode, Secret.Group(ada.DoorCode), ada.TicketCode + "/edit", ada.TicketCode + "/qr.svg" })
        {
            using var answer = await stranger.GetAsync($"/tickets/{code}");
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Contains("This ticket was replaced", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Ada", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ada@", text, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/tickets/{now.TicketCode}")).StatusCode);
        await using var db = app.OpenDb();
        Assert.DoesNotContain(await db.ReplacedCodes.Select(code => code.CodeHash).ToListAsync(), hash =>
            hash.Contains(ada.TicketCode, StringComparison.OrdinalIgnoreCase)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_door_lets_nobody_in_with_an_old_code_and_finds_the_person(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada Lovelace", "stranger@example.org");
        using var browser = await app.SignIn();
        await browser.Send($"{List}/{ada.Id}/edit", new() { ["Email"] = "ada@example.org" });

        var page = await browser.Type(ada.DoorCode);

        Assert.Equal("Old code", page.Word());
        Assert.Null((await app.Look(ada)).CheckedInAt);
        Assert.Contains("Ada Lovelace", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal("Welcome", (await browser.Type((await app.Look(ada)).DoorCode)).Word());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_correction_of_capitals_alone_keeps_the_ticket(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada", "ada@example.org");
        using var browser = await app.SignIn();

        await browser.Send($"{List}/{ada.Id}/edit", new() { ["Email"] = "Ada@Example.org" });

        Assert.Equal((ada.TicketCode, ada.DoorCode), ((await app.Look(ada)).TicketCode, (await app.Look(ada)).DoorCode));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_ticket_and_badge_show_lets_in_and_opens_no_page(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada");
        using var browser = await app.SignIn();

        var shown = (await browser.Open($"/tickets/{ada.TicketCode}")).QuerySelector(".ticket .ref").Words();

        Assert.Equal(Secret.Group(ada.DoorCode), shown);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/tickets/{shown}")).StatusCode);
        Assert.Equal("Welcome", (await browser.Type(shown)).Word());
    }
}
