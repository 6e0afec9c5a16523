using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Inquiries;

/// <summary>
/// That messages moved from one inquiry into another: all of them when the two
/// were merged, some when the other was split off. Undone, it is gone.
/// </summary>
[Unseen]
public class MessageMove
{
    public int Id { get; set; }

    public int EventId { get; set; }

    /// <summary>The inquiry that they were in.</summary>
    public int FromId { get; set; }

    /// <summary>The inquiry that they moved into.</summary>
    public int ToId { get; set; }

    /// <summary>Whether the other was made of them; else the two were merged.</summary>
    public bool IsSplit { get; set; }

    /// <summary>When.</summary>
    public DateTime MovedAt { get; set; }

    /// <summary>Who of staff moved them, as shown.</summary>
    [MaxLength(Message.FromLength)]
    public required string MovedBy { get; set; }

    /// <summary>The newest message of the two at that time, by its key: what is newer stays where it is.</summary>
    public int Newest { get; set; }

    public required BeforeMerge Before { get; set; }

    public List<MovedMessage> Messages { get; set; } = [];
}

/// <summary>A message that moved.</summary>
[Unseen]
public class MovedMessage
{
    public int EventId { get; set; }

    public int MoveId { get; set; }

    public int MessageId { get; set; }
}
