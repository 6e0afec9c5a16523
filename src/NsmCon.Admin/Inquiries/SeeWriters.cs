using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>Sees who else of staff is writing in an inquiry at this moment.</summary>
public sealed class SeeWriters(ConferenceDb db, TimeProvider clock)
{
    const int MostNamed = 5;

    /// <summary>"Ada Lovelace is writing an answer."; empty while nobody is.</summary>
    public async Task<string> Describe(int inquiryId, int staffMemberId)
    {
        var since = clock.GetUtcNow().UtcDateTime - MessageDraft.WritingFor;
        var writers = await (
            from draft in db.MessageDrafts
            where draft.InquiryId == inquiryId && draft.StaffMemberId != staffMemberId && draft.SavedAt > since
            join person in db.Users on draft.StaffMemberId equals person.Id
            orderby draft.IsNote, person.Name, person.Id
            select new { Name = person.Name == "" ? person.Email : person.Name, draft.IsNote }
        )
            .Take(MostNamed)
            .ToListAsync();
        return string.Join(' ', writers.ConvertAll(writer => $"{writer.Name} is writing {(writer.IsNote ? "a note" : "an answer")}."));
    }
}
