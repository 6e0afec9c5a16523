using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Mail;

/// <summary>Delivers the mails that are due, each by itself: what is wrong with one does not keep the others.</summary>
public sealed class SendOutgoingMail(
    ConferenceDb db,
    IMailDelivery delivery,
    RegistrationDesk desk,
    MailServerFault serverFault,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<SendOutgoingMail> log
)
{
    const int MostAtOnce = 200;

    /// <summary>How long one mail may take, the server's last answer with it; less than <see cref="OutgoingMail.StuckAfter"/>.</summary>
    static readonly TimeSpan LongestDelivery = TimeSpan.FromMinutes(12);

    /// <summary>How long a mail on its way may still take when the app is stopped.</summary>
    static readonly TimeSpan LastDelivery = TimeSpan.FromSeconds(10);

    /// <summary>How long one round lets people at the registration desk go first.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Delivers what is due. Cancelled, it ends after the mail that it has in hand.</summary>
    public async Task SendDue(CancellationToken cancel)
    {
        using var acting = db.ActAs("mail");
        await db.TakeBackUnsentMails(Now);
        var due = await db
            .OutgoingMails.Due(Now)
            .OrderBy(mail => mail.NextAttemptAt)
            .ThenBy(mail => mail.Id)
            .Select(mail => mail.Id)
            .Take(MostAtOnce)
            .ToListAsync(cancel);
        DeliveryException? fault = null;
        var patience = Patience;
        // What is left stays as it is, and comes before the mail that failed: perhaps that one alone is the reason.
        foreach (var id in due.TakeWhile(_ => !cancel.IsCancellationRequested && fault is not { EndsRound: true }))
        {
            // Writing mails takes the processor and the disk from the people who register at this moment.
            for (; desk.IsBusy && patience > TimeSpan.Zero && !cancel.IsCancellationRequested; patience -= Moment)
                await Task.Delay(Moment, CancellationToken.None);
            if (await db.TryClaimMail(id, Now))
                fault = await Send(id, fault is { ConcernsAll: true } ? fault : null, cancel);
        }
    }

    /// <summary>Sends one mail and saves how it went. Gives back the fault that kept it.</summary>
    /// <param name="down">The fault that keeps all mails.</param>
    async Task<DeliveryException?> Send(int id, DeliveryException? down, CancellationToken cancel)
    {
        var mail = await db.OutgoingMails.FirstAsync(m => m.Id == id, CancellationToken.None);
        var fault = down ?? await Attempt(mail, cancel);
        if (fault is null && delivery.ReachesPeople)
            mail.Succeed(Now);
        else if (fault is null)
            mail.WriteDown();
        else if (fault.MayHaveArrived)
            mail.MarkLost(fault.Message);
        else
            mail.Fail(fault.Message, fault.IsFinal, Now);
        if (mail.HandedOverAt is null)
            db.SentMails.RemoveRange(db.SentMails.Local.Where(sent => sent.OutgoingMailId == mail.Id).ToList());
        if (mail.State == MailState.Failed)
            log.LogWarning("Mail {Id} was given up: {Error}", mail.Id, mail.LastError);
        if (mail.State == MailState.Sending)
            log.LogWarning("Mail {Id} may have arrived or not: {Error}", mail.Id, mail.LastError);

        await db.SaveMails();
        if (fault is null or { ConcernsAll: true } or { EndsRound: true })
            serverFault.Sentence = fault?.Message;
        return fault;
    }

    // What goes out is kept before it does: a crash meanwhile leaves a mail that may have arrived, and what it said.
    async Task HandOver(OutgoingMail mail, ComposedMail composed)
    {
        mail.HandOver(Now);
        var (sent, files) = KeptMail.Create(mail, composed, Now);
        await db.KeepFiles(files, Now);
        db.SentMails.Add(sent);
        await db.SaveMails();
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "A bug in the text of one mail must not keep the others: this is the loop over them."
    )]
    async Task<DeliveryException?> Attempt(OutgoingMail mail, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(LongestDelivery);
        await using var stopping = cancel.Register(() => limit.CancelAfter(LastDelivery));
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            if (await db.BouncesOf([mail.To], limit.Token) is [var bounce, ..])
                return new DeliveryException(
                    $"Mail to {mail.To} comes back: {bounce.Reason} Correct the address, or send this mail again to try it once more."
                )
                {
                    IsFinal = true,
                };

            using var composed = await scope.ServiceProvider.GetRequiredService<ComposeMail>().Compose(mail, limit.Token);
            // Outside of any transaction: a mail cannot be rolled back.
            await delivery.Deliver(mail, composed.Message, () => HandOver(mail, composed), limit.Token);
            return null;
        }
        catch (DeliveryException fault)
        {
            return fault;
        }
        catch (RuleBrokenException refusal)
        {
            return new DeliveryException(refusal.Message, refusal);
        }
        catch (OperationCanceledException fault) when (limit.IsCancellationRequested)
        {
            return new DeliveryException("It took too long, or the app was stopped meanwhile.", fault);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Mail {Id} ({Template}) could not be written.", mail.Id, mail.Template);
            return new DeliveryException($"The mail could not be written: {fault.Message}", fault);
        }
    }
}
