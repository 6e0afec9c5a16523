using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class SendPlaceLinkTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobodys_mailbox_is_filled_by_strangers(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 2);

        for (var asked = 0; asked <= Registration.MostTicketMails; asked++)
            await Send(conference, A.Request(type, email: asked % 2 == 0 ? "ada@example.org" : "Ada@Example.org"), A.Day);
        Assert.Equal(Registration.MostTicketMails, await conference.Read(db => db.OutgoingMails.CountAsync()));
        await Send(conference, A.Request(type), A.Day + Registration.TicketMailsWithin);

        var mail = await conference.Read(db => db.OutgoingMails.OrderBy(sent => sent.Id).LastAsync());
        Assert.Equal(
            ("place-link", "ada@example.org", "Take your place at NSMCon EU 2020", "https://example.org/place"),
            (mail.Template, mail.To, mail.Subject, mail.Secret)
        );
        Assert.Equal(Registration.MostTicketMails + 1, await conference.Read(db => db.OutgoingMails.CountAsync()));
    }

    static async Task Send(ConferenceDatabase conference, DeskRequest asked, DateTime now)
    {
        await using var db = conference.CreateDbContext();
        await new SendPlaceLink(db).Send(asked, "https://example.org/place", now);
    }
}
