using NsmCon.Data.Staff;

namespace NsmCon.Data.Inquiries;

/// <summary>Who of staff has to do with inquiries.</summary>
public static class InquiryStaff
{
    /// <summary>Those who may read the inquiries of an event, and take care of them.</summary>
    public static IQueryable<StaffMember> LookAfterInquiries(this IQueryable<StaffMember> staff, int eventId) =>
        staff.Where(person =>
            person.Roles.Any(role =>
                (role.EventId == null || role.EventId == eventId) && (role.Role == StaffRole.Owner || role.Role == StaffRole.Sponsorship)
            )
        );
}
