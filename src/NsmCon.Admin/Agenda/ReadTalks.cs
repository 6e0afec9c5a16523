using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>Reads an event's talks and looks them through; three queries however many there are.</summary>
public sealed class ReadTalks(ConferenceDb db)
{
    public async Task<CheckedTalks> Of(Event conference)
    {
        var rooms = await db.Rooms.CountAsync(room => room.EventId == conference.Id);
        var rows = await db.Talks.Where(talk => talk.EventId == conference.Id)
            .OrderBy(talk => talk.Starts == null).ThenBy(talk => talk.Starts).ThenBy(talk => talk.Position).ThenBy(talk => talk.Id)
            .Select(talk => new TalkRow(talk.Id, talk.Title, talk.Kind, talk.Starts, talk.Ends, talk.RoomId, talk.Room == null ? null : talk.Room.Name)).ToListAsync();
        var speakers = await Speakers(conference);
        var talks = rows.ConvertAll(row => row with { Speakers = [.. speakers[row.Id]] });
        return new CheckedTalks(talks, AgendaWarnings.Of(conference, rooms, talks.ConvertAll(talk => talk.Placed)));
    }

    async Task<ILookup<int, NamedSpeaker>> Speakers(Event conference)
    {
        var named = await (
            from row in db.TalkSpeakers
            where row.EventId == conference.Id
            join speaker in db.Speakers on row.SpeakerId equals speaker.Id
            orderby row.TalkId, row.Position
            select new { row.TalkId, Speaker = new NamedSpeaker(speaker.Id, speaker.Name, speaker.ImagePath) }).ToListAsync();
        return named.ToLookup(row => row.TalkId, row => row.Speaker);
    }
}
