using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Access;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data.Staff;
using NsmCon.Typst;

namespace NsmCon.Admin.Prospectus;

/// <summary>The prospectus as staff see it: how it looks now, from which templates, and what is wrong with them.</summary>
[ForStaff(StaffRole.Sponsorship, Closed = true), Route("admin/events/{slug}/prospectus")]
public sealed class ProspectusController(DrawProspectus prospectus, ConferenceSettings settings) : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        View(
            "Prospectus",
            new ProspectusPage(Event.Slug)
            {
                Faults = await Faults(cancel),
                Unprintable = await prospectus.Unprintable(Event, cancel),
                Templates = [TemplateRow.Create(DrawProspectus.Template, settings.Site), TemplateRow.Create("theme.typ", settings.Site)],
                HasLastGood = prospectus.HasLastGood(Event),
            }
        );

    async Task<IReadOnlyList<string>> Faults(CancellationToken cancel)
    {
        try
        {
            await prospectus.Draw(Event, cancel);
            return [];
        }
        catch (TypstException fault)
        {
            return fault.Diagnostics.Count == 0 ? [fault.Message] : [.. fault.Diagnostics.Select(diagnostic => diagnostic.ToString())];
        }
    }
}
