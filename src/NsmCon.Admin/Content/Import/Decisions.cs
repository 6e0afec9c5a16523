using NsmCon.Admin.Forms;
using NsmCon.Data;

namespace NsmCon.Admin.Content.Import;

/// <summary>What a person says about the steps of a plan that was shown: which are left out, and what becomes of conflicts.</summary>
public sealed class Decisions
{
    /// <summary>Takes the page's side of a conflict, or does the step.</summary>
    public const string Theirs = "theirs";

    /// <summary>Keeps ours: the step is left out.</summary>
    public const string Ours = "ours";

    /// <summary>Leaves a conflict open; the rest comes in.</summary>
    public const string Later = "later";

    /// <summary>Settles a conflict by the text beside it.</summary>
    public const string Text = "text";

    /// <summary>A choice for each step that has one, by the step's number in the plan, such as "0.3".</summary>
    public Dictionary<string, string> Choices { get; set; } = [];

    /// <summary>The texts that settle conflicts, by the step's number.</summary>
    public Dictionary<string, string> Texts { get; set; } = [];

    /// <summary>The number of a step of a plan.</summary>
    public static string Number(int file, int line) => $"{file}.{line}";

    /// <summary>The conflicts of the files that would be applied and that nobody decided, with their numbers.</summary>
    internal IEnumerable<(PlanLine Line, string Number)> FindMissing(ImportPlan plan) =>
        from file in plan.Files.Select((file, at) => (Plan: file, At: at))
        where file.Plan.HasWork
        from line in file.Plan.Lines.Select((line, at) => (Line: line, Number: Number(file.At, at)))
        where line.Line.Kind == PlanKind.Conflict && !IsSettled(line.Line, line.Number)
        select line;

    /// <summary>Whether a step was left out, or a conflict decided for what is here.</summary>
    internal bool Keeps(int file, int line) => Keeps(Number(file, line));

    /// <summary>Whether a step was left out, or a conflict decided for what is here.</summary>
    internal bool Keeps(string number) => Choices.GetValueOrDefault(number) == Ours;

    bool IsSettled(PlanLine line, string number) =>
        Choices.GetValueOrDefault(number) switch
        {
            Ours or Theirs or Later => true,
            Text => line.Settle is not null && Texts.ContainsKey(number),
            _ => false,
        };

    /// <summary>Whether a conflict of a plan that is applied stays open.</summary>
    internal bool LeavesOpen(PlanLine line, string number) =>
        line.Kind == PlanKind.Conflict && Choices.GetValueOrDefault(number) is not (Ours or Theirs or Text);

    /// <summary>Does a step as the person said; without a word it is done, unless it is a conflict.</summary>
    internal void Do(PlanLine line, string number, Applying to)
    {
        if (LeavesOpen(line, number))
            return;

        switch (Choices.GetValueOrDefault(number))
        {
            case Ours:
                return;
            case Text when line is { Kind: PlanKind.Conflict, Settle: { } settle }:
                settle(Typed(line, Texts.GetValueOrDefault(number)));
                return;
            default:
                line.Apply(to);
                return;
        }
    }

    // An empty field arrives as none.
    static string Typed(PlanLine line, string? text)
    {
        var typed = line.Field is "abstract" or "text" ? text.Lines() : text.Line();
        if (typed.Length > line.Longest)
            throw new RuleBrokenException(
                InWords(
                    $"The {line.Field} of {line.Name} has {typed.Length:N0} characters; {line.Longest:N0} is the limit. Nothing was imported."
                )
            );
        if (typed.Length == 0 && line.Field is "title" or "name")
            throw new RuleBrokenException($"{line.Name} needs a {line.Field}. Nothing was imported.");
        return typed;
    }
}
