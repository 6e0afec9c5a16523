using NsmCon.Data;

namespace NsmCon.Admin.Content.Import;

/// <summary>A person applied a plan and left a conflict of it undecided. Nothing was imported.</summary>
public sealed class UndecidedException(ImportPlan plan)
    : RuleBrokenException(
        $"{plan.Files.First(file => file.Lines.Exists(line => line.Kind == PlanKind.Conflict)).File.Path} has conflicts. "
            + "Decide each of them. Nothing was imported yet."
    )
{
    /// <summary>The plan, to be shown again.</summary>
    public ImportPlan Plan => plan;
}
