using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Site;

/// <summary>The agenda for other sites: one script tag shows it there. docs/AGENDA.md has the tag.</summary>
[AllowAnonymous]
public sealed class WidgetController : PublicEventController
{
    // The script reads the agenda that lies beside its own address, and so is the same for all events.
    [HttpGet("/events/{slug}/widget.js"), CachedPage]
    public IActionResult Script() => File("~/js/widget.js", "text/javascript; charset=utf-8");
}
