using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Events;

namespace NsmCon.Data.Agenda;

/// <summary>What a talk is. A break is a talk without speakers.</summary>
public enum TalkKind
{
    /// <summary>A talk by one or more speakers.</summary>
    Talk,

    /// <summary>A talk for everybody.</summary>
    Keynote,

    /// <summary>A pause.</summary>
    Break,

    /// <summary>The long pause, with food.</summary>
    Lunch,
}

/// <summary>One entry of the agenda: a talk, a keynote, a break or lunch.</summary>
[Unseen, Undoable]
public partial class Talk : IAudited, IVersioned
{
    public const int TitleLength = 300;

    public const int AbstractLength = 20_000;

    /// <summary>The longest list of links, in characters.</summary>
    public const int LinksLength = 4_000;

    public int Id { get; set; }

    public int EventId { get; set; }

    [MaxLength(TitleLength)]
    public required string Title { get; set; }

    /// <summary>Talk, keynote, break or lunch.</summary>
    public TalkKind Kind { get; set; }

    /// <summary>The start on the event's wall clock; null while it has no time.</summary>
    public DateTime? Starts { get; set; }

    /// <summary>
    /// The end on the event's wall clock, as someone gave it, on the page or here; null if nobody did: <see cref="AssumedEnds"/>.
    /// </summary>
    public DateTime? Ends { get; set; }

    /// <summary>The room, if the event has several.</summary>
    public int? RoomId { get; set; }

    /// <summary>The room, if the event has several.</summary>
    public Room? Room { get; set; }

    /// <summary>The track, if it is in one.</summary>
    public int? TrackId { get; set; }

    /// <summary>The track, if it is in one.</summary>
    public Track? Track { get; set; }

    /// <summary>The sponsorship in which it was promised; null for a talk that nobody was promised.</summary>
    public int? SponsorshipId { get; set; }

    /// <summary>What it is about, in Markdown.</summary>
    [MaxLength(AbstractLength)]
    public string Abstract { get; set; } = "";

    /// <summary>Where the slides are: lines that <see cref="MediaLink"/> reads.</summary>
    [MaxLength(LinksLength)]
    public string? Slides { get; set; }

    /// <summary>Where the recordings are: lines that <see cref="MediaLink"/> reads.</summary>
    [MaxLength(LinksLength)]
    public string? Videos { get; set; }

    /// <summary>The order on the page, from 0.</summary>
    public int Position { get; set; }

    /// <summary>Who speaks, in order.</summary>
    public List<TalkSpeaker> Speakers { get; set; } = [];

    /// <inheritdoc/>
    public int Version { get; set; }

    /// <inheritdoc/>
    public string AuditName => Title;

    /// <summary>Whether nobody speaks: a break or lunch.</summary>
    public bool IsPause => Kind is TalkKind.Break or TalkKind.Lunch;

    /// <summary>Puts the talk at a time. It ends after it starts, on the wall clock of the event.</summary>
    public void Schedule(DateTime? starts, DateTime? ends)
    {
        if (starts is null && ends is not null)
            throw new RuleBrokenException($"\"{Title}\" has an end but no start. Give it a start, or remove the end.");
        if (ends <= starts)
            throw new RuleBrokenException(InWords($"\"{Title}\" would end at {ends:HH:mm}, before it starts at {starts:HH:mm}."));

        Starts = starts;
        Ends = ends;
        FollowTime();
    }
}
