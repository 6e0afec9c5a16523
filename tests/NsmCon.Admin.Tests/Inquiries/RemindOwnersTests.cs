using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Inquiries;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Tests.Staff;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Inquiries;

/// <summary>Whoever owns an inquiry is written to when it is due or late: once, and only while it is theirs.</summary>
public class RemindOwnersTests
{
    const string Ada = "ada@example.org";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_owner_hears_once_of_each_step_and_of_each_question(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join(Ada, role: StaffRole.Sponsorship);
        var inquiry = await app.AddOwned("Polder", await app.IdOf(Ada));
        await app.Plan(inquiry, "Send the offer", days: 1);
        await app.RemindDue();
        Assert.Empty(await app.Reminders());

        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.RemindTwice();
        Assert.Equal(["Polder: Send the offer"], await app.Reminders());
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.RemindTwice();
        Assert.Equal(["Polder: Send the offer", "Polder waits for an answer"], await app.Reminders());
        await app.Plan(inquiry, "Call them", days: 0);
        await app.RemindTwice();

        Assert.Equal(["Polder: Send the offer", "Polder waits for an answer", "Polder: Call them"], await app.Reminders());
        app.Clock.Advance(TimeSpan.FromDays(30));
        await app.RemindTwice();
        Assert.Equal(3, (await app.Reminders()).Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_mail_says_what_is_due_since_when_they_wait_and_where_to_go(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join(Ada, role: StaffRole.Sponsorship);
        var inquiry = await app.AddOwned("Polder & *Sons*", await app.IdOf(Ada));
        await app.Plan(inquiry, "Send the offer", days: 3);
        app.Clock.Advance(TimeSpan.FromDays(4));

        await app.RemindDue();

        var mail = await app.MailInOutbox();
        Assert.Equal(Ada, mail.To.Mailboxes.Single().Address);
        Assert.Equal("Polder & *Sons*: Send the offer", mail.Subject);
        Assert.Contains("POLDER & *SONS* NEEDS YOU", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Send the offer", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains(
            "(4 days; we aim to answer within 48 hours)",
            string.Join(' ', mail.TextBody!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
        Assert.Contains($"{Arranged.List}/{inquiry.Id}", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.To.Mailboxes.Concat(mail.Cc.Mailboxes).Concat(mail.ReplyTo.Mailboxes), mailbox =>
            mailbox.Address == inquiry.Email
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_hears_of_what_nobody_owns_or_what_is_snoozed_answered_or_declined(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join(Ada, role: StaffRole.Sponsorship);
        var id = await app.IdOf(Ada);
        await using var db = app.OpenDb();
        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Slug == RunningApp.Seed);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        await app.AddInquiry("Nobody’s");
        await app.AddOwned("Snoozed", id, inquiry =>
            inquiry.Snooze(DateOnly.FromDateTime(conference.ToLocal(now)).AddDays(20), conference, now)
        );
        await app.AddOwned("Answered", id, inquiry => inquiry.Add(
                new Message
                {
                    Kind = MessageKind.Out,
                    From = "Ada",
                    Text = "Yes.",
                    At = now,
                }
            ));
        await app.AddOwned("Declined", id, inquiry =>
        {
            inquiry.Plan("Call", DateOnly.FromDateTime(now), conference, now);
            inquiry.MoveTo(InquiryState.Declined, now);
        });
        app.Clock.Advance(TimeSpan.FromDays(10));

        await app.RemindDue();

        Assert.Empty(await app.Reminders());
        await app.AddOwned("Late", id, inquiry => inquiry.Messages[0].At = now);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await app.RemindDue();
        Assert.Equal(["Late waits for an answer"], await app.Reminders());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_lost_the_role_or_left_hears_nothing_not_even_what_was_on_its_way(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var other = await app.AddOtherEvent();
        using var ada = await app.Join(Ada, role: StaffRole.Sponsorship);
        using var grace = await app.Join("grace@example.org", role: StaffRole.Sponsorship);
        var inquiry = await app.AddOwned("Polder", await app.IdOf(Ada));
        await app.AddOwned("Globex", await app.IdOf("grace@example.org"));
        app.Clock.Advance(TimeSpan.FromDays(3));
        await using var scope = app.Services.CreateAsyncScope();
        var content = scope.ServiceProvider.GetServices<IMailContent>().Single(content => content.Template == InquiryReminderMail.Name);
        var onItsWay = new OutgoingMail(InquiryReminderMail.Name, Ada, "Polder waits for an answer", app.Clock.GetUtcNow().UtcDateTime)
        {
            EventId = inquiry.EventId,
            InquiryId = inquiry.Id,
        };
        Assert.NotNull(await content.Write(onItsWay, default));

        await using var db = app.OpenDb();
        var role = await db.EventRoles.SingleAsync(role => role.StaffMember!.Email == Ada);
        role.EventId = other.Id;
        await db.SaveChangesAsync();
        await new RemoveStaff(db).Remove(
            await db.Users.Include(person => person.Roles).SingleAsync(person => person.Email == "grace@example.org")
        );
        await app.RemindDue();

        Assert.Empty(await app.Reminders());
        Assert.Null(await content.Write(onItsWay, default));
        role.EventId = inquiry.EventId;
        await db.SaveChangesAsync();
        await app.RemindDue();
        Assert.Equal(["Polder waits for an answer"], await app.Reminders());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task However_many_processes_look_at_once_each_owner_gets_one_mail_of_each(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var ada = await app.Join(Ada, role: StaffRole.Sponsorship);
        foreach (var number in Enumerable.Range(0, 20))
            await app.AddOwned($"Company {number}", await app.IdOf(Ada));
        app.Clock.Advance(TimeSpan.FromDays(3));

        var found = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Found(app))));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => app.RemindDue())));

        // Each alone would have written all of them.
        Assert.All(found, count => Assert.Equal(20, count));
        Assert.Equal(20, (await app.Reminders()).Distinct().Count());
        Assert.Equal(20, (await app.Reminders()).Count);
    }

    static async Task<int> Found(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.Inquiries.StandingAt(new(app.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromHours(48))).ToRemindOf().CountAsync();
    }
}

static class Reminding
{
    public static Task<Inquiry> AddOwned(this RunningApp app, string company, int owner, Action<Inquiry>? with = null) =>
        app.AddInquiry(company, inquiry =>
        {
            inquiry.OwnerId = owner;
            with?.Invoke(inquiry);
        });

    public static async Task Plan(this RunningApp app, Inquiry inquiry, string step, int days)
    {
        await using var db = app.OpenDb();
        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Id == inquiry.EventId);
        var now = app.Clock.GetUtcNow().UtcDateTime;
        (await db.Inquiries.SingleAsync(i => i.Id == inquiry.Id)).Plan(
            step,
            DateOnly.FromDateTime(conference.ToLocal(now)).AddDays(days),
            conference,
            now
        );
        await db.SaveChangesAsync();
    }

    public static async Task RemindDue(this RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<RemindOwners>()
            .RemindDue(scope.ServiceProvider.GetRequiredService<FollowUpClock>().Time, default);
    }

    public static async Task RemindTwice(this RunningApp app)
    {
        await app.RemindDue();
        await app.RemindDue();
    }

    public static async Task<List<string>> Reminders(this RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db
            .OutgoingMails.Where(mail => mail.Template == InquiryReminderMail.Name)
            .OrderBy(mail => mail.Id)
            .Select(mail => mail.Subject)
            .ToListAsync();
    }
}
