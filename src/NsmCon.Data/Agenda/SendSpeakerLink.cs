using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;

namespace NsmCon.Data.Agenda;

/// <summary>Mails a speaker the link to their own page, and makes one if there is none yet.</summary>
public sealed class SendSpeakerLink(ConferenceDb db)
{
    /// <summary>Puts the mail on its way.</summary>
    /// <exception cref="RuleBrokenException">There is no address, or it was mailed often enough.</exception>
    public async Task Send(Event conference, Speaker speaker, DateTime now)
    {
        if (string.IsNullOrEmpty(speaker.Email))
            throw new RuleBrokenException($"There is no address for {speaker.Name} yet: add one, and save.");

        await using var write = await db.BeginWrite();
        var since = now - Speaker.LinkMailsWithin;
        var mails = await db.OutgoingMails.CountAsync(mail =>
            mail.EventId == conference.Id && mail.CreatedAt > since && mail.SpeakerId == speaker.Id && mail.Template == SpeakerMails.Link
        );
        if (mails >= Speaker.MostLinkMails)
            throw new RuleBrokenException(
                $"{speaker.Name} got the link {mails} times within an hour. Wait a while, or give it another way."
            );

        if (speaker.PageCode is null)
            await new MakeSpeakerLink(db).Make(speaker, now);
        db.OutgoingMails.Add(SpeakerMails.CreateLinkMail(speaker, conference, now));
        await db.SaveChangesAsync();
        await write.Commit();
    }
}
