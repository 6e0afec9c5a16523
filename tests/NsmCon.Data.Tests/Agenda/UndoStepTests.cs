using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Steps;
using static NsmCon.Data.Tests.Agenda.Stepping;

namespace NsmCon.Data.Tests.Agenda;

public class UndoStepTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_hundred_steps_are_undone_to_the_beginning_and_done_again_to_the_end(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(
            A.Event(),
            new Room { EventId = 1, Name = "Room 1" },
            A.Speaker(1),
            A.Speaker(1, "Ada Lovelace"),
            Given(A.Talk(1, "Opening"), 1),
            Given(A.Talk(1, "Closing"), 2)
        );
        var states = new List<string> { await State(conference) };
        var random = new Random(7);
        for (var step = 0; step < 100; step++)
        {
            await ChangeSomething(conference, random, step);
            states.Add(await State(conference));
        }

        for (var step = 99; step >= 0; step--)
        {
            Assert.NotNull(await Undo(conference, Mira));
            Assert.Equal(states[step], await State(conference));
        }

        Assert.Null(await Undo(conference, Mira));
        for (var step = 1; step <= 100; step++)
            Assert.NotNull(await Redo(conference, Mira));
        Assert.Equal(states[100], await State(conference));
        Assert.Null(await Redo(conference, Mira));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_deleted_talk_comes_back_with_its_key_and_its_speakers_as_a_later_version(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Speaker(1), Given(A.Talk(1, "Opening"), 1));
        await Change(conference, Mira, async db => db.Remove(await db.Talks.Include(talk => talk.Speakers).SingleAsync()));

        var step = await Undo(conference, Mira);

        var talk = await conference.Read(db => db.Talks.Include(t => t.Speakers).SingleAsync());
        Assert.Equal("Deleted Opening", step!.Title.Words);
        Assert.Equal((1, "Opening", 1, 1), (talk.Id, talk.Title, Assert.Single(talk.Speakers).SpeakerId, talk.Version));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_undoes_their_own_steps_and_none_of_another_is_lost(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"), A.Talk(1, "Closing"));
        await Change(conference, Mira, async db => (await db.Talks.FindAsync(1))!.Title = "Welcome");
        await Change(conference, Noor, async db => (await db.Talks.FindAsync(2))!.Title = "Farewell");

        await Undo(conference, Mira);

        Assert.Equal(["Opening", "Farewell"], await Titles(conference));
        Assert.Null(await Undo(conference, Mira));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Other_fields_of_the_same_talk_may_be_changed_in_between(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        await Change(conference, Mira, async db => (await db.Talks.SingleAsync()).Title = "Welcome");
        await Change(conference, Noor, async db => (await db.Talks.SingleAsync()).Abstract = "All about it.");

        await Undo(conference, Mira);

        var talk = await conference.Read(db => db.Talks.SingleAsync());
        Assert.Equal(("Opening", "All about it."), (talk.Title, talk.Abstract));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_loses_what_they_undid_by_a_change_to_another_event(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Event("other"), A.Talk(1, "Opening"), A.Talk(2, "Elsewhere"));
        await Change(conference, Mira, async db => (await db.Talks.FindAsync(1))!.Title = "Welcome");
        await Undo(conference, Mira);

        await Change(conference, Mira, async db => (await db.Talks.FindAsync(2))!.Title = "There");

        Assert.NotNull(await Redo(conference, Mira));
        Assert.Equal(["Welcome", "There"], await Titles(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_saved_without_steps_leaves_none_and_what_comes_after_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        await using var db = conference.CreateDbContext();
        using (db.WithoutSteps())
        {
            db.Add(A.Talk(1, "Silent"));
            await db.SaveChangesAsync();
        }

        db.Add(A.Talk(1, "Opening"));
        await db.SaveChangesAsync();

        Assert.Equal(["Added Opening"], await conference.Read(read => read.AgendaSteps.Select(step => step.Title.Words).ToListAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_does_again_what_they_undid_last_and_in_that_event_alone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Event("other"), A.Talk(1, "Opening"), A.Talk(2, "Elsewhere"));
        await Change(conference, Noor, async db => (await db.Talks.FindAsync(1))!.Abstract = "Noor's");
        await Change(conference, Mira, async db => (await db.Talks.FindAsync(2))!.Title = "There");
        foreach (var title in new[] { "First", "Second" })
            await Change(conference, Mira, async db => (await db.Talks.FindAsync(1))!.Title = title);
        await Undo(conference, Noor);
        await conference.Read(db => new UndoStep(db).Undo(2, Mira, A.Day));
        for (var step = 0; step < 2; step++)
            await Undo(conference, Mira);

        await Redo(conference, Mira);
        Assert.Equal(["First", "Elsewhere"], await Titles(conference));
        await Redo(conference, Mira);

        Assert.Null(await Redo(conference, Mira));
        Assert.Equal(["Second", "Elsewhere"], await Titles(conference));
        Assert.Equal("", await conference.Read(db => db.Talks.OrderBy(talk => talk.Id).Select(talk => talk.Abstract).FirstAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_step_takes_the_place_of_those_that_were_undone(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        await Change(conference, Mira, async db => (await db.Talks.SingleAsync()).Title = "Welcome");
        await Undo(conference, Mira);
        await Change(conference, Mira, async db => (await db.Talks.SingleAsync()).Title = "Hello");

        Assert.Null(await Redo(conference, Mira));

        await Undo(conference, Mira);
        Assert.Equal(["Opening"], await Titles(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_change_of_the_agenda_raises_its_revision_and_nothing_else_does(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        var before = await Revision(conference);
        await Change(conference, Mira, async db => (await db.Events.SingleAsync()).RegistrationOpensAt = A.Day);
        Assert.Equal(before, await Revision(conference));

        await Change(conference, Mira, async db => (await db.Talks.SingleAsync()).Title = "Welcome");
        await Undo(conference, Mira);
        await Change(conference, Mira, async db => (await db.Events.SingleAsync()).Title = "NSMCon");

        Assert.Equal(before + 3, await Revision(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_oldest_steps_of_a_person_end_and_fifty_are_always_there(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        for (var step = 0; step < AgendaStep.MostEdits + 5; step++)
            await Change(conference, Mira, async db => (await db.Talks.SingleAsync()).Title = $"Title {step}");

        var kept = await conference.Read(db => db.AgendaSteps.CountAsync(step => step.By == Mira));

        Assert.Equal(AgendaStep.MostEdits, kept);
        Assert.True(kept >= 50);
    }

    static async Task ChangeSomething(ConferenceDatabase conference, Random random, int step) => await Change(conference, Mira, async db =>
        {
            var talks = await db.Talks.Include(talk => talk.Speakers).OrderBy(talk => talk.Id).ToListAsync();
            var talk = talks.Count == 0 ? null : talks[random.Next(talks.Count)];
            switch (talk is null ? 0 : step % 7)
            {
                case 0:
                    db.Add(Given(A.Talk(1, $"Talk {step}"), 1));
                    break;
                case 1:
                    talk!.Schedule(
                        new DateTime(2020, 3, 30, 9, 0, 0).AddMinutes(step),
                        new DateTime(2020, 3, 30, 11, 0, 0).AddMinutes(step)
                    );
                    break;
                case 2:
                    db.Remove(talk!);
                    break;
                case 3:
                    talk!.SetSpeakers([
                        .. (await db.Speakers.OrderBy(speaker => speaker.Id).ToListAsync()).Take(1 + random.Next(2)).Reverse(),
                    ]);
                    break;
                case 4:
                    talk!.RoomId = talk.RoomId is null ? 1 : null;
                    talk.Kind = TalkKind.Keynote;
                    break;
                case 5:
                    (await db.Speakers.FirstAsync()).Bio = $"Bio {step}";
                    break;
                default:
                    db.Add(new Track { EventId = 1, Name = $"Track {step}" });
                    break;
            }

            // A choice that changes nothing makes no step.
            (await db.Talks.FirstAsync()).Abstract = $"Text {step}";
        });

    static Task<int> Revision(ConferenceDatabase conference) =>
        conference.Read(db => db.Events.Select(e => e.AgendaRevision).SingleAsync());

    static Talk Given(Talk talk, int speakerId)
    {
        talk.Speakers.Add(new TalkSpeaker { EventId = talk.EventId, SpeakerId = speakerId });
        return talk;
    }

    // All but versions, which only grow.
    static Task<string> State(ConferenceDatabase conference) =>
        conference.Read(async db =>
            JsonSerializer.Serialize(
                new
                {
                    Talks = (await db.Talks.AsNoTracking().OrderBy(talk => talk.Id).ToListAsync()).Select(talk => new
                    {
                        talk.Id,
                        talk.Title,
                        talk.Kind,
                        talk.Starts,
                        talk.Ends,
                        talk.RoomId,
                        talk.Abstract,
                    }),
                    Speaking = await db
                        .TalkSpeakers.AsNoTracking()
                        .OrderBy(row => row.TalkId)
                        .ThenBy(row => row.SpeakerId)
                        .Select(row => new
                        {
                            row.TalkId,
                            row.SpeakerId,
                            row.Position,
                        })
                        .ToListAsync(),
                    Bios = await db.Speakers.OrderBy(speaker => speaker.Id).Select(speaker => speaker.Bio).ToListAsync(),
                    Tracks = await db.Tracks.OrderBy(track => track.Id).Select(track => track.Name).ToListAsync(),
                }
            )
        );
}
