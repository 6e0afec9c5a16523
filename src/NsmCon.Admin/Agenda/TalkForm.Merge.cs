using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

public sealed partial class TalkForm
{
    static readonly IReadOnlyList<FormField<TalkForm>> AllFields =
    [
        new(nameof(Title), "Title", form => form.Title?.Trim() ?? "", (to, from) => to.Title = from.Title),
        new(nameof(Kind), "Kind", form => $"{form.Kind}", (to, from) => to.Kind = from.Kind),
        new(nameof(State), "State", form => $"{form.State}".Words(), (to, from) => to.State = from.State),
        new(nameof(Time), "Time", form => form.Time, (to, from) => (to.On, to.Starts, to.Ends) = (from.On, from.Starts, from.Ends)),
        new(nameof(RoomId), "Room", form => $"{form.RoomId}", (to, from) => to.RoomId = from.RoomId) { Words = form => form.Choices.RoomOf(form.RoomId) },
        new(nameof(TrackId), "Track", form => $"{form.TrackId}", (to, from) => to.TrackId = from.TrackId) { Words = form => form.Choices.TrackOf(form.TrackId) },
        new(nameof(SponsorshipId), "Promised to", form => $"{form.SponsorshipId}", (to, from) => to.SponsorshipId = from.SponsorshipId) { Words = form => form.Choices.PromiseOf(form.SponsorshipId) },
        new(nameof(Abstract), "Abstract", form => form.Abstract.Lines(), (to, from) => to.Abstract = from.Abstract),
        new(nameof(Slides), "Slides", form => MediaLink.Write(MediaLink.Read(form.Slides)) ?? "", (to, from) => to.Slides = from.Slides),
        new(nameof(Videos), "Videos", form => MediaLink.Write(MediaLink.Read(form.Videos)) ?? "", (to, from) => to.Videos = from.Videos),
        new("Speakers", "Speakers", form => $"{string.Join(' ', form.ChosenSpeakers)} {form.NewSpeaker?.Trim()}", (to, from) => (to.SpeakerIds, to.NewSpeaker) = (from.SpeakerIds, from.NewSpeaker))
        {
            Words = form => form.Choices.SpeakersOf(form),
        },
    ];

    protected override IReadOnlyList<FormField<TalkForm>> Fields => AllFields;

    /// <summary>"March 30, 2020, 09:00 to 10:00"; empty without a time.</summary>
    public string Time => Begin is null ? "" : $"{On:MMMM d, yyyy}, {Starts:HH:mm}{(Ends is null ? "" : $" to {Ends:HH:mm}")}";
}
