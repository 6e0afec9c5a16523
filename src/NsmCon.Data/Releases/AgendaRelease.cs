using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Releases;

/// <summary>The agenda as it was published: what the public sees until the next one. Each keeps its number and stays readable.</summary>
public class AgendaRelease : IAudited
{
    public const int NoteLength = 2_000;

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>The version, from 1.</summary>
    public int Number { get; set; }

    public DateTime PublishedAt { get; set; }

    /// <summary>Who published it: the address of a member of staff, or the name of a command.</summary>
    [MaxLength(254)]
    public required string PublishedBy { get; set; }

    /// <summary>What it is about, for everybody to read; may be empty.</summary>
    [MaxLength(NoteLength)]
    public string Note { get; set; } = "";

    /// <summary>The event's title, days, place and zone as they were published with it.</summary>
    [NotAudited]
    public required Events.ReleasedEvent Event { get; set; }

    /// <summary>The whole agenda as JSON.</summary>
    [NotAudited]
    public required string Agenda { get; set; }

    /// <summary>
    /// The event's <see cref="Events.Event.AgendaRevision"/> that it was made from: with a higher one, something was changed since.
    /// </summary>
    [NotAudited]
    public int Revision { get; set; }

    /// <summary>When the speakers whose talks moved were written to; null while nobody decided on it.</summary>
    public DateTime? MailedAt { get; set; }

    /// <summary>Who let these mails go.</summary>
    [MaxLength(254)]
    public string? MailedBy { get; set; }

    /// <summary>When it was written into the site's pages, or when that was refused; null while it waits.</summary>
    public DateTime? ExportedAt { get; set; }

    /// <summary>How that went; null while nobody began.</summary>
    public ExportOutcome? ExportOutcome { get; set; }

    /// <summary>What is known of it: the commit, or why the pages were left as they were.</summary>
    [NotAudited]
    public ExportNote? ExportNote { get; set; }

    /// <summary>What it holds: the agenda, and the event that it was published with.</summary>
    public ReleasedAgenda Read() => ReleasedAgenda.FromJson(Agenda) with { Event = Event, PublishedAt = PublishedAt };

    /// <inheritdoc/>
    public string AuditName => $"Version {Number}";
}
