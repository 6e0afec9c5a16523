using NsmCon.Data.Agenda;
using NsmCon.Data.Releases;

namespace NsmCon.Data.Tests.Agenda;

public class DifferenceWordsTests
{
    static readonly DateTime Nine = new(2020, 3, 30, 9, 0, 0);
    static readonly ReleasedSpeaker Ada = new() { Id = 1, Name = "Ada" };
    static readonly ReleasedTalk Engines = new()
    {
        Id = 7,
        Title = "Engines",
        Starts = Nine,
        Speakers = [Ada],
    };

    [Theory]
    [InlineData(DifferenceSubject.Talk, null, null, "Hall", "“Engines” is new: Hall.")]
    [InlineData(DifferenceSubject.Talk, "title", "Mills", "Engines", "“Mills” is now called “Engines”.", "It was called “Mills” before.")]
    [InlineData(
        DifferenceSubject.Talk,
        "order",
        null,
        null,
        "“Engines” has a different place among the talks at its time.",
        "It has a different place among the talks at its time."
    )]
    [InlineData(DifferenceSubject.Talk, "room", null, "Hall", "“Engines” is in Hall.", "It is in Hall.")]
    [InlineData(DifferenceSubject.Talk, "speakers", null, "Ada", "“Engines” is given by Ada.", "It is given by Ada.")]
    [InlineData(
        DifferenceSubject.Talk,
        "speakers",
        "Ada",
        null,
        "“Engines” has no speakers any more; it was to be given by Ada.",
        "It has no speakers any more; it was to be given by Ada."
    )]
    [InlineData(
        DifferenceSubject.Talk,
        "kind",
        "talk",
        "workshop",
        "The kind of “Engines” is now workshop; it was talk.",
        "Its kind is now workshop; it was talk."
    )]
    [InlineData(
        DifferenceSubject.Talk,
        "track",
        "Telco",
        null,
        "“Engines” has no track any more; it was Telco.",
        "It has no track any more; it was Telco."
    )]
    [InlineData(DifferenceSubject.Talk, "abstract", null, null, "The abstract of “Engines” changed.", "Its abstract changed.")]
    [InlineData(DifferenceSubject.Speaker, "name", "Bea", "Engines", "Bea is now called Engines.", "They were called Bea before.")]
    [InlineData(
        DifferenceSubject.Speaker,
        "company",
        "Acme",
        null,
        "Engines has no company any more; it was Acme.",
        "They have no company any more; it was Acme."
    )]
    [InlineData(
        DifferenceSubject.Speaker,
        "company",
        "Acme",
        "Initech",
        "The company of Engines is now Initech; it was Acme.",
        "Their company is now Initech; it was Acme."
    )]
    [InlineData(DifferenceSubject.Speaker, "photo", null, null, "The photo of Engines changed.", "Their photo changed.")]
    [InlineData(DifferenceSubject.Room, "name", "Attic", "Engines", "Room Attic is now called Engines.", "It was called Attic before.")]
    [InlineData(DifferenceSubject.Room, "name", "room 2", "Engines", "room 2 is now called Engines.")]
    [InlineData(
        DifferenceSubject.Track,
        "color",
        "red",
        "blue",
        "The color of Track Engines is now blue; it was red.",
        "Its color is now blue; it was red."
    )]
    [InlineData(DifferenceSubject.Event, "title", "NSMCon", "NSMCon EU", "The event is now called NSMCon EU; it was NSMCon.")]
    [InlineData(DifferenceSubject.Event, "place", "Berlin", "Paris", "The place of the event is now Paris; it was Berlin.")]
    [InlineData(DifferenceSubject.Event, "place", "Berlin", null, "The event has no place any more; it was Berlin.")]
    public void A_difference_is_a_sentence_alone_and_behind_another(
        DifferenceSubject subject,
        string? field,
        string? from,
        string? to,
        string words,
        string? further = null
    )
    {
        var difference = new AgendaDifference(field is null ? DifferenceKind.New : DifferenceKind.Changed, subject, 1, "Engines")
        {
            Field = field,
            From = from,
            To = to,
        };

        Assert.Equal(words, difference.Words);
        if (further is not null)
            Assert.Equal(further, difference.FurtherWords);
    }

