using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

/// <summary>After an address was corrected, nobody at the wrong one gets the ticket.</summary>
public class CorrectedAddressTests
{
    static readonly TimeSpan Never = TimeSpan.FromDays(1_000);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_mail_that_waits_for_the_wrong_address_is_taken_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration();
        var (ada, grace) = (await app.Attend(type, "Ada", "ada@exmaple.org"), await app.Attend(type, "Grace", "grace@example.org"));
        var (waits, sent, other) = (
            await app.Mail(ours, ada, Never),
            await app.Mail(ours, ada, Never, mail => mail.Succeed(app.Now())),
            await app.Mail(ours, grace, Never)
        );
        using var browser = await app.SignIn();

        await browser.Send($"{List}/{ada.Id}/edit", new() { ["Email"] = "ada@example.org" });

        Assert.Null(await app.Look(waits));
        Assert.Equal((MailState.Sent, "ada@exmaple.org"), ((await app.Look(sent))!.State, (await app.Look(sent))!.To));
        Assert.Equal(MailState.Waiting, (await app.Look(other))!.State);
        await using var db = app.OpenDb();
        Assert.False(await db.OutgoingMails.AnyAsync(mail => mail.To == "ada@exmaple.org" && mail.State == MailState.Waiting));
        Assert.Equal(1, await db.OutgoingMails.CountAsync(mail => mail.RegistrationId == ada.Id && mail.To == "ada@example.org"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_correction_that_is_refused_and_one_of_the_name_alone_take_no_mail_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada", "ada@example.org");
        await app.Attend(type, "Grace", "grace@example.org");
        var waits = await app.Mail(ours, ada, Never);
        using var browser = await app.SignIn();

        var refused = await browser.Send($"{List}/{ada.Id}/edit", new() { ["Email"] = "grace@example.org" });
        await browser.Send($"{List}/{ada.Id}/edit", new() { ["Name"] = "Ada Lovelace" });

        Assert.Contains("Someone else is registered with grace@example.org already.", await refused.Summary(), StringComparison.Ordinal);
        Assert.Equal("Ada Lovelace", (await app.Look(ada)).Name);
        Assert.Equal(MailState.Waiting, (await app.Look(waits))!.State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_mail_to_the_wrong_address_cannot_be_sent_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada", "ada@exmaple.org");
        var sent = await app.Mail(ours, ada, Never, mail => mail.Succeed(app.Now()));
        using var browser = await app.SignIn();
        await browser.Send($"{List}/{ada.Id}/edit", new() { ["Email"] = "ada@example.org" });

        var answer = await (await browser.Send($"/admin/events/{Slug}/mail/{sent.Id}", new() { ["again"] = "true" })).Page();

        Assert.Equal(
            "Ada's address is ada@example.org now: the ticket goes there, and not to ada@exmaple.org.",
            answer.QuerySelector("[role=alert]").Words()
        );
        Assert.Equal(MailState.Sent, (await app.Look(sent))!.State);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ticket_mail_that_was_in_hand_during_the_correction_and_came_back_is_given_up(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, type) = await app.OpenRegistration();
        var ada = await app.Attend(type, "Ada", "ada@example.org");

        var back = await app.Mail(ours, ada, TimeSpan.Zero, mail => mail.To = "ada@exmaple.org");
        OutgoingMail? now = null;
        for (var tries = 0; tries < 300 && now is not { State: MailState.Failed or MailState.Sent }; tries++)
        {
            await Task.Delay(50);
            now = await app.Look(back);
        }

        Assert.Equal(
            (MailState.Failed, "Ada's address is ada@example.org now: the ticket goes there, and not to ada@exmaple.org."),
            (now!.State, now.LastError)
        );
    }
}

static class WaitingMails
{
    /// <summary>A mail with the ticket that is due after some time.</summary>
    public static async Task<OutgoingMail> Mail(
        this RunningApp app,
        Event ours,
        Registration registration,
        TimeSpan due,
        Action<OutgoingMail>? with = null
    )
    {
        var mail = new OutgoingMail(TicketMails.Ticket, registration.Email, TicketMails.Subject(ours.Title), app.Now())
        {
            EventId = ours.Id,
            RegistrationId = registration.Id,
            ToName = registration.Name,
        };
        mail.NextAttemptAt += due;
        with?.Invoke(mail);
        await using var db = app.OpenDb();
        db.Add(mail);
        await db.SaveChangesAsync();
        return mail;
    }

    /// <summary>The mail as it is in the database; null if it is gone.</summary>
    public static async Task<OutgoingMail?> Look(this RunningApp app, OutgoingMail mail)
    {
        await using var db = app.OpenDb();
        return await db.OutgoingMails.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mail.Id);
    }
}
