using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Registrations;

/// <summary>
/// Staff register a person, as any ticket type and at any time. The desk gives
/// the place and mails the ticket; who asked it is written down here.
/// </summary>
public sealed class AddRegistration(ConferenceDb db, RegistrationDesk desk)
{
    /// <summary>Registers and saves. With the same attempt key it gives the same registration, however often it is called.</summary>
    /// <returns>What the desk answered, and the registration; null unless the person was registered.</returns>
    /// <exception cref="RuleBrokenException">The event is canceled, or the desk could not be asked.</exception>
    public async Task<(DeskOutcome Outcome, Registration? Added)> Add(DeskRequest request, string by, DateTime now)
    {
        if (await db.Events.AnyAsync(e => e.Id == request.EventId && e.Stage == EventStage.Canceled))
            throw new RuleBrokenException("This event is canceled: nobody can register for it.");

        var answer = await desk.Register(request);
        if (answer.TicketCode is null)
            return (answer.Outcome, null);

        var added = await db.Registrations.AsNoTracking().SingleAsync(r => r.TicketCode == answer.TicketCode);
        await AddAuditEntry(added, by, now);
        return (answer.Outcome, added);
    }

    // The desk, which is quick, neither knows nor logs who of the staff it was.
    async Task AddAuditEntry(Registration added, string by, DateTime now)
    {
        await using var write = await db.BeginWrite();
        var noted = await db
            .Registrations.Where(r => r.Id == added.Id && r.AddedBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.AddedBy, by));
        if (noted == 0)
            return;

        db.AuditEntries.Add(
            new AuditEntry
            {
                At = now,
                By = by,
                EventId = added.EventId,
                Action = "Added",
                Subject = nameof(Registration),
                SubjectId = added.Id,
                SubjectName = added.Name,
            }
        );
        await db.SaveChangesAsync();
        await write.CommitUnseen();
    }
}
