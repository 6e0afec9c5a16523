using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Inbox;

/// <summary>The inquiries of all events that a member of staff looks after.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true, Anywhere = true), Route("admin/inbox/inquiries")]
public sealed class InboxInquiriesController(ReadInboxInquiries read) : Controller
{
    [HttpGet(""), KeepsPlace]
    public async Task<IActionResult> Index(InboxTab show = InboxTab.Ours, int page = 1) =>
        View("Inquiries", await read.List(User, show, page));
}
