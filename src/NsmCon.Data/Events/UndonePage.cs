using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Events;

/// <summary>
/// A page whose event came in by an import that was undone. However it changes, it waits until someone imports it by hand.
/// </summary>
[Unseen]
public class UndonePage
{
    /// <summary>The file, relative to the content folder: "events/nsmconeu2020.md".</summary>
    [Key, MaxLength(400)]
    public required string Path { get; set; }

    /// <summary>When the import was undone.</summary>
    public DateTime UndoneAt { get; set; }

    /// <summary>Who undid it.</summary>
    [MaxLength(254)]
    public required string UndoneBy { get; set; }
}
