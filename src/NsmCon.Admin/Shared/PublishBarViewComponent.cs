using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Shared;

/// <summary>What is not published yet, above a page on which the agenda is worked on: <c>@await Component.InvokeAsync("PublishBar")</c>.</summary>
public sealed class PublishBarViewComponent(ReadDraftState draft, StaffRoles roles) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View(await draft.Of(HttpContext.Features.GetRequiredFeature<Event>(), await roles.MayChange(HttpContext, StaffRole.Agenda)));
}
