using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace NsmCon.Admin.Agenda;

public sealed partial class TalkForm
{
    /// <summary>Keeps what was typed.</summary>
    public const string Mine = "mine";

    /// <summary>Takes what is saved.</summary>
    public const string Theirs = "theirs";

    /// <summary>The values that the form was opened with, in JSON.</summary>
    public string? Opened { get; set; }

    /// <summary>The fields in which a person was asked to choose.</summary>
    public List<string> Asked { get; set; } = [];

    /// <summary>What they chose, by the field's name.</summary>
    public Dictionary<string, string> Keep { get; set; } = [];

    /// <summary>The fields that both sides changed, each in its own way.</summary>
    [BindNever]
    public IReadOnlyList<TalkConflict> Conflicts { get; set; } = [];

    /// <summary>Who changed the talk while the form was open, in a sentence.</summary>
    [BindNever]
    public string? Changed { get; set; }

    /// <summary>Takes what was chosen of what is saved; answers the fields in which nothing was chosen.</summary>
    public IReadOnlyList<TalkField> Choose()
    {
        var asked = TalkField.All.Where(field => Asked.Contains(field.Name)).ToList();
        if (OpenedTalk.Read(Opened) is { } saved)
        {
            foreach (var field in asked.Where(field => Keep.GetValueOrDefault(field.Name) == Theirs)) field.Take(this, saved);
        }

        return [.. asked.Where(field => Keep.GetValueOrDefault(field.Name) is not (Mine or Theirs))];
    }

    /// <summary>
    /// Brings what was typed and what is saved together, by what both began with: a field that one side changed is taken from it. What both
    /// changed, each in its own way, stays as it was typed and is answered: a person chooses.
    /// </summary>
    public IReadOnlyList<TalkConflict> Merge(TalkForm saved)
    {
        var (before, conflicts) = (OpenedTalk.Read(Opened), new List<TalkConflict>());
        foreach (var field in TalkField.All)
        {
            var (mine, theirs, was) = (field.Words(this, Choices), field.Words(saved, Choices), before is null ? null : field.Words(before, Choices));
            if (mine == theirs || theirs == was) continue;

            if (mine == was) field.Take(this, saved);
            else conflicts.Add(new(field, mine, theirs));
        }

        Opened = OpenedTalk.Of(saved);
        return conflicts;
    }

    /// <summary>Shows again in which fields a person was asked to choose.</summary>
    public void ShowConflicts(TalkForm saved) => Conflicts =
        [.. TalkField.All.Where(field => Asked.Contains(field.Name)).Select(field => new TalkConflict(field, field.Words(this, Choices), field.Words(saved, Choices)))];

    /// <summary>"March 30, 2020, 09:00 to 10:00"; empty without a time.</summary>
    public string Time => Begin is null ? "" : $"{On:MMMM d, yyyy}, {Starts:HH:mm}{(Ends is null ? "" : $" to {Ends:HH:mm}")}";
}

/// <summary>A field that two people changed at once.</summary>
public sealed record TalkConflict(TalkField Field, string Mine, string Theirs);
