namespace NsmCon.Data.Staff;

/// <summary>
/// What a member of staff may do. All but the door may look at the agenda and at numbers;
/// people's data, prices and conversations are read only by those whose role they belong to.
/// </summary>
public enum StaffRole
{
    /// <summary>Everything, staff and settings included.</summary>
    Owner,

    /// <summary>Talks, speakers, rooms, content.</summary>
    Agenda,

    /// <summary>Registrations, badges, check-in.</summary>
    Registration,

    /// <summary>Sponsors, inquiries, prospectus.</summary>
    Sponsorship,

    /// <summary>Check-in only.</summary>
    Door,

    /// <summary>Sees the agenda and numbers, changes nothing.</summary>
    Reader,
}

/// <summary>A role that a member of staff has for one event, or for all.</summary>
[Unseen]
public class EventRole : IAudited
{
    public int Id { get; set; }

    /// <summary>Who has it.</summary>
    public int StaffMemberId { get; set; }

    /// <summary>Who has it.</summary>
    public StaffMember? StaffMember { get; set; }

    /// <summary>For which event; null for all, those to come included.</summary>
    public int? EventId { get; set; }

    public StaffRole Role { get; set; }

    /// <inheritdoc/>
    public string AuditName => StaffMember is null ? Role.ToString() : $"{Role}: {StaffMember.AuditName}";
}
