using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Events;

/// <summary>A page of the site as it was when it was last imported: the base that later changes are compared with.</summary>
[Undoable(OnlyImported = true)]
public class ImportedPage
{
    /// <summary>What is read of pages at present: it rises when a version reads more of them.</summary>
    public const int NewestReader = 1;

    public int Id { get; set; }

    /// <summary>The event that the page describes.</summary>
    public int EventId { get; set; }

    /// <summary>The file, relative to the content folder: "events/nsmconeu2020.md".</summary>
    [MaxLength(400)]
    public required string Path { get; set; }

    /// <summary>The whole text, as it was read.</summary>
    public required string Text { get; set; }

    /// <summary>Whether its talks keep only ends that someone gave; older versions kept the start of the next talk as one.</summary>
    public bool HasGivenEnds { get; set; } = true;

    /// <summary>What waits for a person to decide; the rest of the text has come in.</summary>
    public List<OpenQuestion> Undecided { get; set; } = [];

    /// <summary>
    /// Which reader its rows were made by; one below <see cref="NewestReader"/> left out what comes in at the next start.
    /// </summary>
    public int ReadBy { get; set; } = NewestReader;

    public DateTime ImportedAt { get; set; }

    [MaxLength(254)]
    public required string ImportedBy { get; set; }
}
