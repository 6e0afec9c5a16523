using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Agenda;

/// <summary>That a member of staff has the agenda open, so that others see who else is at work.</summary>
[Unseen]
public class AgendaEditor
{
    /// <summary>Who was not seen for so long has gone.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(25);

    public int EventId { get; set; }

    public int StaffMemberId { get; set; }

    /// <summary>Their name or address.</summary>
    [MaxLength(254)]
    public required string Name { get; set; }

    /// <summary>The talk that they have open; null for the agenda.</summary>
    public int? TalkId { get; set; }

    /// <summary>When they were last seen.</summary>
    public DateTime SeenAt { get; set; }
}
