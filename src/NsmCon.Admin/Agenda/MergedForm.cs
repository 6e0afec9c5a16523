using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NsmCon.Admin.Agenda;

/// <summary>A form that is brought together, field by field, with what someone else saved while it was open.</summary>
public abstract class MergedForm<TForm> : OpenedForm
    where TForm : MergedForm<TForm>
{
    /// <summary>All fields, in the order of the form.</summary>
    protected abstract IReadOnlyList<FormField<TForm>> Fields { get; }

    TForm Own => (TForm)this;

    IEnumerable<FormField<TForm>> AskedFields => Fields.Where(known => Asked.Contains(known.Name));

    /// <summary>Keeps what it is filled with, to be compared with once it comes back.</summary>
    protected TForm Filled(int version)
    {
        (Version, Opened) = (version, JsonSerializer.Serialize(Fields.ToDictionary(field => field.Name, field => field.Value(Own))));
        return Own;
    }

    /// <summary>Takes what is saved where a person chose so; where they did not choose yet, the form has an error.</summary>
    /// <param name="saved">What is saved.</param>
    /// <param name="state">Where the errors go.</param>
    /// <param name="prefix">What stands before the names of the form's fields: "Form.".</param>
    public void Choose(TForm saved, ModelStateDictionary state, string prefix = "")
    {
        ShowConflicts(saved);
        foreach (var field in AskedFields)
        {
            var kept = Keep.GetValueOrDefault(field.Name);
            if (kept == Theirs) field.Take(Own, saved);
            else if (kept != Mine) state.AddModelError($"{prefix}Keep[{field.Name}]", $"Choose which {field.Label.ToLowerInvariant()} stays: yours, or what is saved.");
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
    public bool Merge(TForm saved, string changed, DateTime now)
    {
        var before = Read(Opened);
        (Asked, Keep) = ([], []);
        foreach (var field in Fields)
        {
            var (mine, theirs, was) = (field.Value(Own), field.Value(saved), before.GetValueOrDefault(field.Name));
            if (mine == theirs || theirs == was) continue;

            if (mine == was) field.Take(Own, saved);
            else Asked.Add(field.Name);
        }

        (Changed, Opened, Version, OpenedAtTicks) = (changed, saved.Opened, saved.Version, now.Ticks);
        ShowConflicts(saved);
        return Asked.Count > 0;
    }

    /// <summary>Shows both values of the fields in which a person was asked to choose.</summary>
    public void ShowConflicts(TForm saved) =>
        Conflicts = [.. AskedFields.Select(field => new FieldConflict(field.Name, field.Label, field.Words(Own), field.Words(saved)))];

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

/// <summary>A field of a form: its value as it is compared, and how one form takes it from another.</summary>
public sealed record FormField<TForm>(string Name, string Label, Func<TForm, string> Value, Action<TForm, TForm> Take)
{
    /// <summary>The value as a person reads it.</summary>
    public Func<TForm, string> Words { get; init; } = Value;
}
