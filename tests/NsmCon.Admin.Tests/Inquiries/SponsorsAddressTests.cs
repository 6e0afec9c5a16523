using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Admin.Tests.Prospectus;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>Where the sponsors of an event write to: its own address, or else the one that is configured.</summary>
public class SponsorsAddressTests
{
    const string Seed = $"/events/{RunningApp.Seed}",
        Configured = "all@example.org",
        Own = "eu@example.org";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_the_same_on_every_page_in_every_mail_and_in_the_prospectus(string provider)
    {
        await using var app = await RunningApp.Start(provider, $"Mail:Sponsors=Sponsors <{Configured}>");
        using var owner = await app.SignIn();
        using var browser = app.Browser();

        foreach (var (typed, expected) in new[] { (Own, Own), ("", Configured) })
        {
            await owner.Send($"/admin{Seed}/settings", new() { ["SponsorEmail"] = typed });
            var thanks = await (
                await browser.Send(
                    $"{Seed}/sponsor",
                    new()
                    {
                        ["Company"] = "Polder",
                        ["ContactName"] = "Sam",
                        ["Email"] = "sam@polder.example",
                    }
                )
            ).Page();

            foreach (var page in new[] { await browser.Open(Seed), await browser.Open($"{Seed}/sponsor"), thanks })
                Assert.Equal(
                    [expected],
                    page.QuerySelectorAll("a[href^='mailto:']").Select(link => link.GetAttribute("href")!["mailto:".Length..]).Distinct()
                );
            Assert.Contains(
                $"Contact {expected}",
                Pdf.WordsOf(await browser.GetByteArrayAsync($"{Seed}/prospectus.pdf")),
                StringComparison.Ordinal
            );
            Assert.Equal(expected, (await Newest(app, "inquiry-notice")).To);
            using var receipt = await Composed(app, await Newest(app, "inquiry-receipt"));
            Assert.Equal(expected, receipt.Message.ReplyTo.Mailboxes.Single().Address);
            Assert.Contains(expected, receipt.Message.TextBody, StringComparison.Ordinal);
        }

        Assert.Contains(
            $"Leave it empty for {Configured}.",
            (await owner.Open($"/admin{Seed}/settings")).Body.Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_mail_goes_to_the_event_whose_address_it_was_sent_to(string provider)
    {
        await using var app = await RunningApp.Start(provider, $"Mail:Sponsors={Configured}");
        await app.SponsorsWriteTo(Own);
        var other = await app.AddOtherEvent();
        await using var db = app.OpenDb();
        var day = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime.AddDays(100));
        await db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.StartsOn, day).SetProperty(e => e.EndsOn, day));

        await app.Arrives("From: toni@polder.example", $"To: {Own}", "Subject: A booth", "", "What is it?");
        await app.Arrives("From: mia@lantern.example", $"To: {Configured.ToUpperInvariant()}", "Subject: A booth", "", "What is it?");
        await app.Arrives("From: kim@halden.example", "To: someone@example.org", "Subject: A booth", "", "What is it?");

        var inquiries = await db
            .Inquiries.OrderBy(inquiry => inquiry.Id)
            .Select(inquiry => new { inquiry.Email, inquiry.EventId })
            .ToListAsync();
        Assert.Equal(2, inquiries.Count);
        Assert.NotEqual(other.Id, inquiries.Single(inquiry => inquiry.Email == "toni@polder.example").EventId);
        Assert.Equal(other.Id, inquiries.Single(inquiry => inquiry.Email == "mia@lantern.example").EventId);
        Assert.Equal(
            IncomingState.Unsorted,
            await db.IncomingMails.Where(mail => mail.FromAddress == "kim@halden.example").Select(mail => mail.State).SingleAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_an_events_own_address_sends_is_ours(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.SponsorsWriteTo(Own);
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var inquiry = await app.AddInquiry("Polder");

        var mail = await app.Arrives($"From: {Own}", $"To: {Own}", "Subject: NSMCon EU 2020", "", "What is it?");
        await app.Arrives(
            $"From: {inquiry.Email}",
            $"To: sponsors+{inquiry.ReplyKey}@example.org, eu+{inquiry.ReplyKey}@example.org",
            "Subject: Lunch",
            "",
            "Is it free?"
        );

        Assert.Equal(IncomingState.Automatic, mail.State);
        Assert.DoesNotContain((await staff.Open($"{Arranged.List}/{inquiry.Id}")).QuerySelectorAll("[name=Copies]"), choice =>
            choice.GetAttribute("value")!.StartsWith("eu", StringComparison.Ordinal)
        );
    }

    static async Task<OutgoingMail> Newest(RunningApp app, string template)
    {
        await using var db = app.OpenDb();
        return await db.OutgoingMails.Where(mail => mail.Template == template).OrderByDescending(mail => mail.Id).FirstAsync();
    }

    static async Task<ComposedMail> Composed(RunningApp app, OutgoingMail mail)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ComposeMail>().Compose(mail, default);
    }
}
