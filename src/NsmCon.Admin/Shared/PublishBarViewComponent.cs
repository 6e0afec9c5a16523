using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Shared;

/// <summary>
/// What is not published yet, above a page on which the agenda is worked on: <c>@await Component.InvokeAsync("PublishBar")</c>.
/// </summary>
public sealed class PublishBarViewComponent(ReadDraftState draft, StaffRoles roles) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var conference = HttpContext.Features.GetRequiredFeature<Event>();
        return View(await draft.Read(conference, await roles.MayChange(UserClaimsPrincipal, conference.Slug, StaffRole.Agenda)));
    }
}
