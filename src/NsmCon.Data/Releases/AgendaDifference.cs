using System.Text.Json.Serialization;
using NsmCon.Data.Agenda;

namespace NsmCon.Data.Releases;

/// <summary>What became of something between two agendas.</summary>
public enum DifferenceKind
{
    /// <summary>It was not there before.</summary>
    New,

    /// <summary>It is not there any more.</summary>
    Gone,

    /// <summary>Of a talk: it has another time or room.</summary>
    Moved,

    /// <summary>Something about it is another.</summary>
    Changed,
}

/// <summary>What a difference is about.</summary>
public enum DifferenceSubject
{
    Talk,

    /// <summary>A speaker of one or several talks.</summary>
    Speaker,

    Room,

    Track,

    /// <summary>The event itself: its title, days, place or zone.</summary>
    Event,
}

/// <summary>One difference between two agendas.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Subject">What it is.</param>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its title or name, as it is in the later agenda if it is there.</param>
public sealed record AgendaDifference(DifferenceKind Kind, DifferenceSubject Subject, int Id, string Name)
{
    /// <summary>What changed: "title", "speakers", "abstract"; null if all of it is new, gone or moved.</summary>
    public string? Field { get; init; }

    /// <summary>What it was; null for texts, which are only named, and for what was not there.</summary>
    public string? From { get; init; }

    /// <summary>What it became; null for texts and for what is not there any more.</summary>
    public string? To { get; init; }

    /// <summary>Whether it is about a break or lunch, which are counted apart from the talks.</summary>
    [JsonIgnore]
    public bool IsPause { get; init; }

    /// <summary>Whether speakers should hear of it: their talk is new, gone or moved, or others give it.</summary>
    [JsonIgnore]
    public bool IsNews => Subject == DifferenceSubject.Talk && !IsPause && (Kind != DifferenceKind.Changed || Field == "speakers");

    /// <summary>As a sentence: "“Engines” moved: it was 10:30 to 11:00 in Hall, and is now 11:30 to 12:00 in Hall."</summary>
    public string Words =>
        (Kind, Field) switch
        {
            (DifferenceKind.New, _) => To is null ? $"{Named} is new." : $"{Named} is new: {To}.",
            (DifferenceKind.Gone, _) => Subject == DifferenceSubject.Talk ? $"{Named} was taken off the agenda." : $"{Named} is gone.",
            (DifferenceKind.Moved, _) when From is null => $"{Named} has a time now: {To}.",
            (DifferenceKind.Moved, _) => $"{Named} moved: it was {From}, and is now {To}.",
            (_, "title") when Subject == DifferenceSubject.Event => $"The event is now called {To}; it was {From}.",
            (_, "title" or "name") => $"{FormatName(From!)} is now called {Quote(To!)}.",
            _ when Subject == DifferenceSubject.Event => DescribeChange("The event", "has", what => $"The {what} of the event"),
            _ => DescribeChange(Named, "has", what => $"The {what} of {Named}"),
        };

    /// <summary>The same behind another sentence about the same talk or speaker: "Its abstract changed."</summary>
    public string FurtherWords =>
        (Subject, Field) switch
        {
            (_, null) => Words,
            (DifferenceSubject.Speaker, "name") => $"They were called {Quote(From!)} before.",
            (_, "title" or "name") => $"It was called {Quote(From!)} before.",
            (DifferenceSubject.Speaker, _) => DescribeChange("They", "have", what => $"Their {what}"),
            _ => DescribeChange("It", "has", what => $"Its {what}"),
        };

    string DescribeChange(string it, string has, Func<string, string> its) =>
        Field switch
        {
            null => it,
            "order" => $"{it} has a different place among the talks at its time.",
            "room" => $"{it} is in {To}.",
            "speakers" when From is null => $"{it} is given by {To}.",
            "speakers" when To is null => $"{it} has no speakers any more; it was to be given by {From}.",
            "speakers" => $"{it} is now given by {To}; it was to be given by {From}.",
            { } what when From is null && To is null => $"{its(what)} changed.",
            { } what when To is null => $"{it} {has} no {what} any more; it was {From}.",
            { } what => $"{its(what)} is now {To}{(From is null ? "" : $"; it was {From}")}.",
        };

    string Named => FormatName(Name);

    string FormatName(string name) =>
        Subject switch
        {
            DifferenceSubject.Room => WithKind("Room", name),
            DifferenceSubject.Track => WithKind("Track", name),
            _ => Quote(name),
        };

    // "Room 2" is no "Room Room 2".
    static string WithKind(string what, string name) => name.StartsWith(what, StringComparison.OrdinalIgnoreCase) ? name : $"{what} {name}";

    string Quote(string name) => Subject == DifferenceSubject.Talk ? $"“{(IsPause ? name.NotShouted() : name)}”" : name;
}
