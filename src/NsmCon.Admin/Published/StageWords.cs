using Ical.Net;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Published;

/// <summary>The stage of an event in words.</summary>
public static class StageWords
{
    /// <summary>"a draft", "announced", "postponed" or "canceled".</summary>
    public static string Describe(this EventStage stage) => stage == EventStage.Draft ? "a draft" : stage.ToString().ToLowerInvariant();

    /// <summary>What every public page of the event says first; null while there is nothing to say.</summary>
    public static string? Notice(this Event conference) =>
        conference.Stage switch
        {
            EventStage.Postponed => "This event is postponed. We will say here when it takes place.",
            EventStage.Canceled => "This event is canceled.",
            _ => null,
        };

    /// <summary>What the change log tells of the stage; null while the event has always stood as it stands.</summary>
    public static string? StageNews(this Event conference) =>
        conference switch
        {
            { Stage: EventStage.Announced, StageRevision: > 0 } => "This event takes place: it was announced again.",
            _ => conference.Notice(),
        };

    /// <summary>The STATUS of the event's entries in calendars (RFC 5545, 3.8.1.11); null while its days stand.</summary>
    public static string? CalendarStatus(this Event conference) =>
        conference.Stage switch
        {
            EventStage.Postponed => EventStatus.Tentative,
            EventStage.Canceled => EventStatus.Cancelled,
            _ => null,
        };

    /// <summary>Why companies cannot ask about sponsoring, as a heading and a sentence; null while they can.</summary>
    public static (string Heading, string Sentence)? InquiryRefusal(this Event conference) =>
        conference.Stage switch
        {
            _ when conference.TakesInquiries => null,
            EventStage.Draft => ("This event is not announced yet", "Companies can ask about sponsoring it once it is."),
            _ => ("This event is canceled", "It no longer takes sponsors."),
        };
}
