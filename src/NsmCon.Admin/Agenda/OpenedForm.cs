using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NsmCon.Admin.Agenda;

/// <summary>A form that shows what is saved, which someone else may change while it is open.</summary>
public abstract class OpenedForm
{
    /// <summary>Keeps what was typed.</summary>
    public const string Mine = "mine";

    /// <summary>Takes what is saved.</summary>
    public const string Theirs = "theirs";

    /// <summary>The version that the form was filled from.</summary>
    public int Version { get; set; }

    /// <summary>When it was filled, in ticks of UTC, so that it can be said who changed something since.</summary>
    public long OpenedAtTicks { get; set; }

    /// <summary>What it was filled with, by field, in JSON: what both sides began with.</summary>
    public string? Opened { get; set; }

    /// <summary>The fields in which a person was asked to choose.</summary>
    public List<string> Asked { get; set; } = [];

    /// <summary>What they chose, by the field's name: <see cref="Mine"/> or <see cref="Theirs"/>.</summary>
    public Dictionary<string, string> Keep { get; set; } = [];

    /// <summary>The fields that both sides changed, each in its own way.</summary>
    [BindNever]
    public IReadOnlyList<FieldConflict> Conflicts { get; protected set; } = [];

    /// <summary>Who changed it while the form was open, in a sentence.</summary>
    [BindNever]
    public string? Changed { get; protected set; }

    [BindNever]
    public bool MayChange { get; set; }

    public DateTime OpenedAt => new(Math.Clamp(OpenedAtTicks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    /// <summary>What follows on "was saved."; empty if nobody else changed anything.</summary>
    public string BothSaved => Changed is null ? "" : $" {Changed} Both changes are in it.";

    /// <summary>What is said where both changed the same.</summary>
    public string MustChoose => $"{Changed} Choose below which of the two stays; nothing is saved yet.";

    /// <summary>What is said when it was deleted while it was open.</summary>
    public static string Gone(string what) => $"This {what} was deleted meanwhile. What you typed is still here: save it to add it as a new {what}.";

    /// <summary>Takes the form as filled now, if it was not before.</summary>
    public void Open(DateTime now, bool mayChange)
    {
        MayChange = mayChange;
        if (OpenedAtTicks == 0) OpenedAtTicks = now.Ticks;
    }
}

/// <summary>A field that two people changed at once, with both values in words.</summary>
public sealed record FieldConflict(string Name, string Label, string Mine, string Theirs);
