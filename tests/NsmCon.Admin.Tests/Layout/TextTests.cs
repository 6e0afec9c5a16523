using System.Text.RegularExpressions;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>What texts of strangers may hold, and how they are shortened, is said once.</summary>
public partial class TextTests
{
    /// <summary>Those that turn the direction of what follows are none by their category, and do as much harm.</summary>
    [Fact]
    public void What_is_a_control_character_is_said_in_one_place() =>
        Assert.Equal(
            ["PlainText.cs"],
            Repository
                .Sources.Where(file => file.IsIn("NsmCon.Admin") && file.Code.Contains("char.IsControl", StringComparison.Ordinal))
                .Select(file => file.Name)
        );

    /// <summary>A text that was cut by its length may end in half an emoji, which PostgreSQL refuses.</summary>
    [Fact]
    public void Texts_are_shortened_in_one_place()
    {
        var files = new[] { "NsmCon.Data", "NsmCon.Admin" }
            .SelectMany(project =>
                Directory.EnumerateFiles(Path.Combine(RunningApp.ProjectRoot(), "src", project), "*.cs", SearchOption.AllDirectories)
            )
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .ToList();

        var cut = files
            .Where(file => Path.GetFileName(file) != "ShortText.cs" && ByHand().IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName);

        Assert.True(files.Count > 100);
        Assert.Empty(cut);
    }

    [GeneratedRegex(@"\[\.\.[^\]]+\](\s*\+\s*""|\})…|\[\.\.\(?\w*(Name|Title|Subject|Error|Text|Note)Length")]
    private static partial Regex ByHand();
}
