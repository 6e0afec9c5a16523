using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>Finds messages of one event.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/inquiries/search")]
public sealed class SearchMessagesController(ReadSearch read) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Search(string? find, long? before) => View("Search", await read.Read(find, before, Event));
}
