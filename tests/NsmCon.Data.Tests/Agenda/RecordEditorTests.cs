using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Data.Tests.Staff;

namespace NsmCon.Data.Tests.Agenda;

public class RecordEditorTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_person_is_noted_once_where_they_were_last_seen(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Talk(1));
        var ada = await conference.Staff("ada@example.org", "Ada", StaffRole.Agenda);

        await Record(conference, ada, talkId: null, A.Day);
        await Record(conference, ada, talkId: 1, A.Day.AddMinutes(1));

        var seen = await conference.Read(db => db.AgendaEditors.SingleAsync());
        Assert.Equal((ada.Id, "Ada", 1, A.Day.AddMinutes(1)), (seen.StaffMemberId, seen.Name, seen.TalkId, seen.SeenAt));
    }

    static async Task Record(ConferenceDatabase conference, StaffMember person, int? talkId, DateTime now)
    {
        await using var db = conference.CreateDbContext();
        await new RecordEditor(db).Record(
            new()
            {
                EventId = 1,
                StaffMemberId = person.Id,
                Name = person.Name,
                TalkId = talkId,
                SeenAt = now,
            }
        );
    }
}
