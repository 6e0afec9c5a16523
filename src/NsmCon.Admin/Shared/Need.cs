using NsmCon.Data.Events;

namespace NsmCon.Admin.Shared;

/// <summary>Something that waits for a person: how bad ("bad" or "low"), what, more about it, and where to go.</summary>
public record Need(string Dot, string Sentence, string Detail, string Href);

/// <summary>A feature that knows of something to do for an event. The dashboard asks all of them.</summary>
public interface IKnowNeeds
{
    Task<IReadOnlyList<Need>> Needs(Event conference);
}
