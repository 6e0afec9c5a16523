using System.Net;
using System.Text.RegularExpressions;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>Attendees see their address, and correct it by a mail that only reaches them at the new one.</summary>
public partial class OwnAddressTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_is_corrected_by_the_mail_to_the_new_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var old = await app.Ticket("Ada Lovelace", "ada@gmial.example");
        using var browser = app.Browser();
        Assert.Contains("ada@gmial.example", (await browser.Open(old)).QuerySelector(".ticket").Words(), StringComparison.Ordinal);

        await browser.Send($"{old}/address", new() { ["Form.Email"] = "ada@gmail.example" });
        Assert.Equal("ada@gmial.example", (await app.Registrations())[0].Email);
        var link = await Link(app, "ada@gmail.example");
        Assert.Contains("ada@gmail.example", (await browser.Open(link)).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal("ada@gmial.example", (await app.Registrations())[0].Email);
        using var answer = await browser.Send(link, []);

        var ada = Assert.Single(await app.Registrations());
        Assert.Equal("ada@gmail.example", ada.Email);
        Assert.Equal($"/tickets/{ada.TicketCode}", answer.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.NotEqual(old, $"/tickets/{ada.TicketCode}");
        Assert.Equal(HttpStatusCode.Gone, (await browser.GetAsync(old)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(link)).StatusCode);
        Assert.Contains("/tickets/" + ada.TicketCode, await Text(app, "Your ticket for", "ada@gmail.example"), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_that_has_a_place_of_its_own_is_refused_to_its_owner_alone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ada = await app.Ticket("Ada", "ada@example.org");
        await app.Ticket("Grace", "grace@example.org");
        using var browser = app.Browser();

        using var asked = await browser.Send($"{ada}/address", new() { ["Form.Email"] = "grace@example.org" });
        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.DoesNotContain("place of its own", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var answer = await browser.Send(await Link(app, "grace@example.org"), []);

        Assert.Contains(
            "grace@example.org has a place of its own",
            (await answer.Page()).QuerySelector(".summary").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(["ada@example.org", "grace@example.org"], (await app.Registrations()).Select(r => r.Email));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(ada)).StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobodys_mailbox_is_filled_with_links(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ada = await app.Ticket("Ada", "ada@example.org");
        using var browser = app.Browser();

        for (var i = 0; i < Registration.MostTicketMails; i++)
            await browser.Send($"{ada}/address", new() { ["Form.Email"] = "victim@example.org" });
        using var answer = await browser.Send($"{ada}/address", new() { ["Form.Email"] = "victim@example.org" });

        Assert.Contains("Several links were mailed", (await answer.Page()).QuerySelector(".summary").Words(), StringComparison.Ordinal);
        Assert.Equal(Registration.MostTicketMails, await app.Mails("new-address"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_registers_once_more_is_told_by_mail_that_nothing_new_was_booked(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Ticket("Ada", "ada@example.org");
        using var browser = app.Browser();

        using var answer = await browser.Register("Charles", "ADA@example.org");

        var text = await Text(app, "already", "ada@example.org");
        Assert.Contains("Nothing new was booked", text, StringComparison.Ordinal);
        Assert.Contains("Hello Ada,", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Charles", text, StringComparison.Ordinal);
        Assert.Contains($"/events/{RunningApp.Seed}/register", text, StringComparison.Ordinal);
        Assert.Contains("One address holds one place.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static async Task<string> Link(RunningApp app, string to) => LinkPath().Match(await Text(app, "Confirm your address", to)).Value;

    /// <summary>The text of the mail that came there with such a subject.</summary>
    static async Task<string> Text(RunningApp app, string subject, string to)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            foreach (
                var mail in Directory
                    .EnumerateFiles(Directory.CreateDirectory(Path.Combine(app.Folder, "data", "outbox")).FullName, "*.eml")
                    .Select(file => MimeKit.MimeMessage.Load(file))
            )
                if (mail.Subject!.Contains(subject, StringComparison.Ordinal) && mail.To.Mailboxes.Any(mailbox => mailbox.Address == to))
                    return mail.TextBody!.ReplaceLineEndings(" ");
            await Task.Delay(50);
        }

        throw new TimeoutException($"No mail with \"{subject}\" came to {to}.");
    }

    [GeneratedRegex(@"/tickets/new-address/[\w-]+")]
    private static partial Regex LinkPath();
}
