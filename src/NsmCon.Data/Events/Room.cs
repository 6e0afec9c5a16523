using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Events;

/// <summary>A room in which talks take place.</summary>
[Unseen, Undoable]
public class Room : IAudited
{
    public const int NameLength = 100;

    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>The name on the door.</summary>
    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>The order in lists, from 0.</summary>
    public int Position { get; set; }

    /// <inheritdoc/>
    public string AuditName => Name;
}
