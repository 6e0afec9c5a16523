using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>Who of the speakers cannot be written to, or has no photo.</summary>
public sealed class SpeakerNeeds(ConferenceDb db) : IKnowNeeds
{
    public async Task<IReadOnlyList<Need>> Needs(Event conference)
    {
        var speaking = db.Speakers.Where(speaker =>
            speaker.EventId == conference.Id
            && db.TalkSpeakers.Any(row =>
                row.SpeakerId == speaker.Id
                && db.Talks.Any(talk =>
                    talk.Id == row.TalkId && (talk.State == TalkState.Scheduled || talk.State == TalkState.ToBeAnnounced)
                )
            )
        );
        var missing = await speaking
            .GroupBy(speaker => speaker.EventId)
            .Select(all => new
            {
                Address = all.Count(speaker => speaker.Email == null || speaker.Email == ""),
                Photo = all.Count(speaker => speaker.ImagePath == null || speaker.ImagePath == ""),
            })
            .FirstOrDefaultAsync();
        var list = Links.Speakers(conference.Slug);
        return
        [
            .. missing?.Address > 0
                ? [new Need("low", $"{Speakers(missing.Address)} no address", "They cannot be told when their talk moves", list)]
                : Array.Empty<Need>(),
            .. missing?.Photo > 0
                ? [new Need("low", $"{Speakers(missing.Photo)} no photo", "The public page shows their initials instead", list)]
                : Array.Empty<Need>(),
        ];
    }

    static string Speakers(int count) => count == 1 ? "1 speaker has" : InWords($"{count:N0} speakers have");
}
