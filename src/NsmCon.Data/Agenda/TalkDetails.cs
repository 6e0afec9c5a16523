namespace NsmCon.Data.Agenda;

/// <summary>What is said of a talk, on the wall clock of its event.</summary>
public sealed record TalkDetails(string Title, TalkKind Kind, TalkState State)
{
    public DateTime? Starts { get; init; }

    public DateTime? Ends { get; init; }

    public int? RoomId { get; init; }

    public int? TrackId { get; init; }

    /// <summary>The sponsorship in which it was promised.</summary>
    public int? SponsorshipId { get; init; }

    /// <summary>In Markdown.</summary>
    public string Abstract { get; init; } = "";

    public IReadOnlyList<MediaLink> Slides { get; init; } = [];

    public IReadOnlyList<MediaLink> Videos { get; init; } = [];

    /// <summary>Who speaks, in order.</summary>
    public IReadOnlyList<int> SpeakerIds { get; init; } = [];

    /// <summary>The name of a speaker who comes in with this talk, and speaks last; empty if nobody does.</summary>
    public string NewSpeaker { get; init; } = "";
}

public partial class Talk
{
    /// <summary>Takes all of it but the speakers, who are rows of their own.</summary>
    /// <exception cref="RuleBrokenException">The times, or the time and the state, do not go together.</exception>
    public void Change(TalkDetails details)
    {
        Title = details.Title;
        Kind = details.Kind;
        Schedule(details.Starts, details.Ends);
        Decide(details.State);
        RoomId = details.RoomId;
        TrackId = details.TrackId;
        SponsorshipId = details.SponsorshipId;
        Abstract = details.Abstract;
        Slides = MediaLink.Write(details.Slides);
        Videos = MediaLink.Write(details.Videos);
    }
}
