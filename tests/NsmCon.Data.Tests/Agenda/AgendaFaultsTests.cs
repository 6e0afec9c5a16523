using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Tests.Sponsors;

namespace NsmCon.Data.Tests.Agenda;

public class AgendaFaultsTests
{
    static readonly DateTime Nine = new(2020, 3, 30, 9, 0, 0);
    static readonly ReleasedSpeaker Ada = new() { Id = 1, Name = "Ada" };

    [Theory]
    [InlineData("Hall", "Hall", "“Engines” and “Compilers” are both in Hall at 09:30 on March 30.")]
    [InlineData(null, "Hall", "“Engines” and “Compilers” are both in Hall at 09:30 on March 30.")]
    [InlineData("Hall", null, "“Engines” and “Compilers” are both in Hall at 09:30 on March 30.")]
    [InlineData(null, null, "“Engines” and “Compilers” are both in the same room at 09:30 on March 30.")]
    public async Task Two_talks_in_one_room_at_one_time_speak_against_an_agenda(string? room, string? other, string sentence)
    {
        var agenda = AgendaWith(Talk(7, "Engines", Nine, room), Talk(8, "Compilers", Nine.AddMinutes(30), other));

        var faults = await Faults(agenda);

        Assert.Equal(
            sentence,
            Assert.Single(faults.Clashes).Replace("“Compilers” and “Engines”", "“Engines” and “Compilers”", StringComparison.Ordinal)
        );
        Assert.Equal(faults.Clashes, faults.All);
    }

    [Fact]
    public async Task A_speaker_in_two_places_at_once_speaks_against_it()
    {
        var agenda = AgendaWith(
            Talk(7, "Engines", Nine, "Hall") with
            {
                RoomId = 1,
                Speakers = [new() { Id = 2, Name = "Bea" }, Ada],
            },
            Talk(8, "Compilers", Nine.AddMinutes(30), "Attic") with
            {
                RoomId = 2,
                Speakers = [Ada],
            }
        );

        Assert.Equal("Ada speaks in “Compilers” and “Engines” at 09:30 on March 30.", Assert.Single((await Faults(agenda)).Clashes));
    }

    [Fact]
    public async Task An_end_that_nobody_gave_clashes_with_nothing() =>
        Assert.Empty(
            (
                await Faults(
                    AgendaWith(
                        Talk(7, "Engines", Nine, "Hall") with
                        {
                            IsEndAssumed = true,
                        },
                        Talk(8, "Compilers", Nine.AddMinutes(30), "Hall")
                    )
                )
            ).All
        );

    [Theory]
    [InlineData("5-minute keynote", true)]
    [InlineData("A Lightning TALK", true)]
    [InlineData("Speaking slot", true)]
    [InlineData("Logo on the website", false)]
    public void A_benefit_promises_a_talk_in_these_words(string benefit, bool isTalk) =>
        Assert.Equal(isTalk, AgendaPromise.IsTalk(benefit));

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_promise_is_kept_by_a_talk_that_is_scheduled(string provider)
    {
        await using var database = await ConferenceDatabase.Create(provider);
        var (ours, theirs) = (await database.Event(), await database.Event("other"));
        var (keynote, logo, elsewhere) = (
            Promising(ours, "Keynote", "5-minute keynote"),
            Promising(ours, "Logo", "Logo"),
            Promising(theirs, "Keynote", "A talk")
        );
        var (zeta, acme) = (A.Sponsor("Zeta"), A.Sponsor("Acme"));
        await database.Save(keynote, logo, elsewhere, zeta, acme);
        foreach (var (package, sponsor) in new[] { (keynote, zeta), (keynote, acme), (logo, acme), (elsewhere, acme) })
            await database.Take(package, sponsor);

        var before = await Unkept(database, ours);
        await database.Save(Kept(ours, 1), Kept(ours, 2, isTimed: false), Kept(theirs, 2), A.Talk(ours.Id, "Of nobody"));
        var after = await Unkept(database, ours);
        var withdrawn = Kept(ours, 2);
        withdrawn.Decide(TalkState.Proposed);
        await database.Save(withdrawn);

        Assert.Equal(
            [
                "Acme was promised a talk (5-minute keynote), and none is scheduled yet.",
                "Zeta was promised a talk (5-minute keynote), and none is scheduled yet.",
            ],
            before
        );
        Assert.Equal(["Acme was promised a talk (5-minute keynote), and none is scheduled yet."], after);
        Assert.Equal(after, await Unkept(database, ours));
    }

    static Package Promising(Event conference, string name, string benefit)
    {
        var package = A.Package(conference.Id, name);
        package.Benefits.Add(new Benefit { EventId = conference.Id, Text = benefit });
        return package;
    }

    static Talk Kept(Event conference, int sponsorshipId, bool isTimed = true)
    {
        var talk = A.Talk(conference.Id, "Promised");
        talk.SponsorshipId = sponsorshipId;
        if (isTimed)
            talk.Schedule(Nine, Nine.AddHours(1));
        return talk;
    }

    static Task<List<string>> Unkept(ConferenceDatabase database, Event conference) =>
        database.Read(async db =>
            (await new ReadAgendaFaults(new ReadPromises(db)).Read(conference, ReleasedAgenda.Empty)).Promises.ToList()
        );

    static async Task<AgendaFaults> Faults(ReleasedAgenda agenda)
    {
        await using var database = await ConferenceDatabase.Create(Databases.Sqlite);
        return await database.Read(db => new ReadAgendaFaults(new ReadPromises(db)).Read(A.Event(), agenda));
    }

    static ReleasedAgenda AgendaWith(params ReleasedTalk[] talks) => new() { Talks = talks, Rooms = [new(1, "Hall"), new(2, "Attic")] };

    static ReleasedTalk Talk(int id, string title, DateTime starts, string? room) =>
        new()
        {
            Id = id,
            Title = title,
            Starts = starts,
            Ends = starts.AddHours(1),
            RoomId = 1,
            Room = room,
        };
}
