using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Releases;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Releases;

/// <summary>The mail to a speaker about their talks in a version, with files that bring a calendar up to date.</summary>
public sealed class SpeakerNewsMail(ConferenceDb db, ReadSpeakerNews news, MailTemplates templates, ConferenceSettings settings)
    : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = SpeakerMails.News;

    public string Template => Name;

    public StaffRole? ReadBy => StaffRole.Agenda;

    public async Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel)
    {
        var release = await db.AgendaReleases.AsNoTracking().FirstOrDefaultAsync(release => release.Id == mail.ReleaseId, cancel);
        if (
            release is null
            || (await news.Read(release.EventId, release.Number, cancel)).FirstOrDefault(speaker => speaker.SpeakerId == mail.SpeakerId)
                is not { } speaker
        )
            return null;

        var conference = (await db.Events.AsNoTracking().SingleAsync(e => e.Id == release.EventId, cancel)).AsPublished(release.Event);
        return new(
            templates.Fill(
                Name,
                ("name", speaker.Name),
                ("event", conference.Title),
                ("news", speaker.Subject(conference.Title)),
                ("talks", string.Join('\n', speaker.Talks.Select(Line))),
                ("clock", conference.Clock()),
                ("agenda", $"{settings.BaseUrl}{Links.PublicEvent(conference.Slug)}{Anchor(speaker)}")
            )
        )
        {
            Attachments = [.. Files(speaker, conference, release)],
        };
    }

    static string Anchor(SpeakerNews speaker) =>
        speaker.Talks.FirstOrDefault(talk => talk.After is not null) is { } talk ? $"#talk-{talk.After!.Id}" : "#agenda";

    // A calendar program takes one method from a file.
    IEnumerable<MailPart> Files(SpeakerNews speaker, Event conference, AgendaRelease release)
    {
        var agenda = release.Read();
        var entries = speaker.Talks.Select(talk => talk.Entry).OfType<ReleasedTalk>().ToList();
        var leaving = speaker.Talks.Select(talk => talk.Leaving).OfType<ReleasedTalk>().ToList();
        if (entries.Count > 0)
            yield return new(
                $"{conference.Slug}.ics",
                "text/calendar; charset=utf-8; method=PUBLISH",
                AgendaCalendar.Create(conference, agenda, entries, settings.BaseUrl, release.PublishedAt)
            );
        if (leaving.Count > 0)
            yield return new(
                $"{conference.Slug}-canceled.ics",
                "text/calendar; charset=utf-8; method=CANCEL",
                AgendaCalendar.CreateCanceled(conference, agenda, leaving, settings, release.PublishedAt)
            );
    }

    static string Line(TalkNews talk)
    {
        var before = Plain(talk.Before?.Place());
        var after = Plain(talk.After?.Place());
        var title = $"**{Plain(talk.Title)}**";
        return "- "
            + talk.Kind switch
            {
                NewsKind.New => $"{title} is on the agenda: **{after}**.",
                NewsKind.Moved when talk.Before!.Starts is null => $"{title} has a time now: **{after}**.",
                NewsKind.Moved => $"{title} was {before}, and is now **{after}**.",
                NewsKind.Gone => $"{title} was taken off the agenda. It was to be {before}.",
                NewsKind.PutOn => $"You are now a speaker of {title}: **{after}**.",
                _ => $"You are no longer named as a speaker of {title}.",
            };
    }

    static string Plain(string? text) => MarkdownText.Escape(MarkdownText.OneLine(text ?? ""));
}