    [Theory]
    [InlineData(DifferenceKind.New, DifferenceSubject.Room, "Room Attic is new.")]
    [InlineData(DifferenceKind.Gone, DifferenceSubject.Room, "Room Attic is gone.")]
    [InlineData(DifferenceKind.Gone, DifferenceSubject.Track, "Track Attic is gone.")]
    [InlineData(DifferenceKind.Gone, DifferenceSubject.Talk, "“Attic” was taken off the agenda.")]
    public void What_comes_and_goes_is_named(DifferenceKind kind, DifferenceSubject subject, string words)
    {
        var difference = new AgendaDifference(kind, subject, 1, "Attic");

        Assert.Equal((words, words), (difference.Words, difference.FurtherWords));
    }

    [Fact]
    public void Only_the_title_of_a_break_is_not_shouted()
    {
        var talk = new AgendaDifference(DifferenceKind.Gone, DifferenceSubject.Talk, 1, "LUNCH");

        Assert.Equal("“LUNCH” was taken off the agenda.", talk.Words);
        Assert.Equal("“Lunch” was taken off the agenda.", (talk with { IsPause = true }).Words);
    }

    [Theory]
    [InlineData(DifferenceKind.New, DifferenceSubject.Talk, null, true)]
    [InlineData(DifferenceKind.Moved, DifferenceSubject.Talk, null, true)]
    [InlineData(DifferenceKind.Changed, DifferenceSubject.Talk, "speakers", true)]
    [InlineData(DifferenceKind.Changed, DifferenceSubject.Talk, "abstract", false)]
    [InlineData(DifferenceKind.Gone, DifferenceSubject.Room, null, false)]
    [InlineData(DifferenceKind.Changed, DifferenceSubject.Event, "speakers", false)]
    public void Speakers_hear_of_what_is_about_their_talk(DifferenceKind kind, DifferenceSubject subject, string? field, bool isNews)
    {
        var difference = new AgendaDifference(kind, subject, 1, "Engines") { Field = field };

        Assert.Equal(isNews, difference.IsNews);
        Assert.False((difference with { IsPause = true }).IsNews);
    }

    [Fact]
    public void All_of_a_talk_is_compared()
    {
        var telco = Engines with
        {
            Title = "Mills",
            Kind = TalkKind.Keynote,
            Track = new(1, "Telco", "blue"),
            Abstract = "New.",
            Slides = [new("", "/s.pdf")],
            Videos = [new("", "https://v.example")],
        };
        var renamed = telco with { Track = new(1, "Telecom", "blue") };

        Assert.Equal(
            ["title: Engines > Mills", "kind: talk > keynote", "track:  > Telco", "abstract:  > ", "slides:  > ", "video:  > "],
            Fields(AgendaWith(Engines), AgendaWith(telco))
        );
        Assert.Equal(["track: Telco > "], Fields(AgendaWith(telco), AgendaWith(telco with { Track = null })));
        Assert.Empty(Fields(AgendaWith(telco), AgendaWith(renamed)));
    }

    [Fact]
    public void All_of_a_speaker_is_compared()
    {
        var other = new ReleasedSpeaker
        {
            Id = Ada.Id,
            Name = "Ada L",
            JobTitle = "CTO",
            Company = "Acme",
            Bio = "She.",
            ImagePath = "/a.png",
            GitHub = "ada",
        };

        Assert.Equal(
            ["name: Ada > Ada L", "job title:  > CTO", "company:  > Acme", "biography:  > ", "photo:  > ", "links:  > "],
            Fields(AgendaWith(Engines), AgendaWith(Engines with { Speakers = [other] }))
        );
        Assert.Equal(
            ["job title: CTO > ", "company: Acme > "],
            Fields(
                AgendaWith(
                    Engines with
                    {
                        Speakers =
                        [
                            new()
                            {
                                Id = Ada.Id,
                                Name = Ada.Name,
                                JobTitle = "CTO",
                                Company = "Acme",
                            },
                        ],
                    }
                ),
                AgendaWith(Engines)
            )
        );
        Assert.All(
            [
                new ReleasedSpeaker
                {
                    Id = Ada.Id,
                    Name = Ada.Name,
                    Twitter = "ada",
                },
                new ReleasedSpeaker
                {
                    Id = Ada.Id,
                    Name = Ada.Name,
                    LinkedIn = "ada",
                },
            ],
            linked => Assert.Equal(["links:  > "], Fields(AgendaWith(Engines), AgendaWith(Engines with { Speakers = [linked] })))
        );
    }

