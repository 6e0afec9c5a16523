using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>Reads what the staff pages show.</summary>
public class StaffList(ConferenceDb db)
{
    const int MostInvitations = 100,
        MostEvents = 500;

    public async Task<List<StaffRow>> Rows(Func<IQueryable<StaffMember>, IQueryable<StaffMember>> which)
    {
        var rows = await which(db.Users.AsNoTracking())
            .Select(person => new
            {
                person.Id,
                person.Name,
                Email = person.Email!,
                person.TwoFactorEnabled,
                person.JoinedAt,
                person.LastSignedInAt,
                Roles = person
                    .Roles.OrderBy(role => role.EventId)
                    .ThenBy(role => role.Id)
                    .Select(role => new
                    {
                        role.Id,
                        role.Role,
                        Title = db.Events.Where(e => e.Id == role.EventId).Select(e => e.Title).FirstOrDefault(),
                    })
                    .ToList(),
            })
            .ToListAsync();
        return rows.ConvertAll(row => new StaffRow(
            row.Id,
            row.Name,
            row.Email,
            row.TwoFactorEnabled,
            row.JoinedAt,
            row.LastSignedInAt,
            row.Roles.ConvertAll(role => new RoleTag(role.Id, role.Role, role.Title))
        ));
    }

    /// <summary>Those that still work.</summary>
    public Task<List<InvitationRow>> Invitations(DateTime now) =>
        db
            .Invitations.Where(i => i.Email != null && i.UsedAt == null && i.ExpiresAt > now)
            .OrderByDescending(i => i.ExpiresAt)
            .Take(MostInvitations)
            .Select(i => new InvitationRow(
                i.Id,
                i.Email!,
                i.Role,
                db.Events.Where(e => e.Id == i.EventId).Select(e => e.Title).FirstOrDefault(),
                i.ExpiresAt
            ))
            .ToListAsync();

    /// <summary>All events, and each.</summary>
    public async Task<IReadOnlyList<SelectListItem>> Events()
    {
        var events = await db
            .Events.OrderByDescending(e => e.StartsOn)
            .ThenBy(e => e.Title)
            .Take(MostEvents)
            .Select(e => new SelectListItem(e.Title, $"{e.Id}"))
            .ToListAsync();
        return [new SelectListItem("All events", ""), .. events];
    }
}
