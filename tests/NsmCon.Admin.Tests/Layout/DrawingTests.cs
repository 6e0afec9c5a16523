using System.Text.RegularExpressions;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>The tree that CONTRIBUTING draws is the tree that is there.</summary>
public partial class DrawingTests
{
    static readonly string[] Lines = Repository.Document("CONTRIBUTING.md").Split("## The tree")[1].Split("```")[1].Split('\n');

    [Fact]
    public void The_drawing_names_each_folder_of_the_app_in_the_role_that_it_has()
    {
        var folders = Folders.ListIn(Repository.Sources, Folders.Admin).ToList();

        Assert.Equal(Ordered(folders.Except(FolderUses.ForEveryFeature).Except(FolderUses.Above)), Listed("Agenda, "));
        Assert.Equal(Ordered(folders.Intersect(FolderUses.ForEveryFeature)), Listed("Access, "));
        Assert.Single(Lines, line => line.TrimStart().StartsWith("Host ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_drawing_says_who_uses_whom_in_the_data()
    {
        var drawn = Lines
            .SkipWhile(line => !line.StartsWith("src/NsmCon.Data", StringComparison.Ordinal))
            .Skip(1)
            .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal));

        Assert.Equal(Ordered(FolderUses.OfData.Uses), drawn.Select(line => line.Trim()));
    }

    [Fact]
    public void Who_uses_whom_is_found() =>
        Assert.Equal(
            ["Agenda → Host, Shared, Sponsors", "Host → Agenda, Sponsors", "Shared", "Sponsors → Shared"],
            Ordered(FolderTests.Planted.Uses)
        );

    [Fact]
    public void Each_step_of_a_walk_is_there()
    {
        var steps = Step().Matches(Repository.Document("docs/WALKS.md")).Select(step => step.Groups[1].Value).ToList();

        Assert.True(steps.Count > 20);
        Assert.All(steps, step => Assert.True(Repository.Has($"src/{step}"), $"{step} is in no walk any more: it is not there."));
        Assert.False(Repository.Has("src/NsmCon.Admin/Nowhere.cs"));
    }

    [GeneratedRegex("`(NsmCon[^`]+/[^`]+)`")]
    private static partial Regex Step();

    static IEnumerable<string> Listed(string begin) =>
        Lines.Single(line => line.TrimStart().StartsWith(begin, StringComparison.Ordinal)).Trim().Split(", ");

    static IEnumerable<string> Ordered(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
