using System.Text;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Content.Export;

/// <summary>Writing an event's page: first shown, then done.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/content/export")]
public class ExportController(ExportContent exporter, StaffRoles roles) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        try
        {
            return View(
                "Export",
                new ExportPage(Path, await exporter.Plan(Event.Id), await roles.MayChange(User, Event.Slug, StaffRole.Agenda))
            );
        }
        catch (RuleBrokenException refusal)
        {
            // Not back to where the person came from: that may be this very page.
            TempData.Refuse(refusal.Message);
            return Redirect(Path);
        }
    }

    [HttpPost("")]
    public async Task<IActionResult> Write(string? shown)
    {
        var export = await exporter.Write(Event.Id, User.Name(), shown ?? "");
        TempData.ShowMessage($"{export.Path} was written: {export.Summary}. {export.Commit?.Sentence}".TrimEnd());
        if (export.Commit?.PushFault is { } fault)
            TempData.Refuse(fault);
        return Redirect(Path);
    }

    /// <summary>The page as it would be written, for a site that this machine does not have.</summary>
    [HttpGet("page")]
    public async Task<IActionResult> Page()
    {
        var export = await exporter.Plan(Event.Id);
        return File(Encoding.UTF8.GetBytes(export.After), "text/markdown; charset=utf-8", System.IO.Path.GetFileName(export.Path));
    }

    string Path => Links.Content(Event.Slug);
}

/// <summary>What would be written.</summary>
public sealed record ExportPage(string Path, PageExport Export, bool MayChange);
