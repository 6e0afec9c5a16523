using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Registrations;

namespace NsmCon.Data.Tests.Registrations;

public class SaveTicketTypeTests
{
    static readonly TicketTypeDetails Student = new("Student", "", "#0B4FE8", [], Places: 2, Position: 1, IsPublic: true);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_type_draws_on_a_limit_of_its_own_and_on_those_that_are_named(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var attendee = await conference.TicketType(places: 150);

        await Save(conference, attendee.EventId, null, Student with { QuotaIds = [attendee.QuotaId()] });

        var student = await conference.Read(db =>
            db.TicketTypes.Include(type => type.Limits).ThenInclude(limit => limit.Quota).SingleAsync(type => type.Name == "Student")
        );
        Assert.Equal(
            [("Places", 150), ("Student", 2)],
            student.Limits.Select(limit => (limit.Quota!.Name, limit.Quota.Size)).OrderBy(limit => limit.Name, StringComparer.Ordinal)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_refused_says_about_which_value_and_changes_nothing(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var (ours, theirs) = (await conference.TicketType(places: 3), await TypeOfAnotherEvent(conference));
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(ours));
        var asItIs = Student with { Name = "Guest", QuotaIds = [ours.QuotaId()], Places = null };

        Assert.Equal("QuotaIds", await Refusal(conference, ours.EventId, null, Student with { QuotaIds = [theirs.QuotaId()] }));
        Assert.Equal("QuotaIds", await Refusal(conference, ours.EventId, ours.Id, asItIs with { Places = 5 }));
        Assert.Equal("Name", await Refusal(conference, ours.EventId, null, Student with { Name = "Attendee" }));
        Assert.Null(await Refusal(conference, ours.EventId, theirs.Id, asItIs));
        await Save(conference, ours.EventId, ours.Id, asItIs);

        Assert.Equal(
            ["Guest", "Theirs"],
            await conference.Read(db => db.TicketTypes.Select(type => type.Name).OrderBy(name => name).ToListAsync())
        );
        Assert.Equal(1, await conference.Taken(ours.QuotaId()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_grows_is_never_below_what_is_taken_and_goes_once_nothing_needs_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        var type = await conference.TicketType(places: 3);
        await using var desk = new OpenDesk(conference);
        await desk.Register(A.Request(type));
        await using var db = conference.CreateDbContext();
        var save = new SaveTicketLimit(db);

        await save.Save(type.EventId, null, " Dinner ", 20);
        await save.Save(type.EventId, type.QuotaId(), "Places", 4);
        var tooFew = await Assert.ThrowsAsync<RuleBrokenException>(() => save.Save(type.EventId, type.QuotaId(), "Places", 0));
        var dinner = await conference.Read(other => other.Quotas.SingleAsync(quota => quota.Name == "Dinner"));
        await new DeleteTicketLimit(db).Delete(type.EventId, dinner.Id);
        var inUse = await Assert.ThrowsAsync<RuleBrokenException>(() => new DeleteTicketLimit(db).Delete(type.EventId, type.QuotaId()));

        Assert.Equal("1 of Places are taken already: the limit cannot be 0.", tooFew.Message);
        Assert.Equal("Places is in use: it can be made smaller, not deleted.", inUse.Message);
        Assert.Equal(
            [("Places", 4)],
            (await conference.Read(other => other.Quotas.ToListAsync())).Select(quota => (quota.Name, quota.Size))
        );
    }

    static async Task<TicketType> TypeOfAnotherEvent(ConferenceDatabase conference)
    {
        var other = A.Event("other");
        await conference.Save(other);
        var type = A.TicketType(A.Quota(other.Id), "Theirs");
        await conference.Save(type);
        return type;
    }

    static async Task Save(ConferenceDatabase conference, int eventId, int? id, TicketTypeDetails details)
    {
        await using var db = conference.CreateDbContext();
        await new SaveTicketType(db).Save(eventId, id, details);
    }

    static async Task<string?> Refusal(ConferenceDatabase conference, int eventId, int? id, TicketTypeDetails details) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => Save(conference, eventId, id, details))).About;
}
