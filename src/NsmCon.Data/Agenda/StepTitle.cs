using System.Text.Json.Serialization;

namespace NsmCon.Data.Agenda;

/// <summary>What a step did. Its name is in the database: a new one is added at the end of its kind, and none is renamed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepDeed>))]
public enum StepDeed
{
    /// <summary>What the subject says, in words of its own: steps of before deeds were kept.</summary>
    Text,
    Added,
    Changed,
    Deleted,
    AddedPause,
    Moved,
    TakenOff,
    PutIntoRoom,
    MovedByDays,
    Merged,
    ChangedDetails,
    Confirmed,
    NewPhoto,
    Imported,
}

/// <summary>The title of a step: what it did, and to what. It is kept as that, and becomes words when it is read.</summary>
/// <param name="Deed">What it did.</param>
/// <param name="Subject">The talk, the speaker or the files.</param>
public sealed record StepTitle(StepDeed Deed, string Subject = "")
{
    /// <summary>Who a speaker was merged into, or the room that talks are in now.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Target { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? Starts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? Ends { get; init; }

    /// <summary>How many talks it moved.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Talks { get; init; }

    /// <summary>By how many days; less than none leads back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Days { get; init; }

    /// <summary>"Moved Opening to March 30, 09:00".</summary>
    [JsonIgnore]
    public string Words =>
        Deed switch
        {
            StepDeed.Added or StepDeed.Changed or StepDeed.Deleted or StepDeed.Imported => $"{Deed} {Subject}".TrimEnd(),
            StepDeed.AddedPause => InWords($"Added {Subject} at {Starts:HH:mm} across all rooms"),
            StepDeed.Moved => InWords($"Moved {Subject} to {Starts:MMMM d, HH:mm}{End}{(Target is null ? "" : $", {Target}")}"),
            StepDeed.TakenOff => $"Took {Subject} off the agenda",
            StepDeed.PutIntoRoom => $"Put {Count(Talks, "talk")} into {Target}",
            StepDeed.MovedByDays => $"Moved {Count(Talks, "talk")} by {Count(Math.Abs(Days), "day")}{(Days < 0 ? " back" : "")}",
            StepDeed.Merged => $"Merged {Subject} into {Target}",
            StepDeed.ChangedDetails => $"{Subject} changed their details",
            StepDeed.Confirmed => $"{Subject} confirmed",
            StepDeed.NewPhoto => $"New photo of {Subject}",
            _ => Subject,
        };

    string End => Ends is null ? "" : InWords($" to {Ends:HH:mm}");

    static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : InWords($"{number:N0} {thing}s");
}
