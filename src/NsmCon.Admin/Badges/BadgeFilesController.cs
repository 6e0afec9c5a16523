using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;
using NsmCon.Typst;

namespace NsmCon.Admin.Badges;

/// <summary>The badges as files; their page is where the person comes back to if there are none.</summary>
[ForStaff(StaffRole.Registration, Closed = true), Route("admin/events/{slug}"), ResponseCache(NoStore = true)]
public sealed class BadgeFilesController(FindBadges find, DrawBadges draw) : EventController
{
    /// <summary>One PDF: of all, of one part of several, or of the first sheet.</summary>
    [HttpGet("badges.pdf")]
    public async Task<IActionResult> Pdf([FromQuery] BadgesForm form, int? part, bool preview, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();

        var rows = await find.Find(Event, form.Filter(Event), cancel);
        if (rows.Count > DrawBadges.MostInFile && part is null && !preview)
            return LocalRedirect($"{Links.BadgesZip(Event.Slug)}{form.Query()}");
        if (part is not null)
            rows = [.. rows.Chunk(DrawBadges.MostInFile).ElementAtOrDefault(part.Value - 1) ?? []];
        if (rows.Count == 0)
            return ToPage(form);
        try
        {
            var pdf = preview
                ? await draw.DrawFirstSheet(Event, rows, form.Layout, cancel)
                : await draw.Draw(Event, rows, form.Layout, cancel);
            Response.Headers.ContentDisposition = $"inline; filename=\"{DrawBadges.FileName(Event, part)}\"";
            return File(pdf, "application/pdf");
        }
        catch (TypstException fault)
        {
            return ShowFault(form, fault);
        }
    }

    /// <summary>
    /// As many PDFs as are needed. The first is drawn before the answer begins, since it would show a fault of the template.
    /// </summary>
    [HttpGet("badges.zip")]
    public async Task<IActionResult> Zip([FromQuery] BadgesForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return BadRequest();

        var rows = await find.Find(Event, form.Filter(Event), cancel);
        if (rows.Count == 0)
            return ToPage(form);
        try
        {
            var first = await draw.Draw(Event, [.. rows.Take(DrawBadges.MostInFile)], form.Layout, cancel);
            return new BadgeZip(
                Event,
                first,
                draw.DrawAll(Event, [.. rows.Skip(DrawBadges.MostInFile)], form.Layout, cancel),
                rows.Max(row => row.RegisteredAt)
            );
        }
        catch (TypstException fault)
        {
            return ShowFault(form, fault);
        }
    }

    LocalRedirectResult ShowFault(BadgesForm form, TypstException fault)
    {
        TempData.Refuse($"The badges cannot be drawn. {fault.Message}");
        return ToPage(form);
    }

    LocalRedirectResult ToPage(BadgesForm form) => LocalRedirect($"{Links.Badges(Event.Slug)}{form.Query()}");
}
