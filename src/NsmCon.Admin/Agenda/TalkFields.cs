using System.Text.Json;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>A field of a talk's form: as a person reads it, and how one form takes it from another.</summary>
public sealed record TalkField(string Name, string Label, Func<TalkForm, TalkChoices, string> Words, Action<TalkForm, TalkForm> Take)
{
    /// <summary>All fields, in the order of the form.</summary>
    public static readonly IReadOnlyList<TalkField> All =
    [
        new("Title", "Title", (form, _) => form.Title?.Trim() ?? "", (to, from) => to.Title = from.Title),
        new("Kind", "Kind", (form, _) => $"{form.Kind}", (to, from) => to.Kind = from.Kind),
        new("Time", "Time", (form, _) => form.Time, (to, from) => (to.On, to.Starts, to.Ends) = (from.On, from.Starts, from.Ends)),
        new("RoomId", "Room", (form, choices) => choices.RoomOf(form.RoomId), (to, from) => to.RoomId = from.RoomId),
        new("TrackId", "Track", (form, choices) => choices.TrackOf(form.TrackId), (to, from) => to.TrackId = from.TrackId),
        new("SponsorshipId", "Promised to", (form, choices) => choices.PromiseOf(form.SponsorshipId), (to, from) => to.SponsorshipId = from.SponsorshipId),
        new("Abstract", "Abstract", (form, _) => form.Abstract.Lines(), (to, from) => to.Abstract = from.Abstract),
        new("SlidesUrl", "Slides", (form, _) => form.SlidesUrl?.Trim() ?? "", (to, from) => to.SlidesUrl = from.SlidesUrl),
        new("VideoUrl", "Video", (form, _) => form.VideoUrl?.Trim() ?? "", (to, from) => to.VideoUrl = from.VideoUrl),
        new("Speakers", "Speakers", (form, choices) => choices.SpeakersOf(form), (to, from) => (to.SpeakerIds, to.NewSpeaker) = (from.SpeakerIds, from.NewSpeaker)),
    ];
}

/// <summary>The values of a form when it was opened: what both sides began with.</summary>
sealed record OpenedTalk(
    string? Title, TalkKind Kind, DateOnly? On, TimeOnly? Starts, TimeOnly? Ends, int? RoomId, int? TrackId, int? SponsorshipId,
    string? Abstract, string? SlidesUrl, string? VideoUrl, List<int?> SpeakerIds)
{
    public static string Of(TalkForm form) => JsonSerializer.Serialize(new OpenedTalk(
        form.Title, form.Kind, form.On, form.Starts, form.Ends, form.RoomId, form.TrackId, form.SponsorshipId, form.Abstract, form.SlidesUrl, form.VideoUrl, form.SpeakerIds));

    /// <summary>The form as it was opened; null if the browser sent nothing that says it.</summary>
    public static TalkForm? Read(string? json)
    {
        try
        {
            return json is null || JsonSerializer.Deserialize<OpenedTalk>(json) is not { } opened ? null : opened.Form();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    TalkForm Form() => new()
    {
        Title = Title,
        Kind = Kind,
        On = On,
        Starts = Starts,
        Ends = Ends,
        RoomId = RoomId,
        TrackId = TrackId,
        SponsorshipId = SponsorshipId,
        Abstract = Abstract,
        SlidesUrl = SlidesUrl,
        VideoUrl = VideoUrl,
        SpeakerIds = SpeakerIds ?? [],
    };
}
