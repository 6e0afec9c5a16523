using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>What staff fill in about a talk. Its times are those of the event's wall clock.</summary>
public sealed partial class TalkForm : MergedForm, IValidatableObject
{
    [Required(ErrorMessage = "Give it a title, such as Opening, Break or Lunch.")]
    [MaxLength(Talk.TitleLength, ErrorMessage = "The title is too long: {1} characters at most.")]
    [SingleLine(ErrorMessage = "Write the title in one line of letters that can be seen.")]
    public string? Title { get; set; }

    public TalkKind Kind { get; set; }

    /// <summary>Without one it follows the time: scheduled with one, proposed without.</summary>
    public TalkState? State { get; set; }

    [Display(Name = "Day"), WallClock, PartOf(nameof(Time))]
    public DateOnly? On { get; set; }

    [PartOf(nameof(Time))]
    public TimeOnly? Starts { get; set; }

    [PartOf(nameof(Time))]
    public TimeOnly? Ends { get; set; }

    [Display(Name = "Room")]
    public int? RoomId { get; set; }

    [Display(Name = "Track")]
    public int? TrackId { get; set; }

    [Display(Name = "Promised to")]
    public int? SponsorshipId { get; set; }

    /// <summary>In Markdown. Browsers send other line ends than pages have.</summary>
    [MaxLength(Talk.AbstractLength, ErrorMessage = "The abstract is too long: {1} characters at most.")]
    public string? Abstract
    {
        get;
        set => field = value?.ReplaceLineEndings("\n");
    }

    /// <summary>One link per line, with its label before it.</summary>
    [MaxLength(Talk.LinksLength, ErrorMessage = "The links to the slides are too long: {1} characters at most.")]
    public string? Slides
    {
        get;
        set => field = value?.ReplaceLineEndings("\n");
    }

    [MaxLength(Talk.LinksLength, ErrorMessage = "The links to the videos are too long: {1} characters at most.")]
    public string? Videos
    {
        get;
        set => field = value?.ReplaceLineEndings("\n");
    }

    /// <summary>Who speaks, in order; the empty ones in between count for nothing.</summary>
    [PartOf(nameof(Speakers))]
    public List<int?> SpeakerIds { get; set; } = [];

    /// <summary>The name of a speaker who comes in with this talk, and speaks last.</summary>
    [Display(Name = "Someone not in the list"), PartOf(nameof(Speakers))]
    [MaxLength(Speaker.NameLength, ErrorMessage = "The speaker's name is too long: {1} characters at most.")]
    [SingleLine(ErrorMessage = "Write the speaker's name in one line of letters that can be seen.")]
    public string? NewSpeaker { get; set; }

    [BindNever]
    public TalkChoices Choices { get; set; } = TalkChoices.None;

    /// <summary>The talk as it is saved; null for a new one.</summary>
    [BindNever]
    public SavedTalk? Existing { get; set; }

    [BindNever]
    public bool MayChange { get; set; }

    /// <summary>What can be decided; a new talk may leave it to its time.</summary>
    public IReadOnlyList<SelectListItem> States =>
        [
            .. Existing is null ? [new SelectListItem("Scheduled, or proposed without a time", "")] : Array.Empty<SelectListItem>(),
            .. Enum.GetValues<TalkState>().Select(state => new SelectListItem($"{state}".SplitWords(), $"{state}")),
        ];

    public IEnumerable<int> ChosenSpeakers => SpeakerIds.OfType<int>();

    /// <summary>"March 30, 2020, 09:00 to 10:00"; empty without a time.</summary>
    public string Time =>
        Begin is null ? "" : InWords($"{On:MMMM d, yyyy}, {Starts:HH:mm}{(Ends is null ? "" : InWords($" to {Ends:HH:mm}"))}");

    /// <summary>Who speaks, by key, and who is new by name.</summary>
    public string Speakers => $"{string.Join(' ', ChosenSpeakers)} {NewSpeaker?.Trim()}";

    protected override string? Describe(string field) =>
        field switch
        {
            nameof(RoomId) => Choices.RoomOf(RoomId),
            nameof(TrackId) => Choices.TrackOf(TrackId),
            nameof(SponsorshipId) => Choices.PromiseOf(SponsorshipId),
            nameof(Speakers) => Choices.SpeakersOf(this),
            _ => null,
        };

    public bool IsPause => Kind is TalkKind.Break or TalkKind.Lunch;

    /// <param name="talk">The talk, with its speakers.</param>
    /// <param name="choices">What can be chosen for it; null where nothing is shown in words.</param>
    public static TalkForm FromTalk(Talk talk, TalkChoices? choices = null) =>
        new TalkForm
        {
            Title = talk.Title,
            Kind = talk.Kind,
            State = talk is { State: TalkState.Scheduled, Starts: null } ? TalkState.ToBeAnnounced : talk.State,
            On = talk.Starts is { } day ? DateOnly.FromDateTime(day) : null,
            Starts = talk.Starts is { } starts ? TimeOnly.FromDateTime(starts) : null,
            Ends = talk.Ends is { } ends ? TimeOnly.FromDateTime(ends) : null,
            RoomId = talk.RoomId,
            TrackId = talk.TrackId,
            SponsorshipId = talk.SponsorshipId,
            Abstract = talk.Abstract,
            Slides = talk.Slides,
            Videos = talk.Videos,
            SpeakerIds = [.. talk.Speakers.OrderBy(row => row.Position).Select(row => (int?)row.SpeakerId)],
            Choices = choices ?? TalkChoices.None,
        }.FilledFrom(talk.Version);

    /// <summary>How many speakers can be chosen: those who are, and some empty places.</summary>
    public int SpeakerPlaces => Math.Max(SpeakerIds.Count, ChosenSpeakers.Count() + 2);

    /// <param name="saved">The talk as it is saved: an abstract that only has other line ends stays as it is.</param>
    public TalkDetails ToDetails(Talk saved) =>
        new(Title!.Trim(), Kind, Decided)
        {
            Starts = Begin,
            Ends = Begin + Length,
            RoomId = RoomId,
            TrackId = TrackId,
            SponsorshipId = SponsorshipId,
            Abstract = Abstract.Lines() == saved.Abstract.Lines() ? saved.Abstract : Abstract.Lines(),
            Slides = MediaLink.Read(Slides),
            Videos = MediaLink.Read(Videos),
            SpeakerIds = [.. ChosenSpeakers],
            NewSpeaker = NewSpeaker?.Trim() ?? "",
        };
}

/// <summary>What the page of a talk says of it as it is saved.</summary>
public sealed record SavedTalk(int Id, string Title, bool HasTime);
