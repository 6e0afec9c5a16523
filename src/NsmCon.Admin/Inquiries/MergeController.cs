using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inquiries;

/// <summary>Makes one inquiry of two. The one of the address stays.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/{id:int}/merge")]
public sealed class MergeController(ConferenceDb db, ReadMerge read, MergeInquiries merge, TimeProvider clock) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Choose(int id, string? find, int page = 1) =>
        await read.Choices(Event, id, find, page) is { } choices ? View("Merge", choices) : NotFound();

    [HttpGet("{otherId:int}")]
    public async Task<IActionResult> Compare(int id, int otherId) =>
        await read.Read(Event, id, otherId) is { } both ? View("Compare", both) : await Merged(otherId);

    [HttpPost("{otherId:int}")]
    public async Task<IActionResult> Merge(int id, int otherId, int version, int otherVersion)
    {
        if (await Find(id, version) is not { } stays || await Find(otherId, otherVersion) is not { } goes)
            return await Merged(otherId);

        var move = await merge.Merge(stays, goes, User.FullName(), clock.GetUtcNow().UtcDateTime);
        TempData.ShowReversible($"The inquiry of {goes.Company} was merged into this one.", $"{PathOf(id)}/moves/{move.Id}/undo");
        return Redirect(PathOf(id));
    }

    async Task<Inquiry?> Find(int id, int version)
    {
        var inquiry = await db.Inquiries.FirstOrDefaultAsync(i => i.Id == id && i.EventId == Event.Id);
        if (inquiry is not null)
            db.Entry(inquiry).Property(i => i.Version).OriginalValue = version;
        return inquiry;
    }

    // Who presses twice sees what the first press did.
    async Task<IActionResult> Merged(int id) =>
        await db.FindLiving(id) is { } living && living.Id != id && living.EventId == Event.Id ? Redirect(PathOf(living.Id)) : NotFound();

    string PathOf(int id) => Links.Inquiry(Event.Slug, id);
}
