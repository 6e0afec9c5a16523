using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NsmCon.Admin.Forms;

/// <summary>
/// A form that shows what is saved, and is brought together, field by field, with what someone else saved while it was open.
/// </summary>
public abstract class MergedForm
{
    /// <summary>Keeps what was typed.</summary>
    public const string Mine = "mine";

    /// <summary>Takes what is saved.</summary>
    public const string Theirs = "theirs";

    /// <summary>The version that the form was filled from.</summary>
    public int Version { get; set; }

    /// <summary>When it was shown first, in ticks of UTC, so that it can be said who changed something since.</summary>
    public long OpenedAtTicks { get; set; }

    /// <summary>What it was filled with, by field, in JSON: what both sides began with.</summary>
    public string? Opened { get; set; }

    /// <summary>The fields in which a person was asked to choose.</summary>
    public List<string> Asked { get; set; } = [];

    /// <summary>What they chose, by the field's name: <see cref="Mine"/> or <see cref="Theirs"/>.</summary>
    public Dictionary<string, string> Keep { get; set; } = [];

    /// <summary>The fields that both sides changed, each in its own way.</summary>
    [BindNever]
    public IReadOnlyList<FieldConflict> Conflicts { get; private set; } = [];

    /// <summary>Who changed it while the form was open, in a sentence; null if nobody changed what the form shows.</summary>
    [BindNever]
    public string? Changed { get; private set; }

    public DateTime OpenedAt => new(Math.Clamp(OpenedAtTicks, 0, DateTime.MaxValue.Ticks), DateTimeKind.Utc);

    /// <summary>What follows on "was saved."; empty if nobody else changed anything.</summary>
    public string BothSaved => Changed is null ? "" : $" {Changed} Both changes are in it.";

    /// <summary>What is said where both changed the same.</summary>
    public string MustChoose => $"{Changed} Choose below which of the two stays; nothing is saved yet.";

    /// <summary>What is said when it was deleted while it was open.</summary>
    public static string DeletedMessage(string what) =>
        $"This {what} was deleted meanwhile. What you typed is still here: save it to add it as a new {what}.";

    /// <summary>What a field says as a person reads it, where its value is a key; null where it is read as it is.</summary>
    protected virtual string? Describe(string field) => null;

    IReadOnlyList<FormField> Fields => FormField.ListForForm(GetType());

    IEnumerable<FormField> AskedFields => Fields.Where(known => Asked.Contains(known.Name));

    /// <summary>Keeps what it is filled with, to be compared with once it comes back.</summary>
    internal void Remember(int version)
    {
        Version = version;
        Opened = JsonSerializer.Serialize(Fields.ToDictionary(field => field.Name, field => field.Text(this)));
    }

    /// <summary>Takes what is saved where a person chose so; where they did not choose yet, the form has an error.</summary>
    /// <param name="saved">What is saved.</param>
    /// <param name="state">Where the errors go.</param>
    /// <param name="prefix">What stands before the names of the form's fields: "Form.".</param>
    public void Choose(MergedForm saved, ModelStateDictionary state, string prefix = "")
    {
        ShowConflicts(saved);
        foreach (var field in AskedFields)
        {
            var kept = Keep.GetValueOrDefault(field.Name);
            if (kept == Theirs)
                field.Take(this, saved);
            else if (kept != Mine)
                state.AddModelError(
                    $"{prefix}Keep[{field.Name}]",
                    $"Choose which {field.Label.ToLowerInvariant()} stays: yours, or what is saved."
                );
        }
    }

    /// <summary>
    /// Brings what was typed and what is saved together, by what both began with: a field that one side changed is taken from it. What both
    /// changed, each in its own way, stays as it was typed, and a person chooses. From now on the form is one filled from what is saved.
    /// </summary>
    /// <param name="saved">What someone else saved.</param>
    /// <param name="changed">Who, in a sentence.</param>
    /// <param name="now">The time, in UTC.</param>
    /// <returns>Whether a person has to choose.</returns>
    public bool Merge(MergedForm saved, string changed, DateTime now)
    {
        var before = Read(Opened);
        Asked = [];
        Keep = [];
        foreach (var field in Fields)
        {
            var mine = field.Text(this);
            var theirs = field.Text(saved);
            var was = before.GetValueOrDefault(field.Name);
            if (mine == theirs || theirs == was)
                continue;

            Changed = changed;
            if (mine == was)
                field.Take(this, saved);
            else
                Asked.Add(field.Name);
        }

        Opened = saved.Opened;
        Version = saved.Version;
        OpenedAtTicks = now.Ticks;
        ShowConflicts(saved);
        return Asked.Count > 0;
    }

    /// <summary>Shows both values of the fields in which a person was asked to choose.</summary>
    public void ShowConflicts(MergedForm saved) =>
        Conflicts = [
            .. AskedFields.Select(field => new FieldConflict(
                field.Name,
                field.Label,
                Describe(field.Name) ?? field.Text(this),
                saved.Describe(field.Name) ?? field.Text(saved)
            )),
        ];

    // A browser sends it. What it does not say, or not in JSON, is taken as changed by both: a person chooses.
    static Dictionary<string, string> Read(string? opened)
    {
        try
        {
            return opened is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(opened) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>A field that two people changed at once, with both values in words.</summary>
public sealed record FieldConflict(string Name, string Label, string Mine, string Theirs);

static class FilledForms
{
    /// <summary>The form, which is filled from a version of what is saved, and knows it.</summary>
    public static TForm FilledFrom<TForm>(this TForm form, int version)
        where TForm : MergedForm
    {
        form.Remember(version);
        return form;
    }
}
