using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>Reads the mails that came in and were not read yet, each by itself: one that cannot be read keeps no other.</summary>
public sealed class SortIncomingMail(ConferenceDb db, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SortIncomingMail> log)
{
    const int MostAtOnce = 200;

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sorts what is new, in the order in which it arrived: an answer comes after what it answers.</summary>
    public async Task SortWaiting(CancellationToken cancel)
    {
        var waiting = await db
            .IncomingMails.Where(mail => mail.State == IncomingState.New)
            .OrderBy(mail => mail.ArrivedAt)
            .ThenBy(mail => mail.Id)
            .Select(mail => mail.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancel);
        foreach (var id in waiting.TakeWhile(_ => !cancel.IsCancellationRequested))
            await Sort(id);
    }

    /// <summary>Sorts one mail. Where it cannot be read it stays, for a few attempts.</summary>
    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A mail that cannot be read must not keep the others: this is the loop over them."
    )]
    public async Task Sort(int id)
    {
        // A context of its own: what a mail left half done is not saved with the next.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        using var acting = own.ActAs("mail");
        try
        {
            if (await own.IncomingMails.SingleOrDefaultAsync(m => m.Id == id && m.State == IncomingState.New) is not { } mail)
                return;

            var contents = await scope.ServiceProvider.GetRequiredService<ReadMailContents>().Read(mail);
            await scope.ServiceProvider.GetRequiredService<ReceiveMail>().Sort(mail, contents, Now);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else sorted it at the same time.
        }
        catch (Exception fault) when (!fault.IsOutOfService())
        {
            log.LogError(fault, "Incoming mail {Id} could not be read.", id);
            var mail = await db.IncomingMails.SingleAsync(m => m.Id == id, CancellationToken.None);
            mail.Fail(fault.Message);
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }
}
