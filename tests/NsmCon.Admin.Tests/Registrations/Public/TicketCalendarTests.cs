using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NsmCon.Admin.Mail;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>What a ticket puts into a calendar, its cancellation takes out again.</summary>
public class TicketCalendarTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_mail_of_a_cancellation_takes_the_ticket_s_own_entry_out_of_the_calendar(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ada, grace) = (await app.Ticket("Ada", "ada@example.org"), await app.Ticket("Grace", "grace@example.org"));
        using var browser = app.Browser();
        var (mailed, other) = (
            Assert.Single(await Entries(app, "ticket", "ada@example.org")),
            Assert.Single(Calendar.Load(await browser.GetStringAsync($"{grace}/event.ics"))!.Events)
        );

        await browser.Send($"{ada}/cancel", []);

        var file = await File(app, "registration-cancelled", "ada@example.org");
        var gone = Assert.Single(Calendar.Load(file.Text)!.Events);
        Assert.Equal(("nsmconeu2020-canceled.ics", "CANCEL", "CANCELLED"), (file.Name, Calendar.Load(file.Text)!.Method, gone.Status));
        Assert.Equal((mailed.Uid, mailed.Start!.Value), (gone.Uid, gone.Start!.Value));
        Assert.True(gone.Sequence > mailed.Sequence);
        Assert.NotNull(gone.Organizer);
        Assert.NotEqual(other.Uid, gone.Uid);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_registration_that_comes_back_brings_its_entry_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ada = await app.Ticket("Ada", "ada@example.org");
        using var browser = app.Browser();
        await browser.Send($"{ada}/cancel", []);
        var gone = Assert.Single(Calendar.Load((await File(app, "registration-cancelled", "ada@example.org")).Text)!.Events);

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
            await scope
                .ServiceProvider.GetRequiredService<RestoreRegistration>()
                .Restore(await db.Registrations.SingleAsync(), app.Clock.GetUtcNow().UtcDateTime);
        }

        var back = Assert.Single(Calendar.Load(await browser.GetStringAsync($"{ada}/event.ics"))!.Events);
        Assert.Equal(gone.Uid, back.Uid);
        Assert.True(back.Sequence > gone.Sequence);
    }

    static async Task<IEnumerable<Ical.Net.CalendarComponents.CalendarEvent>> Entries(RunningApp app, string template, string to) =>
        Calendar.Load((await File(app, template, to)).Text)!.Events;

    /// <summary>The calendar file of a mail, as it is sent.</summary>
    static async Task<(string Name, string Text)> File(RunningApp app, string template, string to)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var mail = await scope
            .ServiceProvider.GetRequiredService<ConferenceDb>()
            .OutgoingMails.SingleAsync(mail => mail.Template == template && mail.To == to);
        using var composed = await scope.ServiceProvider.GetRequiredService<ComposeMail>().Compose(mail, default);
        var message = composed.Message;
        var part = Assert.IsAssignableFrom<MimePart>(Assert.Single(message.Attachments));
        using var bytes = new MemoryStream();
        await part.Content!.DecodeToAsync(bytes);
        return (part.FileName!, System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }
}
