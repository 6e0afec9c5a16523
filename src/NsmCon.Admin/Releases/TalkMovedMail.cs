using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Releases;

/// <summary>The mail to a speaker whose talks moved, with their new entries for the calendar.</summary>
public sealed class TalkMovedMail(ConferenceDb db, ReadMoves moves, MailTemplates templates, ConferenceSettings settings) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = "talk-moved";

    public string Template => Name;

    /// <summary>The mail to a speaker; not saved yet.</summary>
    public static OutgoingMail To(MovedSpeaker speaker, Event conference, int releaseId, DateTime now) => new()
    {
        EventId = conference.Id,
        Template = Name,
        SpeakerId = speaker.SpeakerId,
        ReleaseId = releaseId,
        To = speaker.Email!,
        ToName = speaker.Name,
        Subject = $"{(speaker.Talks.Count == 1 ? "Your talk" : "Your talks")} at {conference.Title} moved",
        CreatedAt = now,
        NextAttemptAt = now,
    };

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var release = await db.AgendaReleases.Where(release => release.Id == mail.ReleaseId).Select(release => new { release.EventId, release.Number, release.PublishedAt }).FirstOrDefaultAsync(cancel);
        if (release is null || (await moves.Of(release.EventId, release.Number, cancel)).FirstOrDefault(moved => moved.SpeakerId == mail.SpeakerId) is not { } speaker) return null;

        var conference = await db.Events.AsNoTracking().SingleAsync(e => e.Id == release.EventId, cancel);
        var timed = speaker.Talks.Select(talk => talk.After).Where(talk => talk.Starts is not null).ToList();
        return new(templates.Fill(Name,
            ("name", speaker.Name), ("event", conference.Title), ("talks", string.Join('\n', speaker.Talks.Select(Line))), ("clock", conference.Clock()),
            ("agenda", $"{settings.BaseUrl}/events/{conference.Slug}#talk-{speaker.Talks[0].After.Id}")))
        {
            Attachments = timed.Count == 0 ? [] : [new($"{conference.Slug}.ics", "text/calendar; charset=utf-8; method=PUBLISH", AgendaCalendar.Of(conference, timed, settings.BaseUrl, release.PublishedAt))],
        };
    }

    static string Line(MovedTalk talk) =>
        $"- **{Plain(talk.After.Title)}** was {Plain(talk.Before.Place())}, and is now **{Plain(talk.After.Place())}**.";

    static string Plain(string text) => MarkdownText.Escape(MarkdownText.OneLine(text));
}
