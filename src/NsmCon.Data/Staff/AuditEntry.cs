using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Staff;

/// <summary>
/// A change of consequence: who, when, what from, what to. It is there to be
/// read: nothing is decided by it, and it may be deleted at any time.
/// </summary>
[Unseen]
public class AuditEntry
{
    /// <summary>The longest name of a thing or a person, in characters.</summary>
    public const int NameLength = 400;

    /// <summary>The longest address, or name of a command, in characters.</summary>
    public const int ActorLength = 254;

    /// <summary>The longest text of a field in an entry about many things, in characters; longer ones are cut off.</summary>
    public const int TextLength = 2_000;

    public long Id { get; set; }

    public DateTime At { get; set; }

    /// <summary>Who: the address of a member of staff, "attendee", or the name of a command.</summary>
    [MaxLength(ActorLength)]
    public required string By { get; set; }

    /// <summary>The event it belongs to, if any.</summary>
    public int? EventId { get; set; }

    /// <summary>Added, Changed, Deleted, Split, Imported, Undone or Exported.</summary>
    [MaxLength(20)]
    public required string Action { get; set; }

    /// <summary>The kind of thing: "Registration", "Talk".</summary>
    [MaxLength(60)]
    public required string Subject { get; set; }

    /// <summary>The thing's key.</summary>
    public int SubjectId { get; set; }

    /// <summary>The thing's name at that time.</summary>
    [MaxLength(NameLength)]
    public required string SubjectName { get; set; }

    /// <summary>The fields that changed.</summary>
    public List<AuditChange> Changes { get; set; } = [];

    /// <summary>Who, as searched. It follows from <see cref="By"/>.</summary>
    [MaxLength(ActorLength)]
    public string ActorSearchText
    {
        get => Data.SearchText.NormalizeWithin(ActorLength, By);
        private set { }
    }

    /// <summary>The thing's name, and the fields with what they were and became, as searched. It follows from them.</summary>
    public string SearchText
    {
        get => Data.SearchText.Normalize([SubjectName, .. Changes.SelectMany(change => new[] { change.Field, change.From, change.To })]);
        private set { }
    }

    /// <summary>A name that is made of many, as an entry keeps it.</summary>
    public static string ShortName(string name) => name.Shorten(NameLength);

    /// <summary>A field's text as an entry about many things keeps it.</summary>
    public static string? Shorten(string? text) => text?.Shorten(TextLength + 1);
}

/// <summary>One field of a change.</summary>
public class AuditChange
{
    /// <summary>The field's name.</summary>
    public required string Field { get; set; }

    /// <summary>What it was; null for something new.</summary>
    public string? From { get; set; }

    /// <summary>What it became; null for something deleted.</summary>
    public string? To { get; set; }
}
