using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Shared;
using NsmCon.Data;

namespace NsmCon.Admin.Events.Public;

/// <summary>The programme to print and to hang up.</summary>
[AllowAnonymous]
public sealed class ProgrammeController(ConferenceDb db, ReadAgenda agenda, DrawProgramme programme) : EventController
{
    [AcceptVerbs("GET", "HEAD", Route = "/events/{slug}/programme.pdf")]
    public async Task<IActionResult> Show(string? paper, CancellationToken cancel)
    {
        var talks = await Talks(cancel);
        var size = paper?.ToLowerInvariant() ?? DrawProgramme.Papers[0];
        if (talks.Count == 0 || !DrawProgramme.Papers.Contains(size)) return NotFound();

        return await PdfAnswer.Of(Response, $"{Event.Slug}-programme-{size}.pdf", () => programme.DrawOrLastGood(Event, talks, size, cancel));
    }

    async Task<List<ProgrammeTalk>> Talks(CancellationToken cancel)
    {
        var tracks = await db.Talks.Where(talk => talk.EventId == Event.Id && talk.Track != null)
            .Select(talk => new { talk.Id, Track = new ProgrammeTrack(talk.Track!.Name, talk.Track.Color) }).ToDictionaryAsync(talk => talk.Id, talk => talk.Track, cancel);
        return (await agenda.Of(Event.Id)).Where(talk => talk.Starts is not null).Select(talk => Printed(talk, tracks.GetValueOrDefault(talk.Id))).ToList();
    }

    static ProgrammeTalk Printed(AgendaRow talk, ProgrammeTrack? track) =>
        new(talk.Words, talk.IsPause ? ProgrammeTalk.Break : talk.Kind.ToString().ToLowerInvariant(), talk.Starts!.Value, talk.Ends)
        {
            Room = talk.Room,
            Track = track,
            Speakers = [.. talk.Speakers.Select(speaker => new ProgrammeSpeaker(speaker.Name, speaker.Line))],
        };
}
