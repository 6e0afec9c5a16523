using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Shared;
using NsmCon.Data.Releases;

namespace NsmCon.Admin.Site;

/// <summary>The programme to print and to hang up.</summary>
[AllowAnonymous]
public sealed class ProgrammeController(ReadAgenda agenda, DrawProgramme programme) : PublicEventController
{
    [AcceptVerbs("GET", "HEAD", Route = "/events/{slug}/programme.pdf")]
    public async Task<IActionResult> Show(string? paper, CancellationToken cancel)
    {
        if (await agenda.ReadLatest(Event.Id) is not { } version)
            return NotFound();

        var talks = version.Agenda.Talks.Where(talk => talk.Starts is not null).Select(Printed).ToList();
        var size = paper?.ToLowerInvariant() ?? DrawProgramme.Papers[0];
        if (talks.Count == 0 || !DrawProgramme.Papers.Contains(size))
            return NotFound();

        return await PdfAnswer.Create(Response, $"{Event.Slug}-programme-{size}.pdf", () =>
            programme.DrawOrLastGood(Event, talks, version, size, cancel)
        );
    }

    static ProgrammeTalk Printed(ReleasedTalk talk) =>
        new(talk.Describe(), talk.IsPause ? ProgrammeTalk.Break : talk.Kind.ToString().ToLowerInvariant(), talk.Starts!.Value, talk.Ends)
        {
            Room = talk.Room,
            Track = talk.Track is { } track ? new(track.Name, track.Color) : null,
            Speakers = [.. talk.Speakers.Select(speaker => new ProgrammeSpeaker(speaker.Name, speaker.Line()))],
        };
}
