using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Agenda;

/// <summary>The mail with the link to a speaker's own page.</summary>
public sealed class SpeakerLinkMail(ConferenceDb db, PublishedAgendas published, MailTemplates templates, ConferenceSettings settings)
    : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = SpeakerMails.Link;

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Agenda;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var speaker = await db
            .Speakers.AsNoTracking()
            .FirstOrDefaultAsync(s => s.Id == mail.SpeakerId && s.EventId == mail.EventId, cancel);
        if (speaker?.PageCode is null)
            return null;

        var conference = await published.Shown(db, speaker.EventId, cancel);
        var talks = await db
            .Talks.Where(talk => talk.Speakers.Any(row => row.SpeakerId == speaker.Id))
            .OrderBy(talk => talk.Starts)
            .ThenBy(talk => talk.Id)
            .Select(talk => talk.Title)
            .ToListAsync(cancel);
        return new(
            templates.Fill(
                Name,
                ("name", speaker.Name),
                ("event", conference.Title),
                ("date", conference.StandingDays()),
                ("place", conference.Place),
                ("talks", string.Join("; ", talks)),
                ("link", $"{settings.BaseUrl}{Links.OwnSpeaker(speaker.PageCode)}")
            )
        )
        {
            Secrets = [speaker.PageCode],
        };
    }
}
