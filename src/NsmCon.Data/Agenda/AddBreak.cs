namespace NsmCon.Data.Agenda;

/// <summary>A break across all rooms.</summary>
/// <param name="Title">What it is called; empty for what it is.</param>
/// <param name="Kind">A break or lunch.</param>
/// <param name="Starts">When it starts, on the event's wall clock.</param>
/// <param name="Minutes">How long it lasts.</param>
public sealed record BreakDetails(string Title, TalkKind Kind, DateTime Starts, int Minutes);

/// <summary>Adds a break across all rooms.</summary>
public sealed class AddBreak(ConferenceDb db)
{
    const int MostMinutes = 12 * 60;

    /// <summary>Adds and saves.</summary>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="RuleBrokenException">It would be no break, or none that ends.</exception>
    public async Task<string> Add(int eventId, BreakDetails details)
    {
        if (details.Minutes is not (> 0 and <= MostMinutes))
            throw new RuleBrokenException("Say how many minutes the break lasts, such as 30.");
        if (details.Kind is not (TalkKind.Break or TalkKind.Lunch))
            throw new RuleBrokenException("Across all rooms there are breaks and lunch.");

        await using var write = await db.BeginWrite();
        var pause = new Talk
        {
            EventId = eventId,
            Title = details.Title.Length > 0 ? details.Title : $"{details.Kind}",
            Kind = details.Kind,
            Position = await db.NextPosition(eventId),
        };
        pause.Schedule(details.Starts, details.Starts.AddMinutes(details.Minutes));
        db.Talks.Add(pause);
        var title = new StepTitle(StepDeed.AddedPause, pause.Title) { Starts = pause.Starts };
        using (db.NameStep(title))
            await db.SaveChangesAsync();
        // The public sees what is published.
        await write.CommitUnseen();
        return title.Words;
    }
}
