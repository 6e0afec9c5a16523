using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

/// <summary>
/// Reads the texts of mails that cannot be found by them yet: those of an earlier version, and those whose inquiry is gone.
/// </summary>
public sealed class ReadMailTexts(ConferenceDb db, IServiceScopeFactory scopes, ILogger<ReadMailTexts> log)
{
    const int MostAtOnce = 100;

    /// <summary>Reads all of them, one at a time.</summary>
    public async Task ReadAll(CancellationToken cancel)
    {
        while (
            await db
                .IncomingMails.WithoutText()
                .OrderByDescending(mail => mail.Id)
                .Select(mail => mail.Id)
                .Take(MostAtOnce)
                .ToListAsync(cancel)
                is { Count: > 0 } ids
        )
            foreach (var id in ids)
                await Read(id, cancel);
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A mail that cannot be read must not keep the others: this is the loop over them."
    )]
    async Task Read(int id, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        // A context of its own: all that was read would stay in one.
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        if (await own.IncomingMails.WithoutText().FirstOrDefaultAsync(mail => mail.Id == id, cancel) is not { } mail)
            return;

        try
        {
            var contents = await scope.ServiceProvider.GetRequiredService<ReadMailContents>().Read(mail);
            mail.KeepText(contents.Text, contents.Files.Select(file => file.Name));
        }
        catch (Exception fault) when (!fault.IsOutOfService())
        {
            log.LogError(fault, "Incoming mail {Id} could not be read for the search.", id);
            mail.KeepText("", []);
        }

        try
        {
            await own.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody placed it at the same time: the next round looks at what it is now.
        }
    }
}
