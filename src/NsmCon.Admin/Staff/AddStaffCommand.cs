using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>staff add EMAIL --role ROLE [--event SLUG]: prints a one-time link. It helps when nobody can sign in any more.</summary>
static class AddStaffCommand
{
    static readonly TimeSpan Valid = TimeSpan.FromDays(1);

    public static Command Create()
    {
        var email = new Argument<string>("EMAIL") { Description = "The address of the person." };
        var role = new Option<StaffRole>("--role") { Description = "What they may do.", Required = true };
        var slug = new Option<string?>("--event") { Description = "For which event, by its slug; without it for all." };
        var add = new Command("add", "Prints a one-time link by which a person becomes staff, within a day.") { email, role, slug };
        add.SetAction((parsed, cancel) => Add(parsed.GetValue(email)!, parsed.GetValue(role), parsed.GetValue(slug), cancel));
        return new Command("staff", "The people who sign in.") { add, GivePasswordLinkCommand.Create() };
    }

    static async Task<int> Add(string email, StaffRole role, string? slug, CancellationToken cancel)
    {
        await using var app = Conference.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        using var acting = db.ActAs("staff add");
        await db.Migrate(cancel);
        if (await Refusal(db, email, slug) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal);
            return 1;
        }

        var invite = scope.ServiceProvider.GetRequiredService<InviteStaff>();
        int? eventId = slug is null ? null : await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).SingleAsync(cancel);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        Console.WriteLine(invite.LinkOf(await invite.Invite(email, role, eventId, Valid, now)));
        return 0;
    }

    static async Task<string?> Refusal(ConferenceDb db, string email, string? slug)
    {
        if (!EmailAddress.IsValid(email))
            return $"\"{email}\" is not an e-mail address.";
        if (slug is not null && !await db.Events.AnyAsync(e => e.Slug == slug))
            return $"There is no event \"{slug}\".";
        if (await db.FindStaff(email) is not null)
            return $"{email} is staff already: an Owner changes roles on the page {Links.Staff}. If the password is forgotten: staff password {email}.";
        return null;
    }
}
