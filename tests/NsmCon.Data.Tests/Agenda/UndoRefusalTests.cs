using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Steps;
using static NsmCon.Data.Tests.Agenda.Stepping;

namespace NsmCon.Data.Tests.Agenda;

public class UndoRefusalTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_changed_since_is_not_undone_and_nothing_else_of_the_step_is(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"), A.Talk(1, "Closing"));
        await Change(conference, Mira, async db =>
        {
            foreach (var talk in await db.Talks.ToListAsync())
                talk.Title += "!";
        });
        await Change(conference, Noor, async db => (await db.Talks.FindAsync(2))!.Title = "Farewell");

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Undo(conference, Mira));

        Assert.Equal("“Changed Opening!” cannot be undone: what it changed was changed since. Nothing was done.", refusal.Message);
        Assert.Equal(["Opening!", "Farewell"], await Titles(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_that_got_speakers_since_is_not_taken_away_with_them(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Speaker(1));
        await Change(conference, Mira, db => Task.FromResult(db.Add(A.Talk(1, "Opening"))));
        await Change(conference, Noor, async db =>
            (await db.Talks.SingleAsync()).Speakers.Add(new TalkSpeaker { EventId = 1, SpeakerId = 1 })
        );

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Undo(conference, Mira));

        Assert.Equal("Something was added to it since, which would be lost. Nothing was undone.", refusal.Message);
        Assert.Equal(1, await conference.Read(db => db.TalkSpeakers.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_speaker_who_got_a_talk_since_is_not_taken_off_it(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        await Change(conference, Mira, db => Task.FromResult(db.Add(A.Speaker(1))));
        await Change(conference, Noor, async db => (await db.Talks.SingleAsync()).SetSpeakers([await db.Speakers.SingleAsync()]));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Undo(conference, Mira));

        Assert.Equal("Something was added to it since, which would be lost. Nothing was undone.", refusal.Message);
        Assert.Equal(1, await conference.Read(db => db.TalkSpeakers.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_that_an_import_brought_goes_with_its_benefits_and_with_no_other(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        var package = A.Package(1);
        package.Benefits.Add(new Benefit { EventId = 1, Text = "Logo" });
        await using var db = conference.CreateDbContext();
        db.Add(package);
        using (db.NameStep(new AgendaStepNote(new(StepDeed.Imported), AgendaStepKind.Import)))
            await db.SaveChangesAsync();
        var step = await conference.Read(read => read.AgendaSteps.SingleAsync());
        await Change(conference, Noor, async other =>
            (await other.Packages.Include(p => p.Benefits).SingleAsync()).Benefits.Add(new Benefit { EventId = 1, Text = "Booth" })
        );

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            conference.Read(read => new UndoStep(read).UndoOne(1, step.Id, A.Day))
        );
        await Change(conference, Noor, async other => other.Remove(await other.Benefits.SingleAsync(benefit => benefit.Text == "Booth")));
        await conference.Read(read => new UndoStep(read).UndoOne(1, step.Id, A.Day));

        Assert.Equal((AgendaStepKind.Import, "Imported"), (step.Kind, step.Title.Words));
        Assert.Equal("Something was added to it since, which would be lost. Nothing was undone.", refusal.Message);
        Assert.Equal(
            (0, 0),
            (await conference.Read(read => read.Packages.CountAsync()), await conference.Read(read => read.Benefits.CountAsync()))
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_step_of_two_fields_is_undone_only_while_both_are_as_it_left_them(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        await Change(conference, Mira, async db =>
            ((await db.Talks.SingleAsync()).Title, (await db.Talks.SingleAsync()).Abstract) = ("Welcome", "All about it.")
        );
        await Change(conference, Noor, async db => (await db.Talks.SingleAsync()).Title = "Hello");

        await Assert.ThrowsAsync<RuleBrokenException>(() => Undo(conference, Mira));

        Assert.Equal("All about it.", await conference.Read(db => db.Talks.Select(talk => talk.Abstract).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_changed_since_it_was_undone_is_not_done_again(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        await Change(conference, Mira, async db => (await db.Talks.SingleAsync()).Title = "Welcome");
        await Undo(conference, Mira);
        await Change(conference, Noor, async db => (await db.Talks.SingleAsync()).Title = "Hello");

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Redo(conference, Mira));

        Assert.Equal("“Changed Welcome” cannot be done again: what it changed was changed since. Nothing was done.", refusal.Message);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_step_that_names_a_column_of_before_is_refused_with_a_sentence(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        await Change(conference, Mira, async db => (await db.Talks.SingleAsync()).Title = "Welcome");
        await conference.Execute("""UPDATE "AgendaSteps" SET "Changes" = REPLACE("Changes", '"Title"', '"Heading"')""");

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Undo(conference, Mira));

        Assert.Equal("“Changed Welcome” cannot be undone: what it changed was changed since. Nothing was done.", refusal.Message);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_row_of_before_with_one_column_too_many_neither_goes_nor_comes_back(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1, "Opening"));
        await Change(conference, Mira, async db => db.Remove(await db.Talks.SingleAsync()));
        await Change(conference, Noor, db => Task.FromResult(db.Add(A.Talk(1, "Closing"))));
        await conference.Execute("""UPDATE "AgendaSteps" SET "Changes" = REPLACE("Changes", '"Abstract"', '"Synopsis"')""");

        var refusals = new List<string>();
        foreach (var person in new[] { Mira, Noor })
            refusals.Add((await Assert.ThrowsAsync<RuleBrokenException>(() => Undo(conference, person))).Message);

        Assert.Equal(["Deleted Opening", "Added Closing"], refusals.ConvertAll(refusal => refusal.Split('“', '”')[1]));
        Assert.Equal(["Closing"], await Titles(conference));
    }
}