    [Fact]
    public void The_order_of_speakers_is_theirs_to_hear()
    {
        var bea = new ReleasedSpeaker { Id = 2, Name = "Bea" };

        Assert.Equal(
            ["speakers: Ada and Bea > Bea and Ada"],
            Fields(AgendaWith(Engines with { Speakers = [Ada, bea] }), AgendaWith(Engines with { Speakers = [bea, Ada] }))
        );
        Assert.Equal(["speakers:  > Ada"], Fields(AgendaWith(Engines with { Speakers = [] }), AgendaWith(Engines)));
    }

    [Fact]
    public void Rooms_and_tracks_are_compared()
    {
        var before = AgendaWith() with
        {
            Rooms = [new(1, "Hall"), new(2, "Attic")],
            Tracks = [new(1, "Telco", "blue"), new(2, "Edge", "red")],
        };
        var after = AgendaWith() with
        {
            Rooms = [new(1, "Aula"), new(3, "Cellar")],
            Tracks = [new(1, "Telecom", "red"), new(3, "Core", "red")],
        };

        Assert.Equal(
            [
                "Room Cellar is new.",
                "Room Attic is gone.",
                "Room Hall is now called Aula.",
                "Track Core is new.",
                "Track Edge is gone.",
                "Track Telco is now called Telecom.",
                "The color of Track Telecom is now red; it was blue.",
            ],
            AgendaDifferences.Compare(before, after).Select(difference => difference.Words)
        );
        Assert.Equal(
            "1 room added, 1 room taken away, 5 details changed",
            AgendaDifferences.Summary(AgendaDifferences.Compare(before, after))
        );
        Assert.Equal(
            [
                "Room Cellar is new.",
                "Room Attic is gone.",
                "Room Hall is now called Aula.",
                "Track Core is new.",
                "Track Edge is gone.",
                "Track Telco is now called Telecom. Its color is now red; it was blue.",
            ],
            AgendaDifferences.Lines(AgendaDifferences.Compare(before, after))
        );
    }

    [Fact]
    public void In_short_what_went_is_counted_too()
    {
        var pause = new ReleasedTalk
        {
            Id = 20,
            Title = "Lunch",
            Kind = TalkKind.Lunch,
        };
        var before = AgendaWith(Engines, pause, pause with { Id = 21 });

        Assert.Equal("1 talk taken off, 2 breaks taken off", AgendaDifferences.Summary(AgendaDifferences.Compare(before, AgendaWith())));
        Assert.Equal("", AgendaDifferences.Summary([]));
    }

    [Fact]
    public void Each_fact_of_the_event_is_a_line_of_its_own()
    {
        AgendaDifference[] differences = [Fact("place"), Fact("date"), new(DifferenceKind.Gone, DifferenceSubject.Talk, 1, "Engines")];

        Assert.Equal(
            ["The place of the event changed.", "The date of the event changed.", "“Engines” was taken off the agenda."],
            AgendaDifferences.Lines(differences)
        );
        Assert.Equal(3, AgendaDifferences.CountLines(differences));
        Assert.Equal("new place, new date, 1 talk taken off", AgendaDifferences.Summary(differences));
    }

    static AgendaDifference Fact(string field) => new(DifferenceKind.Changed, DifferenceSubject.Event, 1, "NSMCon") { Field = field };

    static ReleasedAgenda AgendaWith(params ReleasedTalk[] talks) => new() { Talks = talks };

    static IEnumerable<string> Fields(ReleasedAgenda before, ReleasedAgenda after) =>
        AgendaDifferences.Compare(before, after).Select(difference => $"{difference.Field}: {difference.From} > {difference.To}");
}
