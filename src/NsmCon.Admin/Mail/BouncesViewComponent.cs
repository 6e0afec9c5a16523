using Microsoft.AspNetCore.Mvc;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>
/// Beside a person's address, that mail to it comes back: <c>@await Component.InvokeAsync("Bounces", new[] { Model.Email })</c>.
/// </summary>
public sealed class BouncesViewComponent(ConferenceDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(IEnumerable<string> addresses) =>
        View(await db.BouncesOf(addresses, HttpContext.RequestAborted));
}
