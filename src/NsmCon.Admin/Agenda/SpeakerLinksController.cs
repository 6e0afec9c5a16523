using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>The link to a speaker's own page: made, made anew, and mailed.</summary>
[ForStaff(StaffRole.Agenda), Route("admin/events/{slug}/agenda/speakers/{id:int}/link")]
public class SpeakerLinksController(ConferenceDb db, MakeSpeakerLink link, SendSpeakerLink send, TimeProvider clock) : EventController
{
    [HttpPost("")]
    public async Task<IActionResult> Make([FromRoute] int id)
    {
        if (await Find(id) is not { } speaker)
            return NotFound();

        var isFirst = speaker.PageCode is null;
        await link.Make(speaker, Now);
        return Done(
            id,
            isFirst
                ? $"{speaker.Name} has a page of their own: give them the link."
                : $"{speaker.Name} has a new link. The old one no longer works."
        );
    }

    [HttpPost("mail")]
    public async Task<IActionResult> Mail([FromRoute] int id)
    {
        if (await Find(id) is not { } speaker)
            return NotFound();

        await send.Send(Event, speaker, Now);
        return Done(id, $"The link is on its way to {speaker.Email}.");
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    Task<Speaker?> Find(int id) => db.Speakers.FirstOrDefaultAsync(speaker => speaker.EventId == Event.Id && speaker.Id == id);

    RedirectResult Done(int id, string sentence)
    {
        TempData.ShowMessage(sentence);
        return Redirect(Links.Speaker(Event.Slug, id));
    }
}
