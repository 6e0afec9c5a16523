using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Steps;

namespace NsmCon.Data.Tests.Agenda;

public class MergeSpeakersTests
{
    static readonly string[] Nothing = [];
    static readonly DateTime Noon = new(2020, 3, 30, 12, 0, 0);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_talks_of_the_second_name_the_first_in_their_place_and_nobody_twice(string provider)
    {
        await using var conference = await Arranged(provider);
        await using var db = conference.CreateDbContext();

        var step = await Merge(db, Nothing);

        Assert.Equal("Merged A. Lovelace into Ada Lovelace", step.Title.Words);
        Assert.Equal(
            ["Both: Ada Lovelace, Grace Hopper", "First: Ada Lovelace", "Second: Grace Hopper, Ada Lovelace, Alan Turing"],
            await Talks(conference)
        );
        Assert.Equal(
            ["Ada Lovelace", "Alan Turing", "Grace Hopper"],
            await conference.Read(read => read.Speakers.Select(speaker => speaker.Name).Order().ToListAsync())
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Chosen_values_come_from_the_second_and_all_others_stay(string provider)
    {
        await using var conference = await Arranged(provider);
        await using var db = conference.CreateDbContext();

        await Merge(db, [nameof(Speaker.Bio), nameof(Speaker.Email), nameof(Speaker.Id), nameof(Speaker.PageCode), "Nonsense"]);

        var ada = await conference.Read(read => read.Speakers.SingleAsync(speaker => speaker.Name == "Ada Lovelace"));
        Assert.Equal((2, "Second bio.", "second@example.org", "First Ltd", "first"), (ada.Id, ada.Bio, ada.Email, ada.Company, ada.GitHub));
        Assert.Equal((A.Day, "0123456789ABCDEFGHJK"), (ada.ConfirmedAt!.Value, ada.PageCode));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Undoing_it_brings_back_both_with_their_numbers_and_all_they_had(string provider)
    {
        await using var conference = await Arranged(provider);
        var before = await Everything(conference);
        AgendaStep step;
        await using (var db = conference.CreateDbContext())
            step = await Merge(db, [.. MergeSpeakers.Choices.Select(field => field.Name)]);
        await using var undoing = conference.CreateDbContext();

        var undone = await new UndoStep(undoing).UndoOne(1, step.Id, A.Day);

        Assert.Equal("Merged A. Lovelace into Ada Lovelace", step.Title.Words);
        Assert.NotNull(undone);
        Assert.Equal(before, await Everything(conference));
        Assert.NotNull(await new UndoStep(undoing).Redo(1, "system", A.Day));
        Assert.Equal(
            ["Both: A. Lovelace, Grace Hopper", "First: A. Lovelace", "Second: Grace Hopper, A. Lovelace, Alan Turing"],
            await Talks(conference)
        );
        Assert.NotNull(await new UndoStep(undoing).Undo(1, "system", A.Day));
        Assert.Equal(before, await Everything(conference));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_was_changed_meanwhile_is_not_merged(string provider)
    {
        foreach (var changed in new[] { "Ada Lovelace", "A. Lovelace" })
        {
            await using var conference = await Arranged(provider);
            await using var db = conference.CreateDbContext();
            var (stays, goes) = await Both(db);
            await using (var other = conference.CreateDbContext())
            {
                (await other.Speakers.SingleAsync(speaker => speaker.Name == changed)).Twitter = "ada";
                await other.SaveChangesAsync();
            }

            var fault = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => new MergeSpeakers(db).Merge(stays, goes, Nothing));

            Assert.Equal($"{changed} was changed meanwhile.", fault.Message);
            Assert.Equal(4, await conference.Read(read => read.Speakers.CountAsync()));
            Assert.Contains("Both: A. Lovelace, Grace Hopper, Ada Lovelace", await Talks(conference));
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_is_merged_with_themselves_or_with_another_events_speaker(string provider)
    {
        await using var conference = await Arranged(provider);
        await conference.Save(A.Event("other"), A.Speaker(2, "Ada Elsewhere"));
        await using var db = conference.CreateDbContext();
        var (stays, _) = await Both(db);
        var elsewhere = await db.Speakers.SingleAsync(speaker => speaker.EventId == 2);

        foreach (var other in new[] { stays, elsewhere })
        {
            var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => new MergeSpeakers(db).Merge(stays, other, Nothing));
            Assert.Equal("Choose another speaker of the same event.", refusal.Message);
        }

        Assert.Equal(5, await conference.Read(read => read.Speakers.CountAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_the_first_has_already_stays_theirs(string provider)
    {
        await using var conference = await Arranged(provider);
        await using var db = conference.CreateDbContext();
        var (stays, goes) = await Both(db);
        (stays.PageCode, stays.ConfirmedAt) = ("ABCDEFGHJK0123456789", A.Day.AddDays(1));
        (stays.Arrives, goes.Leaves) = (Noon, Noon.AddDays(-1));
        await db.SaveChangesAsync();

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            new MergeSpeakers(db).Merge(stays, goes, [nameof(Speaker.Leaves)])
        );
        db.ChangeTracker.Clear();
        await Merge(db, Nothing);

        Assert.StartsWith("Ada Lovelace would leave at", refusal.Message, StringComparison.Ordinal);
        var ada = await conference.Read(read => read.Speakers.SingleAsync(speaker => speaker.Name == "Ada Lovelace"));
        Assert.Equal(("ABCDEFGHJK0123456789", A.Day, Noon, null), (ada.PageCode, ada.ConfirmedAt!.Value, ada.Arrives!.Value, ada.Leaves));
    }

    /// <summary>The second speaks before Grace and the first in one talk, between Grace and Alan in another.</summary>
    static async Task<ConferenceDatabase> Arranged(string provider)
    {
        var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(
            A.Event(),
            A.Speaker(1),
            new Speaker
            {
                EventId = 1,
                Name = "Ada Lovelace",
                Company = "First Ltd",
                Bio = "First bio.",
                GitHub = "first",
                Email = "first@example.org",
            },
            new Speaker
            {
                EventId = 1,
                Name = "A. Lovelace",
                Bio = "Second bio.",
                Email = "second@example.org",
                ConfirmedAt = A.Day,
                PageCode = "0123456789ABCDEFGHJK",
            },
            A.Speaker(1, "Alan Turing"),
            Talk("First", 2),
            Talk("Second", 1, 3, 4),
            Talk("Both", 3, 1, 2)
        );
        return conference;
    }

    static Talk Talk(string title, params int[] speakers)
    {
        var talk = A.Talk(1, title);
        talk.Speakers = [.. speakers.Select((id, position) => new TalkSpeaker { SpeakerId = id, Position = position })];
        return talk;
    }

    static async Task<(Speaker Stays, Speaker Goes)> Both(ConferenceDb db) =>
        (
            await db.Speakers.SingleAsync(speaker => speaker.Name == "Ada Lovelace"),
            await db.Speakers.SingleAsync(speaker => speaker.Name == "A. Lovelace")
        );

    static async Task<AgendaStep> Merge(ConferenceDb db, IReadOnlyCollection<string> taken)
    {
        var (stays, goes) = await Both(db);
        return await new MergeSpeakers(db).Merge(stays, goes, taken);
    }

    static Task<List<string>> Talks(ConferenceDatabase conference) =>
        conference.Read(async db =>
            (
                await db.Talks.Include(talk => talk.Speakers).ThenInclude(row => row.Speaker).OrderBy(talk => talk.Title).ToListAsync()
            ).ConvertAll(talk =>
                $"{talk.Title}: {string.Join(", ", talk.Speakers.OrderBy(row => row.Position).Select(row => row.Speaker!.Name))}"
            )
        );

    static async Task<List<string>> Everything(ConferenceDatabase conference) =>
        [
            .. await Talks(conference),
            .. await conference.Read(async db =>
                (await db.Speakers.OrderBy(speaker => speaker.Id).ToListAsync()).ConvertAll(s =>
                    $"{s.Id} {s.EventId} {s.Name} {s.Company} {s.Bio} {s.GitHub} {s.Email} {s.ConfirmedAt:O} {s.PageCode}"
                )
            ),
            .. await conference.Read(async db =>
                (await db.TalkSpeakers.OrderBy(row => row.TalkId).ThenBy(row => row.SpeakerId).ToListAsync()).ConvertAll(row =>
                    $"{row.EventId} {row.TalkId} {row.SpeakerId} {row.Position}"
                )
            ),
        ];
}
