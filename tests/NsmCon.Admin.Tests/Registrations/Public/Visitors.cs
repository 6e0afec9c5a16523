using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Registrations.Public;

/// <summary>People who register by the public form, and what the app keeps of them.</summary>
static class Visitors
{
    public const string Form = $"/events/{RunningApp.Seed}/register";

    public const string Scripts = "<script>alert(1)</script>";

    /// <summary>Starts with the real mail server, so that tickets arrive.</summary>
    public static Task<RunningApp> StartWithMail(string provider, params string[] settings)
    {
        var servers = Servers.RequireMail();
        return RunningApp.Start(
            provider,
            [
                "Mail:Smtp:Host=127.0.0.1",
                $"Mail:Smtp:Port={servers.Submission}",
                $"Mail:Smtp:User={TestMailbox.App.Address}",
                $"Mail:Smtp:Password={TestMailbox.App.Password}",
                "Mail:Smtp:Security=StartTls",
                $"Mail:Smtp:Certificate={servers.Certificate}",
                $"Mail:From=NSMCon <{TestMailbox.App.Address}>",
                .. settings,
            ]
        );
    }

    /// <summary>Fills in and sends the form; the values go over what is filled in by itself.</summary>
    public static Task<HttpResponseMessage> Register(
        this HttpClient browser,
        string name,
        string email,
        params (string Field, string? Value)[] values
    )
    {
        var all = new Dictionary<string, string?>
        {
            ["Form.Name"] = name,
            ["Form.Email"] = email,
            ["Form.Consent"] = "true",
        };
        foreach (var (field, value) in values)
            all[$"Form.{field}"] = value;
        return browser.Send(Form, all);
    }

    /// <summary>Registers, and gives the ticket's path.</summary>
    public static async Task<string> Ticket(
        this RunningApp app,
        string name = "Ada Lovelace",
        string email = "ada@example.org",
        params (string Field, string? Value)[] values
    )
    {
        using var browser = app.Browser(followRedirects: false);
        using var answer = await browser.Register(name, email, values);
        return answer.Headers.Location!.ToString().Split('?')[0];
    }

    public static async Task<List<Registration>> Registrations(this RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.Registrations.AsNoTracking().Include(r => r.TicketType).OrderBy(r => r.Id).ToListAsync();
    }

    public static async Task<Quota> Places(this RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db
            .TicketTypes.Where(type => type.Name == "Attendee")
            .OrderBy(type => type.Id)
            .SelectMany(type => type.Limits)
            .Select(limit => limit.Quota!)
            .AsNoTracking()
            .FirstAsync();
    }

    public static async Task SetPlaces(this RunningApp app, int size)
    {
        await using var db = app.OpenDb();
        var attendee = await db
            .TicketTypes.Include(type => type.Limits)
                .ThenInclude(limit => limit.Quota)
            .OrderBy(type => type.Id)
            .FirstAsync(type => type.Name == "Attendee");
        attendee.Limits.Single().Quota!.Resize(size);
        await db.SaveChangesAsync();
    }

    public static async Task<TicketType> AddType(this RunningApp app, string name, int places, bool isPublic = true, Event? of = null)
    {
        await using var db = app.OpenDb();
        var eventId = of?.Id ?? await db.Events.Where(e => e.Slug == RunningApp.Seed).Select(e => e.Id).SingleAsync();
        var type = new TicketType
        {
            EventId = eventId,
            Name = name,
            IsPublic = isPublic,
            Position = 10,
        };
        type.DrawOn(
            new Quota
            {
                EventId = eventId,
                Name = $"{name} places",
                Size = places,
            }
        );
        db.Add(type);
        await db.SaveChangesAsync();
        return type;
    }

    public static async Task<Event> AddEvent(this RunningApp app, string slug)
    {
        await using var db = app.OpenDb();
        var added = new Event
        {
            Slug = slug,
            Title = $"Conference {slug}",
            StartsOn = new(2040, 3, 30),
            TimeZone = "Europe/Amsterdam",
            RegistrationOpensAt = app.Clock.GetUtcNow().UtcDateTime.AddDays(-1),
        }.Announced();
        db.Add(added);
        await db.SaveChangesAsync();
        return added;
    }

    public static async Task ChangeEvent(this RunningApp app, Action<Event> change)
    {
        await using var db = app.OpenDb();
        change(await db.Events.SingleAsync(e => e.Slug == RunningApp.Seed));
        await db.SaveChangesAsync();
    }

    public static async Task<int> Mails(this RunningApp app, string template)
    {
        await using var db = app.OpenDb();
        return await db.OutgoingMails.CountAsync(mail => mail.Template == template);
    }

    public static async Task WaitUntilNoMailIsOnItsWay(this RunningApp app)
    {
        await using var db = app.OpenDb();
        for (
            var deadline = DateTime.UtcNow.AddSeconds(30);
            await db.OutgoingMails.AnyAsync(mail => mail.State == MailState.Waiting || mail.State == MailState.Sending);
            await Task.Delay(100)
        )
            Assert.True(DateTime.UtcNow < deadline, "The mails are still on their way.");
    }

    public static void SetNow(this RunningApp app, DateTime utc) => app.Clock.AdjustTime(new DateTimeOffset(utc, TimeSpan.Zero));
}
