using NsmCon.Data.Events;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Agenda;

/// <summary>The mails to speakers, by their templates.</summary>
public static class SpeakerMails
{
    /// <summary>The link to their own page.</summary>
    public const string Link = "speaker-link";

    /// <summary>What a version brings them. Mails of before are kept under this name.</summary>
    public const string News = "talk-moved";

    /// <summary>The mail with the link; not saved yet.</summary>
    public static OutgoingMail CreateLinkMail(Speaker speaker, Event conference, DateTime now) =>
        new(Link, speaker.Email!, $"Your page as a speaker of {conference.Title}", now)
        {
            EventId = conference.Id,
            SpeakerId = speaker.Id,
            ToName = speaker.Name,
        };
}
