using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

/// <summary>Members of staff that a test can name.</summary>
static class People
{
    /// <summary>Makes an invitation and gives the path of its page.</summary>
    public static async Task<string> Invite(
        this RunningApp app,
        string? email = null,
        StaffRole role = StaffRole.Owner,
        int? eventId = null
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        return "/admin/welcome/"
            + await scope.ServiceProvider.GetRequiredService<InviteStaff>().Invite(email, role, eventId, TimeSpan.FromDays(1), app.Now());
    }

    /// <summary>Makes a member of staff, by the page of the invitation, and gives the browser in which they are signed in.</summary>
    public static async Task<HttpClient> Join(
        this RunningApp app,
        string email,
        string password = "a long enough password",
        StaffRole role = StaffRole.Owner,
        int? eventId = null
    )
    {
        var browser = app.Browser();
        var answer = await browser.Send(
            await app.Invite(email, role, eventId),
            new() { ["Name"] = email.Split('@')[0], ["Password"] = password }
        );
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>Signs in, and gives what the page refuses; nothing if it lets in.</summary>
    public static async Task<string> TrySignIn(this HttpClient browser, string email, string password)
    {
        var answer = await browser.Send("/admin/sign-in", new() { ["Email"] = email, ["Password"] = password });
        return (await answer.Page()).QuerySelector(".summary").Words();
    }

    public static async Task<int> IdOf(this RunningApp app, string email)
    {
        await using var db = app.OpenDb();
        return await db.Users.Where(person => person.Email == email).Select(person => person.Id).SingleAsync();
    }

    /// <summary>Adds wrong tries to sign in, as if they had been made so long ago.</summary>
    public static async Task AddTries(this RunningApp app, string email, int count, string place, TimeSpan ago, bool isKnownDevice = false)
    {
        var id = await app.IdOf(email);
        var at = app.Clock.GetUtcNow().UtcDateTime - ago;
        await using var db = app.OpenDb();
        db.FailedSignIns.AddRange(
            Enumerable
                .Range(0, count)
                .Select(_ => new FailedSignIn
                {
                    StaffMemberId = id,
                    Place = place,
                    IsKnownDevice = isKnownDevice,
                    At = at,
                })
        );
        await db.SaveChangesAsync();
    }

    /// <summary>Waits for the mail that the app writes to a file, as it does without a mail server.</summary>
    public static async Task<MimeMessage> MailInOutbox(this RunningApp app)
    {
        var outbox = Path.Combine(app.Folder, "data", "outbox");
        for (var deadline = DateTime.UtcNow.AddSeconds(30); DateTime.UtcNow < deadline; await Task.Delay(100))
        {
            if (Directory.Exists(outbox) && Directory.EnumerateFiles(outbox, "*.eml").FirstOrDefault() is { } file)
                return await MimeMessage.LoadAsync(file);
        }

        throw new TimeoutException("No mail came into the outbox.");
    }
}
