using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Data.Tests.Agenda;

public class SaveTalkTests
{
    static readonly TalkDetails Engines = new("Engines", TalkKind.Talk, TalkState.Scheduled)
    {
        Starts = new(2020, 3, 30, 9, 0, 0),
        Ends = new(2020, 3, 30, 10, 0, 0),
        Abstract = "How they think.",
        Slides = [new("", "/pdf/engines.pdf")],
        SpeakerIds = [1],
        NewSpeaker = "Ada Lovelace",
    };

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_talk_comes_last_with_its_speakers_in_order(string provider)
    {
        await using var conference = await Arrange(provider);

        await Add(conference, Engines);

        var talk = await conference.Read(db =>
            db.Talks.Include(t => t.Speakers).ThenInclude(row => row.Speaker).SingleAsync(t => t.Title == "Engines")
        );
        Assert.Equal(
            (Engines.Starts, Engines.Ends, "How they think.", "/pdf/engines.pdf", 1),
            (talk.Starts, talk.Ends, talk.Abstract, talk.Slides, talk.Position)
        );
        Assert.Equal(["Grace Hopper", "Ada Lovelace"], talk.Speakers.OrderBy(row => row.Position).Select(row => row.Speaker!.Name));
        Assert.Equal(
            "Added Engines",
            await conference.Read(db => db.AgendaSteps.OrderBy(step => step.Id).Select(s => s.Title.Words).LastAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_it_names_must_be_there_and_of_its_event(string provider)
    {
        await using var conference = await Arrange(provider);
        await conference.Save(A.Event("other"), new Room { EventId = 2, Name = "Theirs" }, A.Speaker(2, "Theirs"));
        await conference.Save(new Track { EventId = 2, Name = "Theirs" });

        Assert.Equal("This room no longer exists. Choose another one.", await Refusal(conference, Engines with { RoomId = 1 }));
        Assert.Equal("This track no longer exists. Choose another one.", await Refusal(conference, Engines with { TrackId = 1 }));
        Assert.Equal(
            "This sponsorship no longer exists. Choose another one.",
            await Refusal(conference, Engines with { SponsorshipId = 1 })
        );
        Assert.Equal("A speaker you chose no longer exists. Choose again.", await Refusal(conference, Engines with { SpeakerIds = [2] }));

        Assert.Equal(1, await conference.Read(db => db.Talks.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_comes_in_twice_and_no_clock_shows_the_hour_that_is_skipped(string provider)
    {
        await using var conference = await Arrange(provider);

        var known = await Refusal(conference, Engines with { NewSpeaker = "grace hopper" });
        var skipped = await Refusal(conference, Engines with { Starts = new(2020, 3, 29, 2, 30, 0) });

        Assert.Equal("Grace Hopper is a speaker already: choose the name from the list.", known);
        Assert.Equal("Clocks go forward that night: on March 29 there is no 02:30 in Europe/Amsterdam. Choose another time.", skipped);
        Assert.Equal((1, 1), await conference.Read(async db => (await db.Talks.CountAsync(), await db.Speakers.CountAsync())));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_saw_an_older_version_changes_nothing(string provider)
    {
        await using var conference = await Arrange(provider);
        await using var db = conference.CreateDbContext();
        var opened = await db.Talks.Include(talk => talk.Speakers).SingleAsync();
        await using (var other = conference.CreateDbContext())
            await new SaveTalk(other).Save(await other.Talks.Include(t => t.Speakers).SingleAsync(), Engines with { Title = "First" });

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() =>
            new SaveTalk(db).Save(opened, Engines with { SpeakerIds = [], NewSpeaker = "Joan" })
        );

        Assert.Equal("First", await conference.Read(read => read.Talks.Select(talk => talk.Title).SingleAsync()));
        Assert.False(await conference.Read(read => read.Speakers.AnyAsync(speaker => speaker.Name == "Joan")));
    }

    /// <summary>A talk without a time, and Grace.</summary>
    static async Task<ConferenceDatabase> Arrange(string provider)
    {
        var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1), A.Speaker(1));
        return conference;
    }

    static async Task Add(ConferenceDatabase conference, TalkDetails details)
    {
        await using var db = conference.CreateDbContext();
        await new SaveTalk(db).Save(new Talk { EventId = 1, Title = "" }, details);
    }

    static async Task<string> Refusal(ConferenceDatabase conference, TalkDetails details) =>
        (await Assert.ThrowsAsync<RuleBrokenException>(() => Add(conference, details))).Message;
}
