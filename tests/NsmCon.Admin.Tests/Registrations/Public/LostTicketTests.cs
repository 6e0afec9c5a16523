using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>Tickets that are mailed again.</summary>
public class LostTicketTests
{
    const string Page = $"/events/{RunningApp.Seed}/lost-ticket";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_answer_is_the_same_whether_the_address_is_known_or_not_and_only_the_known_one_is_mailed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Ticket("Ada", "ada@example.org");
        var cancelled = await app.Ticket("Grace", "grace@example.org");
        using var browser = app.Browser();
        // While a ticket's mail is on its way, no second one is sent.
        await app.WaitUntilNoMailIsOnItsWay();
        await browser.Send(cancelled + "/cancel", []);

        var answers = new List<string>();
        foreach (var address in new[] { "ADA@example.org", "grace@example.org", "nobody@example.org" })
            answers.Add((await (await browser.Send(Page, new() { ["Email"] = address })).Page()).QuerySelector("main").Words());

        Assert.Single(answers.Distinct());
        Assert.Contains(
            "If that address is registered for NSMCon EU 2020, its ticket is on the way.",
            answers[0],
            StringComparison.Ordinal
        );
        Assert.Equal(3, await app.Mails("ticket"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Asking_again_and_again_does_not_flood_the_mailbox(string provider)
    {
        // Nobody listens on port 1: the mails wait.
        await using var app = await RunningApp.Start(provider, "Mail:Smtp:Host=127.0.0.1", "Mail:Smtp:Port=1", "Mail:Smtp:Security=None");
        await app.Ticket("Ada", "ada@example.org");
        using var browser = app.Browser();

        for (var i = 0; i < 3; i++)
            await browser.Send(Page, new() { ["Email"] = "ada@example.org" });

        Assert.Equal(1, await app.Mails("ticket"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_is_mailed_a_few_times_an_hour_and_again_an_hour_later(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Ticket("Ada", "ada@example.org");
        using var browser = app.Browser();

        async Task Ask()
        {
            await app.WaitUntilNoMailIsOnItsWay();
            await browser.Send(Page, new() { ["Email"] = "ada@example.org" });
        }

        for (var i = 0; i < 6; i++)
            await Ask();
        var inTheFirstHour = await app.Mails("ticket");
        app.Clock.Advance(TimeSpan.FromHours(2));
        await Ask();

        Assert.Equal(Registration.MostTicketMails, inTheFirstHour);
        Assert.Equal(Registration.MostTicketMails + 1, await app.Mails("ticket"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_of_another_event_is_not_known_here(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Ticket("Ada", "ada@example.org");
        await app.AddEvent("other");
        using var browser = app.Browser();

        await browser.Send("/events/other/lost-ticket", new() { ["Email"] = "ada@example.org" });

        Assert.Equal(1, await app.Mails("ticket"));
    }
}
