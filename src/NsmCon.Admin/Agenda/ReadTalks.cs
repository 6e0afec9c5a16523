using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>Reads an event's talks and looks them through; five queries however many there are.</summary>
public sealed class ReadTalks(ConferenceDb db, ReadPromises promises)
{
    public async Task<CheckedTalks> Read(Event conference)
    {
        var rooms = await Rooms(conference);
        var talks = await Talks(conference);
        var placed = talks.Where(talk => talk.Counts).Select(talk => talk.Placed).ToList();
        var scheduled = talks.Where(talk => talk is { State: TalkState.Scheduled, Starts: not null });
        return new CheckedTalks(
            talks,
            rooms,
            AgendaWarnings.Find(conference, rooms.Count, placed, await Stays(conference)),
            AgendaPromise.Unkept(await promises.Read(conference), scheduled.Select(talk => talk.SponsorshipId).OfType<int>())
        );
    }

    Task<List<NamedRoom>> Rooms(Event conference) =>
        db
            .Rooms.Where(room => room.EventId == conference.Id)
            .OrderBy(room => room.Position)
            .ThenBy(room => room.Name)
            .Select(room => new NamedRoom(room.Id, room.Name))
            .ToListAsync();

    async Task<List<TalkRow>> Talks(Event conference)
    {
        var rows = await db
            .Talks.Where(talk => talk.EventId == conference.Id)
            .OrderBy(talk => talk.Starts == null)
            .ThenBy(talk => talk.Starts)
            .ThenBy(talk => talk.Position)
            .ThenBy(talk => talk.Id)
            .Select(talk => new TalkRow(
                talk.Id,
                talk.Title,
                talk.Kind,
                talk.Starts,
                talk.Ends,
                talk.RoomId,
                talk.Room == null ? null : talk.Room.Name
            )
            {
                Track = talk.Track == null ? null : talk.Track.Name,
                Color = talk.Track == null ? null : talk.Track.Color,
                SponsorshipId = talk.SponsorshipId,
                State = talk.State,
                Version = talk.Version,
            })
            .ToListAsync();
        var speakers = await Speakers(conference);
        var assumed = AssumedEnds.Estimate(rows.ConvertAll(row => new TimedPlace(row.Starts, row.Ends, row.RoomId)));
        return [.. rows.Zip(assumed, (row, ends) => row with { AssumedEnds = ends, Speakers = [.. speakers[row.Id]] })];
    }

    Task<List<Stay>> Stays(Event conference) =>
        db
            .Speakers.Where(speaker => speaker.EventId == conference.Id && (speaker.Arrives != null || speaker.Leaves != null))
            .Select(speaker => new Stay(speaker.Id, speaker.Arrives, speaker.Leaves))
            .ToListAsync();

    async Task<ILookup<int, NamedSpeaker>> Speakers(Event conference)
    {
        var named = await (
            from row in db.TalkSpeakers
            where row.EventId == conference.Id
            join speaker in db.Speakers on row.SpeakerId equals speaker.Id
            orderby row.TalkId, row.Position
            select new { row.TalkId, Speaker = new NamedSpeaker(speaker.Id, speaker.Name, speaker.ImagePath) }
        ).ToListAsync();
        return named.ToLookup(row => row.TalkId, row => row.Speaker);
    }
}
