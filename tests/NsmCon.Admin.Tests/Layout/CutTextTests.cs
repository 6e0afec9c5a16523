using System.Text.RegularExpressions;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Layout;

/// <summary>A text that was cut by its length may end in half an emoji, which PostgreSQL refuses.</summary>
public partial class CutTextTests
{
    [Fact]
    public void Texts_are_shortened_in_one_place()
    {
        var files = new[] { "NsmCon.Data", "NsmCon.Admin" }
            .SelectMany(project => Directory.EnumerateFiles(Path.Combine(RunningApp.ProjectRoot(), "src", project), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)).ToList();

        var cut = files.Where(file => Path.GetFileName(file) != "ShortText.cs" && ByHand().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);

        Assert.True(files.Count > 100);
        Assert.Empty(cut);
    }

    [GeneratedRegex(@"\[\.\.[^\]]+\](\s*\+\s*""|\})…|\[\.\.\(?\w*(Name|Title|Subject|Error|Text|Note)Length")]
    private static partial Regex ByHand();
}
