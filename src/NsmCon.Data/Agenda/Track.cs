using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Agenda;

/// <summary>A thread through the agenda, such as "Telco": talks of one subject, shown in one colour.</summary>
[Unseen, Undoable]
public class Track : IAudited
{
    public const int NameLength = 100;

    /// <summary>The colours that a track can have: names of the palette in the style sheets, each readable on light and on dark.</summary>
    public static readonly IReadOnlyList<string> Colors = ["blue", "teal", "orange", "red", "purple", "green", "pink", "gray"];

    public int Id { get; set; }

    public int EventId { get; set; }

    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>One of <see cref="Colors"/>.</summary>
    [MaxLength(20)]
    public string Color { get; set; } = Colors[0];

    /// <summary>The order in lists, from 0.</summary>
    public int Position { get; set; }

    /// <inheritdoc/>
    public string AuditName => Name;
}
