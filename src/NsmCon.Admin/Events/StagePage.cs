using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Events;

/// <summary>The stage of an event, and those that it could have.</summary>
public record StagePage(Event Event, StageForm Form)
{
    public IReadOnlyList<StageChoice> Choices { get; } =
    [
        new(EventStage.Draft, "Only staff can see its pages, and nobody can register. For everybody else they do not exist."),
        new(
            EventStage.Announced,
            "Everybody can see its pages. People can register while registration is open, and companies can ask about sponsoring."
        ),
        new(
            EventStage.Postponed,
            "Its pages say that it takes place later. Registration is closed, tickets stay valid, "
                + "and calendars show its talks as tentative. Announce it again once it has new days."
        ),
        new(
            EventStage.Canceled,
            "Its pages say that it does not take place. Registration and the sponsors’ form are closed, "
                + "and calendars strike its talks out. Nobody is mailed: write to those who registered."
        ),
    ];

    public static StagePage FromEvent(Event conference) => new(conference, StageForm.FromEvent(conference));
}

/// <summary>A stage, and what it means.</summary>
public record StageChoice(EventStage Stage, string Sentence);

/// <summary>The stage that was chosen.</summary>
public class StageForm : MergedForm
{
    [Required(ErrorMessage = "Choose one of the stages."), EnumDataType(typeof(EventStage), ErrorMessage = "Choose one of the stages.")]
    public EventStage? Stage { get; set; }

    public static StageForm FromEvent(Event conference) => new StageForm { Stage = conference.Stage }.FilledFrom(conference.Version);
}
