using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class ChangeTicketTypeTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_place_moves_to_the_limit_of_the_other_type_whichever_came_first(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var attendee = await conference.TicketType(places: 1);
        var speaker = A.TicketType(A.Quota(attendee.EventId, "Stage", size: 1), "Speaker");
        await conference.Save(speaker);
        await Register(conference, attendee);

        await Change(conference, speaker);
        Assert.Equal((0, 1), (await conference.Taken(attendee.QuotaId()), await conference.Taken(speaker.QuotaId())));
        Assert.Equal(speaker.Id, (await Ada(conference)).TicketTypeId);
        await Change(conference, attendee);

        Assert.Equal((1, 0), (await conference.Taken(attendee.QuotaId()), await conference.Taken(speaker.QuotaId())));
        Assert.Equal(attendee.Id, (await Ada(conference)).TicketTypeId);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_both_types_draw_from_one_limit_the_place_stays_even_if_it_was_the_last(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var attendee = await conference.TicketType(places: 1);
        var student = A.TypeWithin(attendee.EventId, "Student", attendee.QuotaId());
        await conference.Save(student);
        await Register(conference, attendee);

        await Change(conference, student);

        Assert.Equal(student.Id, (await Ada(conference)).TicketTypeId);
        Assert.Equal(1, await conference.Taken(attendee.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_place_for_the_other_type_nothing_changes(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var attendee = await conference.TicketType(places: 5);
        var speaker = A.TicketType(A.Quota(attendee.EventId, "Stage", size: 0), "Speaker");
        await conference.Save(speaker);
        await Register(conference, attendee);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Change(conference, speaker));

        Assert.Equal("No place is left for Speaker.", refusal.Message);
        Assert.Equal((1, 0), (await conference.Taken(attendee.QuotaId()), await conference.Taken(speaker.QuotaId())));
        Assert.Equal(attendee.Id, (await Ada(conference)).TicketTypeId);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_type_of_another_event_is_refused(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var attendee = await conference.TicketType(places: 5);
        var other = A.Event("other");
        await conference.Save(other);
        var foreign = A.TicketType(A.Quota(other.Id), "Speaker");
        await conference.Save(foreign);
        await Register(conference, attendee);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Change(conference, foreign));

        Assert.Equal("Speaker belongs to another event.", refusal.Message);
        Assert.Equal((1, 0), (await conference.Taken(attendee.QuotaId()), await conference.Taken(foreign.QuotaId())));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_else_was_changed_is_saved_with_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var attendee = await conference.TicketType(places: 5);
        await Register(conference, attendee);
        await using var db = conference.CreateDbContext();
        var ada = await db.Registrations.SingleAsync();
        ada.Edit("Ada King", "", "");

        await new ChangeTicketType(db).Change(ada, attendee, A.Day);

        Assert.Equal("Ada King", (await Ada(conference)).Name);
    }

    [SkippableFact]
    public async Task Two_limits_are_taken_in_the_order_of_their_keys_so_that_nobody_waits_in_a_circle()
    {
        await using var conference = await ConferenceDatabase.Create(Databases.PostgreSql);
        var attendee = await conference.TicketType(places: 5);
        var speaker = A.TicketType(A.Quota(attendee.EventId, "Stage"), "Speaker");
        await conference.Save(speaker);
        await Register(conference, speaker);
        await using var ahead = conference.CreateDbContext();
        await using var write = await ahead.BeginWrite();
        await ahead.Lock<Quota>(attendee.QuotaId());

        var change = Attempt.Catch(() => Change(conference, attendee));
        await conference.UntilSomeoneWaits();
        await ahead.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Quotas" WHERE "Id" = {speaker.QuotaId()} FOR UPDATE NOWAIT""");
        await write.Commit();

        Assert.Null(await change);
        Assert.Equal((1, 0), (await conference.Taken(attendee.QuotaId()), await conference.Taken(speaker.QuotaId())));
    }

    static async Task Register(ConferenceDatabase conference, TicketType type)
    {
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type, "Ada"));
    }

    static Task<Registration> Ada(ConferenceDatabase conference) => conference.Read(db => db.Registrations.SingleAsync());

    static async Task Change(ConferenceDatabase conference, TicketType to)
    {
        await using var db = conference.CreateDbContext();
        await new ChangeTicketType(db).Change(await db.Registrations.SingleAsync(), to, A.Day);
    }
}
