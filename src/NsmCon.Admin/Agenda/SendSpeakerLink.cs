using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>Mails a speaker the link to their own page, and makes one if there is none yet.</summary>
public sealed class SendSpeakerLink(ConferenceDb db, MakeSpeakerLink link, TimeProvider clock)
{
    /// <summary>Puts the mail on its way.</summary>
    /// <exception cref="RuleBrokenException">There is no address, or it was mailed often enough.</exception>
    public async Task Send(Event conference, Speaker speaker)
    {
        if (string.IsNullOrEmpty(speaker.Email))
            throw new RuleBrokenException($"There is no address for {speaker.Name} yet: add one, and save.");

        await using var write = await db.BeginWrite();
        var now = clock.GetUtcNow().UtcDateTime;
        var since = now - Speaker.LinkMailsWithin;
        var mails = await db.OutgoingMails.CountAsync(mail =>
            mail.EventId == conference.Id && mail.CreatedAt > since && mail.SpeakerId == speaker.Id && mail.Template == SpeakerLinkMail.Name
        );
        if (mails >= Speaker.MostLinkMails)
            throw new RuleBrokenException(
                $"{speaker.Name} got the link {mails} times within an hour. Wait a while, or give it another way."
            );

        if (speaker.PageCode is null)
            await link.Make(speaker);
        db.OutgoingMails.Add(SpeakerLinkMail.Create(speaker, conference, now));
        await db.SaveChangesAsync();
        await write.Commit();
    }
}
