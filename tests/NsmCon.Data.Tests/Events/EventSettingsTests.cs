using NsmCon.Data.Events;

namespace NsmCon.Data.Tests.Events;

public class EventSettingsTests
{
    static readonly EventSettings Settings = new()
    {
        Title = "NSMCon EU 2020",
        StartsOn = new(2020, 3, 30),
        TimeZone = "Europe/Amsterdam",
        Place = "Amsterdam, The Netherlands",
        Currency = "EUR",
    };

    [Fact]
    public void A_time_that_is_the_same_to_the_minute_keeps_its_seconds()
    {
        var conference = A.Event();
        conference.RegistrationOpensAt = A.Day.AddSeconds(17);

        conference.Change(Settings with { RegistrationOpens = new(2020, 3, 2, 10, 0, 0) });
        Assert.Equal(A.Day.AddSeconds(17), conference.RegistrationOpensAt);
        conference.Change(Settings with { RegistrationOpens = new(2020, 3, 2, 10, 1, 0) });

        Assert.Equal(A.Day.AddMinutes(1), conference.RegistrationOpensAt);
    }

    [Fact]
    public void Registration_that_closes_with_the_last_day_moves_with_it()
    {
        var conference = A.Event();
        conference.RegistrationClosesAt = conference.OverAt;

        conference.Change(Settings with { EndsOn = new(2020, 3, 31), RegistrationCloses = new(2020, 3, 31, 0, 0, 0) });
        Assert.Equal(conference.OverAt, conference.RegistrationClosesAt);
        conference.Change(Settings with { EndsOn = new(2020, 3, 31), RegistrationCloses = new(2020, 3, 30, 12, 0, 0) });

        Assert.Equal(new DateTime(2020, 3, 30, 10, 0, 0), conference.RegistrationClosesAt);
    }

    [Fact]
    public void The_zone_follows_the_place_unless_a_person_says_another()
    {
        var conference = A.Event();
        conference.IsZoneGuessed = true;
        var london = Settings with { Place = "London", ZoneThere = "Europe/Amsterdam", ZoneHere = "Europe/London" };

        conference.Change(Settings);
        Assert.False(conference.IsZoneGuessed);
        conference.Change(london);
        Assert.Equal(("Europe/London", true), (conference.TimeZone, conference.IsZoneGuessed));
        conference.Change(london with { Place = "Paris", ZoneHere = "Europe/Paris", TimeZone = "Etc/UTC" });

        Assert.Equal(("Paris", "Etc/UTC", false), (conference.Place, conference.TimeZone, conference.IsZoneGuessed));
    }
}
