using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Steps;

/// <summary>Makes one speaker of two who are the same person, in one step that can be undone.</summary>
public sealed class MergeSpeakers(ConferenceDb db)
{
    /// <summary>What a person chooses between.</summary>
    public static readonly IReadOnlyList<Field<Speaker>> Choices =
    [
        .. SpeakerDetails.Fields.Select(field => new Field<Speaker>(field.Name, field.Word, field.Text, field.Take)),
        new(nameof(Speaker.Email), "e-mail", of => of.Email ?? "", (to, from) => to.Email = from.Email),
        new(nameof(Speaker.Arrives), "arrives", of => Time(of.Arrives), (to, from) => to.Arrives = from.Arrives),
        new(nameof(Speaker.Leaves), "leaves", of => Time(of.Leaves), (to, from) => to.Leaves = from.Leaves),
    ];

    static string Time(DateTime? time) => time.InWords("MMMM d, yyyy, HH:mm");

    /// <summary>
    /// All talks of the second name the first, in the second's place and nobody twice; the second is deleted. Who confirmed, or has a link,
    /// keeps it; with two links, that of the first stays.
    /// </summary>
    /// <param name="stays">The first, of whom the version must be the one that is saved.</param>
    /// <param name="goes">The second, likewise.</param>
    /// <param name="taken">The names of those <see cref="Choices"/> that come from the second.</param>
    /// <returns>The step, by which it can be undone.</returns>
    /// <exception cref="RuleBrokenException">
    /// It is one speaker, or they belong to different events, or would leave before they arrive.
    /// </exception>
    /// <exception cref="DbUpdateConcurrencyException">Someone else changed one of them in the meantime.</exception>
    public async Task<AgendaStep> Merge(Speaker stays, Speaker goes, IReadOnlyCollection<string> taken)
    {
        if (stays.Id == goes.Id || stays.EventId != goes.EventId)
            throw new RuleBrokenException("Choose another speaker of the same event.");

        await using var write = await db.BeginWrite();
        await RefuseStale(stays, goes);
        var title = new StepTitle(StepDeed.Merged, goes.Name) { Target = stays.Name };
        await MoveTalks(stays, goes);
        Take(stays, goes, taken);
        // Also where nothing of it changes, who changed it meanwhile must be seen.
        db.Entry(stays).Property(speaker => speaker.Version).IsModified = true;
        db.Speakers.Remove(goes);
        using (db.NameStep(title))
            await db.SaveOrRefuse(
                "Someone changed one of the two, or put them on another talk, at this moment. Look at both, and merge once more."
            );
        var step = db.AgendaSteps.Local.MaxBy(added => added.Id)!;
        await write.Commit();
        return step;
    }

    // A stale row that is not deleted would stand in the way of the other's link before its version is compared.
    async Task RefuseStale(params Speaker[] both)
    {
        foreach (var speaker in both)
        {
            var shown = db.Entry(speaker).Property(s => s.Version).OriginalValue;
            if (!await db.Speakers.AnyAsync(saved => saved.Id == speaker.Id && saved.Version == shown))
                throw new DbUpdateConcurrencyException($"{speaker.Name} was changed meanwhile.");
        }
    }

    async Task MoveTalks(Speaker stays, Speaker goes)
    {
        var talks = await db
            .Talks.Where(talk => talk.Speakers.Any(row => row.SpeakerId == goes.Id))
            .Include(talk => talk.Speakers)
                .ThenInclude(row => row.Speaker)
            .ToListAsync();
        foreach (var talk in talks)
            talk.SetSpeakers([
                .. talk.Speakers.OrderBy(row => row.Position).Select(row => row.SpeakerId == goes.Id ? stays : row.Speaker!).Distinct(),
            ]);
    }

    static void Take(Speaker stays, Speaker goes, IReadOnlyCollection<string> taken)
    {
        foreach (var field in Choices.Where(field => taken.Contains(field.Name)))
            field.Take(stays, goes);
        stays.Stay(stays.Arrives, stays.Leaves);
        stays.ConfirmedAt = new[] { stays.ConfirmedAt, goes.ConfirmedAt }.Min();
        stays.PageCode ??= goes.PageCode;
    }
}
