using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class DeskStatementsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_desk_writes_the_same_rows_as_EF_Core(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var atDesk = await conference.TicketType(places: 1);
        var other = A.Event(slug: "other");
        await conference.Save(other);
        var byEf = A.TicketType(A.Quota(other.Id));
        await conference.Save(byEf);
        var request = A.Request(atDesk, " Zoë O'Neil ", " Zoë@Example.org ") with
        {
            DietaryNeeds = " no nuts\nno milk ",
            ConsentedAt = OpenDesk.Now,
            From = new("a network", 5),
        };

        await using (var desk = new OpenDesk(conference))
            await desk.Register(request);
        var registration = Registration.FromRequest(request with { EventId = byEf.EventId, TicketTypeId = byEf.Id }, OpenDesk.Now);
        await conference.Save(
            registration,
            new OutgoingMail("ticket", "Zoë@Example.org", "Your ticket for NSMCon EU 2020", OpenDesk.Now)
            {
                EventId = byEf.EventId,
                RegistrationId = registration.Id,
                ToName = "Zoë O'Neil",
            }
        );

        await AssertTwoEqualRows(conference, "Registrations", ["Id", "EventId", "TicketTypeId", "TicketCode", "DoorCode", "DoorCodeStart"]);
        await using (var db = conference.CreateDbContext())
        {
            Assert.True(
                await db.TryTake(
                    byEf.QuotaId(),
                    (await db.Registrations.SingleAsync(r => r.Id == registration.Id)).Allocations,
                    OpenDesk.Now
                )
            );
            await db.SaveChangesAsync();
        }

        await AssertTwoEqualRows(conference, "Allocations", ["Id", "EventId", "QuotaId", "RegistrationId"], columns: 4);
        await AssertTwoEqualRows(conference, "OutgoingMails", ["Id", "EventId", "RegistrationId", "MessageKey"]);
        Assert.Equal(
            [OpenDesk.Now, OpenDesk.Now],
            await conference.Read(db => db.Registrations.Select(r => r.ConsentedAt!.Value).ToListAsync())
        );
        Assert.Equal(
            2,
            await conference.Read(db =>
                db.OutgoingMails.Where(m => db.OutgoingMails.Any(same => same.MessageKey == m.MessageKey)).CountAsync()
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task EF_Core_finds_by_key_and_changes_what_the_desk_wrote(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var request = A.Request(await conference.TicketType(places: 1));
        await using (var desk = new OpenDesk(conference))
            await desk.Register(request);
        await using var db = conference.CreateDbContext();

        var ada = await db.Registrations.SingleAsync(r => r.AttemptKey == request.AttemptKey);
        await new CheckInDesk(db).Admit(ada.Id, new(ada.EventId, Guid.NewGuid(), OpenDesk.Now, "Door"));
        var mail = await db.OutgoingMails.SingleAsync();
        Assert.Equal(
            1,
            await db.OutgoingMails.CountAsync(m =>
                m.MessageKey == mail.MessageKey && m.NextAttemptAt <= OpenDesk.Now && m.SearchText == mail.SearchText
            )
        );

        Assert.Equal((1, OpenDesk.Now), (ada.Version, (await conference.Read(again => again.Registrations.SingleAsync())).CheckedInAt));
    }

    static async Task AssertTwoEqualRows(ConferenceDatabase conference, string table, HashSet<string> different, int columns = 11)
    {
        await using var db = conference.CreateDbContext();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY \"Id\"";
        await using var reader = await command.ExecuteReaderAsync();

        Assert.True(await reader.ReadAsync());
        var one = Values(reader, different);
        Assert.True(await reader.ReadAsync());
        Assert.Equal(Values(reader, different), one);
        Assert.True(one.Count >= columns);
    }

    static List<(string, object)> Values(DbDataReader reader, HashSet<string> different) =>
        [
            .. Enumerable
                .Range(0, reader.FieldCount)
                .Select(i => (reader.GetName(i), reader.GetValue(i)))
                .Where(field => !different.Contains(field.Item1)),
        ];
}
