namespace NsmCon.Data.Agenda;

/// <summary>What a speaker is to be from now on, as people fill it in.</summary>
public sealed class EditedSpeaker : SpeakerDetails
{
    /// <summary>Where they are written to.</summary>
    public string? Email { get; set; }

    /// <summary>From when on they are there, on the event's wall clock.</summary>
    public DateTime? Arrives { get; init; }

    /// <summary>Until when they are there.</summary>
    public DateTime? Leaves { get; init; }
}
