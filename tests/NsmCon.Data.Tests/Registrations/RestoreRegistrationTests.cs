using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class RestoreRegistrationTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_brought_back_has_a_place_and_the_codes_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 1);
        await using var desk = new OpenDesk(conference);
        var answer = await desk.Register(A.Request(type, "Ada", "ada@example.org"));
        await Cancel(conference, "Ada");

        await Restore(conference, "Ada");

        var ada = await conference.Read(db => db.Registrations.SingleAsync());
        Assert.Equal((null, null, answer.TicketCode), (ada.CancelledAt, ada.CancelledBy, ada.TicketCode));
        Assert.Equal(
            ["registration-cancelled", "ticket"],
            await conference.Read(db => db.OutgoingMails.OrderBy(mail => mail.Id).Select(mail => mail.Template).ToListAsync())
        );
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_expected_is_not_brought_back(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org"));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Restore(conference, "Ada"));

        Assert.Equal("Ada's registration is not canceled.", refusal.Message);
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_place_nobody_is_brought_back(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 1);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org"));
        await Cancel(conference, "Ada");
        await desk.Register(A.Request(type, "Grace", "grace@example.org"));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Restore(conference, "Ada"));

        Assert.Equal(
            "No place is left for Attendee. Raise the limit in the settings, or cancel someone else, then bring Ada back.",
            refusal.Message
        );
        Assert.Equal(["Grace"], await conference.Read(db => db.Registrations.Expected().Select(r => r.Name).ToListAsync()));
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_registered_again_in_the_meantime_keeps_that_place_alone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada", "ada@example.org"));
        await Cancel(conference, "Ada");
        await desk.Register(A.Request(type, "Ada King", "ada@example.org"));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Restore(conference, "Ada"));

        Assert.Equal("ada@example.org was registered again in the meantime: that registration holds the place.", refusal.Message);
        Assert.Equal(["Ada King"], await conference.Read(db => db.Registrations.Expected().Select(r => r.Name).ToListAsync()));
        Assert.Equal(1, await conference.Taken(type.QuotaId()));
    }

    static async Task Cancel(ConferenceDatabase conference, string name)
    {
        await using var db = conference.CreateDbContext();
        await new CancelRegistration(db).Cancel(await db.Registrations.SingleAsync(r => r.Name == name), A.Day, by: "Grace");
    }

    static async Task Restore(ConferenceDatabase conference, string name)
    {
        await using var db = conference.CreateDbContext();
        await new RestoreRegistration(db).Restore(await db.Registrations.SingleAsync(r => r.Name == name), A.Day);
    }
}
