using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Shared;

namespace NsmCon.Admin.Site;

/// <summary>The public pages of those who give a talk. Whoever gives none yet is not announced.</summary>
[AllowAnonymous, Route("/events/{slug}/speakers")]
public class SpeakerPagesController(ReadAgenda agenda, TimeProvider clock) : PublicEventController
{
    [HttpGet(""), CachedPage]
    public async Task<IActionResult> List() => View("Speakers", new SpeakersPage(Event, Now, await agenda.Read(Event.Id)));

    [HttpGet("{key}"), CachedPage]
    public async Task<IActionResult> Show(string key)
    {
        if (SpeakerPage.Create(Event, Now, await agenda.Read(Event.Id), SpeakerWords.IdOf(key)) is not { } page)
            return NotFound();

        // Not for ever: browsers would keep it, and a name may change back.
        return key == page.Speaker.Key() ? View("Speaker", page) : Redirect(Links.PublicSpeaker(Event.Slug, page.Speaker.Key()));
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;
}
