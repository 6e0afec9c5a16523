using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Events;

/// <summary>A room in which talks take place.</summary>
[Unseen, Undoable]
public class Room : IAudited
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLength = 100;

    /// <summary>The key.</summary>
    public int Id { get; set; }

    /// <summary>The event it belongs to.</summary>
    public int EventId { get; set; }

    /// <summary>The name on the door.</summary>
    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>The order in lists, from 0.</summary>
    public int Position { get; set; }

    /// <inheritdoc/>
    public string AuditName => Name;
}
