using Microsoft.AspNetCore.Authorization;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Access;

/// <summary>
/// Who may use the pages of a controller: those who have the role for the event of the address, and Owners. Others with a
/// role there may look (GET), unless the role is Door. Where the address names no event, only roles for all events count.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ForStaffAttribute(params StaffRole[] roles)
    : AuthorizeAttribute,
        IAuthorizationRequirement,
        IAuthorizationRequirementData
{
    /// <summary>Looking needs one of the roles too.</summary>
    public bool Closed { get; init; }

    /// <summary>Where the address names no event, a role for one event is enough: the page shows nothing of the others.</summary>
    public bool Anywhere { get; init; }

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];

    public bool Allows(IReadOnlyCollection<StaffRole> held, string method)
    {
        if (held.Contains(StaffRole.Owner) || held.Any(roles.Contains))
            return true;

        var looks = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        return looks && !Closed && held.Any(role => role != StaffRole.Door);
    }
}

/// <summary>Decides by the roles in the database, so that a role taken away ends at once.</summary>
public sealed class StaffRoleHandler(StaffRoles roles) : AuthorizationHandler<ForStaffAttribute>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, ForStaffAttribute requirement)
    {
        if (context.Resource is not HttpContext http)
            return;

        var held = requirement.Anywhere ? await roles.AllRoles(http.User) : await roles.RolesFor(http.User, http.Slug());
        if (requirement.Allows(held, http.Request.Method))
            context.Succeed(requirement);
    }
}
