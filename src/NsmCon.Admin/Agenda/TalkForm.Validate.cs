using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

public sealed partial class TalkForm
{
    // As long as an import takes a range for one that runs past midnight, and not for a slip of the pen.
    static readonly TimeSpan LongestPastMidnight = TimeSpan.FromHours(12);

    DateTime? Begin => On is { } day && Starts is { } time ? day.ToDateTime(time) : null;

    /// <summary>An end before the start is one after midnight.</summary>
    TimeSpan? Length => Starts is { } starts && Ends is { } ends ? ends - starts : null;

    public bool EndsNextDay => Ends <= Starts;

    TalkState Decided =>
        State switch
        {
            null => Begin is null ? TalkState.Proposed : TalkState.Scheduled,
            // What was waiting for its time has it now.
            TalkState.ToBeAnnounced when Begin is not null && Existing is { HasTime: false } => TalkState.Scheduled,
            { } state => state,
        };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        [.. TimeFaults(), .. SpeakerFaults(), .. AddressFaults()];

    IEnumerable<ValidationResult> TimeFaults()
    {
        if (Starts is null && Ends is not null)
            yield return new("Give it a start, or remove the end.", [nameof(Starts)]);
        if (Starts is not null && On is null)
            yield return new("Choose the day on which it starts.", [nameof(On)]);
        if (EndsNextDay && (Length == TimeSpan.Zero || Length > LongestPastMidnight))
            yield return new(
                InWords($"It would end at {Ends:HH:mm}, before it starts at {Starts:HH:mm}. Correct one of them."),
                [nameof(Ends)]
            );
    }

    /// <summary>What the state and the time say against each other, as far as nobody can know which of them is meant.</summary>
    public IEnumerable<(string Field, string Sentence)> StateFaults()
    {
        if (State == TalkState.Scheduled && Starts is null && Ends is null)
            yield return (
                nameof(State),
                "Without a start it is not scheduled: give it one, or choose whether it is proposed, to be announced or withdrawn."
            );
        if (Decided == TalkState.ToBeAnnounced && Starts is not null)
            yield return (nameof(State), "With a start it is scheduled: choose that, or take the start away to announce it without one.");
    }

    IEnumerable<ValidationResult> SpeakerFaults()
    {
        if (IsPause && (ChosenSpeakers.Any() || !string.IsNullOrWhiteSpace(NewSpeaker)))
            yield return new("Nobody speaks in a break or at lunch: choose another kind, or remove the speakers.", [nameof(Kind)]);
        if (ChosenSpeakers.GroupBy(id => id).Any(same => same.Count() > 1))
            yield return new("A speaker is chosen twice. Remove one of the two.", [nameof(SpeakerIds)]);
    }

    // Two addresses in a line would be one link whose label is an address.
    static bool IsNoLink(MediaLink link) =>
        WebLink.Safe(link.Url) is null || link.Line.Any(PlainText.IsControl) || link.Label.Contains("://", StringComparison.Ordinal);

    IEnumerable<ValidationResult> AddressFaults()
    {
        foreach (var (lines, field) in new[] { (Slides, nameof(Slides)), (Videos, nameof(Videos)) })
        {
            if (MediaLink.Read(lines).FirstOrDefault(IsNoLink) is { } wrong)
                yield return new(
                    $"\"{wrong.Line}\" is not a link. Write one link per line, "
                        + "such as https://example.org/slides.pdf or a path of the site, with its label before it.",
                    [field]
                );
        }
    }
}
