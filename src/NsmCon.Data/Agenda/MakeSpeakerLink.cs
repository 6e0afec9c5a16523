using NsmCon.Data.Staff;

namespace NsmCon.Data.Agenda;

/// <summary>Gives a speaker a secret link to their own page; the one before opens nothing any more.</summary>
public sealed class MakeSpeakerLink(ConferenceDb db)
{
    const string Hidden = "a secret";

    /// <summary>Makes it and saves.</summary>
    public async Task Make(Speaker speaker, DateTime now)
    {
        db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                By = db.Actor,
                EventId = speaker.EventId,
                Action = "Changed",
                Subject = nameof(Speaker),
                SubjectId = speaker.Id,
                SubjectName = speaker.Name,
                Changes =
                [
                    new()
                    {
                        Field = "Link",
                        From = speaker.PageCode is null ? null : Hidden,
                        To = Hidden,
                    },
                ],
            }
        );
        speaker.PageCode = Secret.New();
        // No step: to undo it would open the page again to whoever has the old link.
        using (db.WithoutSteps())
            await db.SaveChangesAsync();
    }
}
