using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

public record StaffPage(IReadOnlyList<StaffRow> Staff, IReadOnlyList<InvitationRow> Invitations, Pager Pager);

public record StaffRow(
    int Id,
    string Name,
    string Email,
    bool HasSecondStep,
    DateTime JoinedAt,
    DateTime? LastSignedInAt,
    IReadOnlyList<RoleTag> Roles
);

/// <summary>One role of a person; without a title it is for all events.</summary>
public record RoleTag(int Id, StaffRole Role, string? EventTitle)
{
    public string Words => $"{Role}, {EventTitle ?? "all events"}";
}

public record InvitationRow(int Id, string Email, StaffRole Role, string? EventTitle, DateTime ExpiresAt);

/// <summary>A role, and where: the part that inviting and giving have in common.</summary>
public class RoleForm
{
    [EnumDataType(typeof(StaffRole), ErrorMessage = "Choose a role.")]
    public StaffRole Role { get; set; } = StaffRole.Reader;

    [Display(Name = "Event")]
    public int? EventId { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Events { get; set; } = [];
}

public class InviteForm : RoleForm
{
    [Display(Name = "E-mail"), Required(ErrorMessage = "Give the address of the person."), StringLength(254)]
    [MailAddress(ErrorMessage = "This is not an e-mail address. Write it like ada@example.org.")]
    public string Email { get; set; } = "";
}

/// <summary>The link, shown to the one who invites; it is kept nowhere.</summary>
public record InvitedPage(string Email, string Link, int Days);

public record StaffMemberPage(StaffRow Person, RoleForm Form, bool IsMe, int WrongTries)
{
    /// <summary>Whether places that are new for the person must wait.</summary>
    public bool IsLocked => WrongTries >= SignInTries.MostFromAll;
}

/// <summary>The link, shown to the one who gives it; it is kept nowhere.</summary>
public record PasswordLinkPage(int Id, string Email, string Link, bool DropsSecondStep);
