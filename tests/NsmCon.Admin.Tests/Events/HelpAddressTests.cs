using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Agenda;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Registrations.Public;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Events;

/// <summary>Whom people can ask, where somebody is named.</summary>
public class HelpAddressTests
{
    const string Seed = $"/events/{RunningApp.Seed}",
        Settings = $"/admin{Seed}/settings",
        Address = "hello@example.org";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_is_named_stands_on_the_pages_and_gets_the_answers_to_mails(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();
        using var browser = app.Browser();
        await owner.Send(
            Settings,
            new()
            {
                ["HelpEmail"] = Address,
                ["PrivacyUrl"] = "https://example.org/privacy",
                ["CodeOfConductUrl"] = "https://example.org/conduct",
            }
        );

        var ticket = await app.Ticket();

        foreach (var page in new[] { Seed, ticket, $"{Seed}/register" })
            Assert.NotNull((await browser.Open(page)).QuerySelector($"main a[href='mailto:{Address}']"));
        Assert.Equal(
            ["https://example.org/conduct", "https://example.org/privacy"],
            (await browser.Open(Seed)).QuerySelectorAll("footer a[href^='https://example.org']").Select(link => link.GetAttribute("href"))
        );
        Assert.NotNull((await browser.Open($"{Seed}/register")).QuerySelector(".check a[href='https://example.org/privacy']"));
        Assert.Equal($"\"NSMCon EU 2020\" <{Address}>", await ReplyTo(app, "ticket"));
        Assert.Equal($"\"NSMCon EU 2020\" <{Address}>", await ReplyTo(app, SpeakerLinkMail.Name));
        Assert.Equal("sponsors@networkservicemesh.io", await ReplyTo(app, "inquiry-receipt"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_nobody_is_named_nothing_is_said(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var browser = app.Browser();
        var ticket = await app.Ticket();

        foreach (var page in new[] { Seed, ticket, $"{Seed}/register" })
            Assert.DoesNotContain("Questions", (await browser.Open(page)).Body.Words(), StringComparison.Ordinal);
        Assert.Equal("", await ReplyTo(app, "ticket"));
        Assert.Equal("", await ReplyTo(app, SpeakerLinkMail.Name));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_no_address_is_refused(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.SignIn();

        Assert.Single(await owner.Refusals(Settings, new() { ["HelpEmail"] = "hello" }));
        Assert.Single(await owner.Refusals(Settings, new() { ["PrivacyUrl"] = "javascript:alert(1)" }));
        Assert.Single(await owner.Refusals(Settings, new() { ["CodeOfConductUrl"] = "conduct" }));
    }

    /// <summary>Where the answers to a mail of this kind go.</summary>
    static async Task<string> ReplyTo(RunningApp app, string template)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        if (template == SpeakerLinkMail.Name)
        {
            var speaker = await db.Speakers.FirstAsync();
            (speaker.Email, speaker.PageCode) = ("grace@example.org", Secret.New());
            db.Add(
                SpeakerMails.CreateLinkMail(
                    speaker,
                    await db.Events.SingleAsync(e => e.Id == speaker.EventId),
                    app.Clock.GetUtcNow().UtcDateTime
                )
            );
            await db.SaveChangesAsync();
        }
        else if (template == "inquiry-receipt")
        {
            using var browser = app.Browser();
            await browser.Send(
                $"{Seed}/sponsor",
                new()
                {
                    ["Company"] = "Polder",
                    ["ContactName"] = "Sam",
                    ["Email"] = "sam@example.org",
                }
            );
        }

        using var composed = await scope
            .ServiceProvider.GetRequiredService<ComposeMail>()
            .Compose(await db.OutgoingMails.FirstAsync(mail => mail.Template == template), default);
        var message = composed.Message;
        return message.ReplyTo.ToString();
    }
}
