namespace NsmCon.Data.Events;

/// <summary>Finding events.</summary>
public static class EventQueries
{
    /// <summary>Those that everybody can see.</summary>
    public static IQueryable<Event> Public(this IQueryable<Event> events) =>
        events.Where(conference => conference.Stage != EventStage.Draft);
}
