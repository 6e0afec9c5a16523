using System.ComponentModel.DataAnnotations;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Releases;

/// <summary>What a person publishes: the agenda as it was when they looked.</summary>
public sealed class PublishForm
{
    [MaxLength(AgendaRelease.NoteLength)]
    public string? Note { get; set; }

    /// <summary>Whether it shall be published although something speaks against it.</summary>
    public bool AllTheSame { get; set; }

    /// <summary>The revision of the agenda that the page showed.</summary>
    public int Revision { get; set; }
}
