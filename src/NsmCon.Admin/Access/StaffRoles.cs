using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Access;

/// <summary>The roles of the person who is signed in; read once for a request.</summary>
public sealed class StaffRoles(ConferenceDb db, StaffPages pages)
{
    List<(string? Slug, StaffRole Role)>? all;

    /// <summary>The roles that count for the event of a slug; without one, those for all events.</summary>
    public async Task<IReadOnlyCollection<StaffRole>> RolesFor(ClaimsPrincipal user, string? slug)
    {
        var roles = await Load(user);
        return [.. roles.Where(role => role.Slug is null || role.Slug == slug).Select(role => role.Role)];
    }

    /// <summary>The roles for any event.</summary>
    public async Task<IReadOnlyCollection<StaffRole>> AllRoles(ClaimsPrincipal user) => [.. (await Load(user)).Select(role => role.Role)];

    /// <summary>
    /// Whether the person may change what belongs to a role in the event of a slug, and read what only those who have it may read.
    /// </summary>
    public async Task<bool> MayChange(ClaimsPrincipal user, string? slug, StaffRole role) =>
        (await RolesFor(user, slug)).Any(held => held == role || held == StaffRole.Owner);

    /// <summary>The slugs of the events that the person may see; null for all.</summary>
    public async Task<IReadOnlyCollection<string>?> Slugs(ClaimsPrincipal user)
    {
        var roles = await Load(user);
        return roles.Exists(role => role.Slug is null) ? null : [.. roles.Select(role => role.Slug!).Distinct()];
    }

    /// <summary>The slugs of the events in which the person has the role, or is Owner; null for all.</summary>
    public async Task<IReadOnlyCollection<string>?> SlugsWith(ClaimsPrincipal user, StaffRole role)
    {
        var having = (await Load(user)).FindAll(held => held.Role == role || held.Role == StaffRole.Owner);
        return having.Exists(held => held.Slug is null) ? null : [.. having.Select(held => held.Slug!).Distinct()];
    }

    /// <summary>Which pages the person may open: the path of a page, and whether it opens.</summary>
    public async Task<Func<string, bool>> Opens(ClaimsPrincipal user)
    {
        var roles = await Load(user);
        return path =>
            pages.Opens(path, (slug, anywhere) =>
                [.. roles.Where(role => anywhere || role.Slug is null || role.Slug == slug).Select(role => role.Role)]
            );
    }

    async Task<List<(string? Slug, StaffRole Role)>> Load(ClaimsPrincipal user)
    {
        if (all is not null)
            return all;
        if (!int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id))
            return all = [];

        var rows = await (
            from role in db.EventRoles
            where role.StaffMemberId == id
            join conference in db.Events on role.EventId equals conference.Id into conferences
            from conference in conferences.DefaultIfEmpty()
            select new
            {
                role.EventId,
                Slug = (string?)conference.Slug,
                role.Role,
            }
        ).ToListAsync();
        return all = [.. rows.Where(row => row.EventId is null || row.Slug is not null).Select(row => (row.Slug, row.Role))];
    }
}
