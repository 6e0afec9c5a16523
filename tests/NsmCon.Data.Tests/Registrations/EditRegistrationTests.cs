using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class EditRegistrationTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Another_address_brings_the_ticket_there_and_another_name_brings_no_mail(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var desk = new OpenDesk(conference);
        var answer = await desk.Register(A.Request(await conference.TicketType(places: 2), "Ada", "ada@exmaple.org"));

        await Edit(conference, ada => ada with { Name = "Ada King" });
        Assert.Equal(["ada@exmaple.org"], await conference.Read(db => db.OutgoingMails.Select(mail => mail.To).ToListAsync()));
        await Edit(conference, ada => ada with { Email = " Ada@example.org " });

        var corrected = await conference.Read(db => db.Registrations.SingleAsync());
        Assert.Equal(("Ada King", "Ada@example.org"), (corrected.Name, corrected.Email));
        Assert.NotEqual(answer.TicketCode, corrected.TicketCode);
        var mail = await conference.Read(db => db.OutgoingMails.SingleAsync());
        Assert.Equal(("ticket", "Ada@example.org", "Ada King"), (mail.Template, mail.To, mail.ToName));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_that_has_another_place_is_refused_and_nothing_changes(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);
        await using var desk = new OpenDesk(conference);
        var answer = await desk.Register(A.Request(type, "Ada", "ada@example.org"));
        await desk.Register(A.Request(type, "Grace", "grace@example.org"));

        var refusal = await Assert.ThrowsAsync<AddressTakenException>(() =>
            Edit(conference, ada => ada with { Name = "Ada King", Email = "Grace@example.org" })
        );

        Assert.Equal("Someone else is registered with Grace@example.org already.", refusal.Message);
        var ada = await conference.Read(db => db.Registrations.OrderBy(r => r.Id).FirstAsync());
        Assert.Equal(("Ada", "ada@example.org", answer.TicketCode), (ada.Name, ada.Email, ada.TicketCode));
        Assert.Equal(
            ["ada@example.org", "grace@example.org"],
            await conference.Read(db => db.OutgoingMails.Select(mail => mail.To).OrderBy(to => to).ToListAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_saw_an_older_version_changes_nothing(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(await conference.TicketType(places: 2), "Ada", "ada@example.org"));
        await Edit(conference, ada => ada with { Company = "First" });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            Edit(conference, ada => ada with { Company = "Second", Email = "other@example.org" }, version: 0)
        );

        Assert.Equal("First", await conference.Read(db => db.Registrations.Select(r => r.Company).SingleAsync()));
        Assert.Single(await conference.Read(db => db.OutgoingMails.ToListAsync()));
    }

    /// <summary>Edits the one who registered first.</summary>
    static async Task Edit(ConferenceDatabase conference, Func<RegistrationDetails, RegistrationDetails> change, int? version = null)
    {
        await using var db = conference.CreateDbContext();
        var ada = await db.Registrations.Include(r => r.TicketType).OrderBy(r => r.Id).FirstAsync();
        await new EditRegistration(db).Edit(
            ada,
            change(RegistrationDetails.FromRegistration(ada)),
            ada.TicketType!,
            version ?? ada.Version,
            A.Day
        );
    }
}
