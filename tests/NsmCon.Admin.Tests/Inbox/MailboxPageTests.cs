using System.Net;
using MailKit;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;
using MailFolder = NsmCon.Data.Mail.MailFolder;

namespace NsmCon.Admin.Tests.Inbox;

/// <summary>What of a mailbox is meant, and whether all of that is here.</summary>
public class MailboxPageTests
{
    const string Page = "/admin/inbox/mailbox";

    static readonly int Many = MailFolder.MostUnasked + 1;

    [SkippableTheory]
    [InlineData("new", 1)]
    [InlineData("date", 3)]
    [InlineData("all", 202)]
    public async Task A_mailbox_that_holds_many_mails_is_read_only_as_far_as_somebody_says(string from, int expected)
    {
        var mailbox = await Filled();
        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox));
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        var asked = await Arriving.Eventually(async () =>
            (await staff.Open(Page)) is var page && page.QuerySelector("fieldset") is not null ? page : null
        );
        await mailbox.Deliver(MailboxBench.Mail("After the question"));
        await using var db = app.OpenDb();
        Assert.Equal(0, await db.IncomingMails.CountAsync());

        await staff.Send(Page, new() { ["From"] = from, ["Day"] = $"{DateTime.UtcNow.AddDays(-40):yyyy-MM-dd}" }, "form.form");

        await app.WaitForMails(expected);
        await app.ReadMailboxAgain();
        Assert.Equal(expected, await db.IncomingMails.CountAsync());
        Assert.Contains("Since another day", asked.QuerySelector("fieldset").Words(), StringComparison.Ordinal);
        Assert.EndsWith(": 1 mail", asked.QuerySelectorAll("fieldset label")[1].Words(), StringComparison.Ordinal);
        Assert.EndsWith(": 2 mails", asked.QuerySelectorAll("fieldset label")[2].Words(), StringComparison.Ordinal);
        Assert.Equal("All: 201 mails", asked.QuerySelectorAll("fieldset label")[4].Words());
        var compared = await (await staff.Send(Page, [], "form[action$='/compare']")).Page();
        var leftOut = Many + 1 - expected;
        Assert.Equal(
            $"INBOX 202 there, {expected} of them here{(leftOut > 0 ? $", {leftOut} left out as older" : "")}.",
            compared.QuerySelector("[aria-labelledby=compared] li").Words()
        );
    }

    [SkippableFact]
    public async Task A_choice_without_a_day_is_asked_for_again_and_a_second_one_comes_too_late()
    {
        var mailbox = await Filled();
        await using var app = await RunningApp.Start(Databases.Sqlite, MailboxBench.Settings(mailbox));
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await Arriving.Eventually(async () => (await staff.Open(Page)).QuerySelector("fieldset"));

        var page = await (await staff.Send(Page, new() { ["From"] = "date", ["Day"] = "" }, "form.form")).Page();
        Assert.Contains("Enter the day.", page.QuerySelector("form.form").Words(), StringComparison.Ordinal);
        Assert.Contains(
            "Choose which mails are to be read.",
            (await (await staff.Send(Page, new() { ["From"] = "yesterday" }, "form.form")).Page()).QuerySelector("form.form").Words(),
            StringComparison.Ordinal
        );

        using var late = await app.SignIn(StaffRole.Sponsorship);
        var open = await late.Open(Page);
        await staff.Send(Page, new() { ["From"] = "new" }, "form.form");
        Assert.NotNull(open.QuerySelector("form.form"));
        await using var db = app.OpenDb();
        Assert.Equal(MailFolderState.Read, (await db.MailFolders.SingleAsync()).State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Comparing_tells_what_is_missing_and_what_was_deleted_there(string provider)
    {
        var mailbox = TestMailbox.New();
        foreach (var number in Enumerable.Range(1, 4))
            await mailbox.Deliver(MailboxBench.Mail($"Mail {number}"));
        await using var app = await RunningApp.Start(provider, MailboxBench.Settings(mailbox));
        using var staff = await app.SignIn(StaffRole.Sponsorship);
        await app.WaitForMails(4);
        await using (var db = app.OpenDb())
            await db.IncomingMails.Where(mail => mail.Uid == 2).ExecuteDeleteAsync();
        using (var client = await mailbox.SignIn())
        {
            await client.Inbox.OpenAsync(FolderAccess.ReadWrite);
            await client.Inbox.StoreAsync(new UniqueId(3), new StoreFlagsRequest(StoreAction.Add, MessageFlags.Deleted) { Silent = true });
            await client.Inbox.ExpungeAsync();
        }

        var compared = await (await staff.Send(Page, [], "form[action$='/compare']")).Page();

        Assert.Equal(
            "INBOX 3 there, 2 of them here; 1 is only here: deleted or moved there. 1 is missing here: UID 2.",
            compared.QuerySelector("[aria-labelledby=compared] li").Words()
        );
    }

    [SkippableTheory]
    [InlineData(StaffRole.Sponsorship, null, HttpStatusCode.OK)]
    [InlineData(StaffRole.Sponsorship, RunningApp.Seed, HttpStatusCode.Forbidden)]
    [InlineData(StaffRole.Reader, null, HttpStatusCode.Forbidden)]
    public async Task The_mailbox_is_for_those_who_may_read_the_inbox(StaffRole role, string? slug, HttpStatusCode expected)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn(role, slug);

        Assert.Equal(expected, (await staff.GetAsync(Page)).StatusCode);
    }

    static async Task<TestMailbox> Filled()
    {
        var mailbox = TestMailbox.New();
        using var client = await mailbox.SignIn();
        DateTimeOffset today = DateTimeOffset.UtcNow,
            old = today.AddYears(-2);
        await MailboxBench.Put(
            client,
            "INBOX",
            [
                .. Enumerable
                    .Range(1, Many)
                    .Select(number =>
                        (MailboxBench.Mail($"Mail {number}"), number > Many - 2 ? today.AddDays(number == Many ? -7 : -35) : old)
                    ),
            ]
        );
        return mailbox;
    }
}
