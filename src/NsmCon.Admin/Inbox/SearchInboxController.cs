using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>Finds messages of all events, and the mails that are in no inquiry.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/inbox/search")]
public sealed class SearchInboxController(ReadSearch read) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Search(string? find, long? before) => View("Search", await read.Read(find, before, conference: null));
}
