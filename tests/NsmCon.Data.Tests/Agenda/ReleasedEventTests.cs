using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Tests.Agenda;

public class ReleasedEventTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_version_keeps_the_event_as_it_was_and_counts_how_often_it_changed(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var conference = await OneTalk(database);
        await Publish(database, conference.Id);

        await Change(database, e => e.RegistrationOpensAt = A.Day);
        var same = await Assert.ThrowsAsync<RuleBrokenException>(() => Publish(database, conference.Id));
        await Change(database, e => (e.StartsOn, e.Place) = (new(2020, 6, 15), "Lisbon"));
        await Publish(database, conference.Id);
        await Change(database, e => e.TimeZone = "Europe/Lisbon");
        await Publish(database, conference.Id);

        var versions = await database.Read(db =>
            db.AgendaReleases.OrderBy(release => release.Number).Select(release => release.Event).ToListAsync()
        );
        Assert.StartsWith("Nothing changed since version 1", same.Message, StringComparison.Ordinal);
        Assert.Equal(
            [
                (new DateOnly(2020, 3, 30), "Amsterdam, The Netherlands", "Europe/Amsterdam", 0),
                (new(2020, 6, 15), "Lisbon", "Europe/Amsterdam", 1),
                (new(2020, 6, 15), "Lisbon", "Europe/Lisbon", 2),
            ],
            versions.Select(e => (e.StartsOn!.Value, e.Place, e.TimeZone, e.Sequence))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Others_are_told_that_the_event_moved(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var conference = await OneTalk(database);
        await database.Save(
            new Webhook
            {
                EventId = conference.Id,
                Url = "https://example.org/hook",
                Secret = Webhook.NewSecret(),
            }
        );
        await Publish(database, conference.Id);

        await Change(database, e => e.StartsOn = new(2020, 6, 15));
        await Publish(database, conference.Id);

        var message = await database.Read(db =>
            db.WebhookDeliveries.OrderBy(delivery => delivery.Id).Select(delivery => delivery.Payload).LastAsync()
        );
        Assert.Contains("\"subject\":\"event\"", message, StringComparison.Ordinal);
        Assert.Contains("\"from\":\"March 30, 2020\",\"to\":\"June 15, 2020\"", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("09:00-09:30", null, "09:30")]
    [InlineData("09:00", null, "10:00")]
    [InlineData("09:00 09:20", null, "09:20")]
    [InlineData("09:00 11:00", null, "11:00")]
    [InlineData("09:00 09:20@2", null, "10:00")]
    [InlineData("09:00", "18:00", "18:00")]
    [InlineData("09:00 12:00", "18:00", "12:00")]
    [InlineData("09:00 12:00@2", "18:00", "10:00")]
    [InlineData("19:00", "18:00", "20:00")]
    public void A_talk_without_an_end_has_one_all_the_same(string talks, string? dayEnds, string ends)
    {
        var agenda = new ReleasedAgenda
        {
            Event = new() { DayEnds = dayEnds is null ? null : TimeOnly.Parse(dayEnds) },
            Talks = [.. talks.Split(' ').Select((talk, at) => Talk(at + 1, talk))],
        };

        Assert.Equal($"2020-03-30 {ends}", $"{agenda.EndOf(agenda.Talks[0]):yyyy-MM-dd HH:mm}");
    }

    [Fact]
    public void Registration_that_closes_with_the_last_day_moves_with_it_and_no_other_does()
    {
        var (with, without) = (A.Event(), A.Event());
        with.RegistrationClosesAt = with.OverAt;
        without.RegistrationClosesAt = new(2020, 3, 20, 12, 0, 0, DateTimeKind.Utc);

        foreach (var moved in new[] { with, without })
            moved.Reschedule(new(2020, 12, 14), new(2020, 12, 15), "Europe/Lisbon");

        Assert.Equal(new DateTime(2020, 12, 16, 0, 0, 0, DateTimeKind.Utc), with.RegistrationClosesAt);
        Assert.Equal(new DateTime(2020, 3, 20, 12, 0, 0, DateTimeKind.Utc), without.RegistrationClosesAt);
    }

    [Theory]
    [InlineData("Europe/Amsterdam", "Europe/Lisbon", "Europe/Lisbon", true)]
    [InlineData("America/New_York", "Europe/Lisbon", "America/New_York", true)]
    [InlineData("Europe/Amsterdam", "Europe/Amsterdam", "Europe/Amsterdam", false)]
    [InlineData("Europe/Amsterdam", null, "Europe/Amsterdam", true)]
    public void The_zone_of_a_place_goes_with_it_unless_another_was_chosen(string zone, string? here, string expected, bool isAsked)
    {
        var conference = A.Event(timeZone: zone);

        conference.MoveTo("Elsewhere", "Europe/Amsterdam", here);

        Assert.Equal(("Elsewhere", expected, isAsked), (conference.Place, conference.TimeZone, conference.IsZoneGuessed));
    }

    static ReleasedTalk Talk(int id, string written)
    {
        var (time, room) = (written.Split('@')[0].Split('-'), written.Contains('@', StringComparison.Ordinal) ? 2 : 1);
        DateTime At(string clock) => new DateOnly(2020, 3, 30).ToDateTime(TimeOnly.Parse(clock));
        return new()
        {
            Id = id,
            RoomId = room,
            Starts = At(time[0]),
            Ends = time.Length > 1 ? At(time[1]) : null,
        };
    }

    static async Task<Event> OneTalk(ConferenceDatabase database)
    {
        var conference = A.Event();
        await database.Save(conference);
        var talk = A.Talk(conference.Id, "Engines");
        talk.Schedule(new(2020, 3, 30, 9, 0, 0), new(2020, 3, 30, 10, 0, 0));
        await database.Save(talk);
        return conference;
    }

    static async Task Publish(ConferenceDatabase database, int eventId)
    {
        await using var db = database.CreateDbContext();
        await new PublishAgenda(db).Publish(new(eventId, "mira@example.org", A.Day, "https://example.org"));
    }

    static async Task Change(ConferenceDatabase database, Action<Event> change)
    {
        await using var db = database.CreateDbContext();
        change(await db.Events.SingleAsync());
        await db.SaveChangesAsync();
    }
}
