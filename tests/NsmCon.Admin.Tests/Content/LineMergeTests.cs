using NsmCon.Admin.Content.Git;

namespace NsmCon.Admin.Tests.Content;

public class LineMergeTests
{
    [Theory]
    [InlineData("a b c", "A b c", "a b C", "A b C")]
    [InlineData("a b c", "x a b c", "a b c y", "x a b c y")]
    [InlineData("a b c d e", "a c d e", "a b c d", "a c d")]
    [InlineData("a b c", "A b c", "A b c", "A b c")]
    [InlineData("a b c", "A b C", "A b c", "A b C")]
    [InlineData("a b c", "a b c", "a B c", "a B c")]
    [InlineData("a b c", "A b c", "B b c", null)]
    [InlineData("a b c", "A b c", "a B c", null)]
    [InlineData("a b", "a x b", "a y b", null)]
    [InlineData("a b c", "a c", "a B c", null)]
    [InlineData("a", "b", "c", null)]
    public void Edits_of_different_lines_come_together(string before, string ours, string theirs, string? merged)
    {
        Assert.Equal(merged?.Replace(' ', '\n'), LineMerge.Merge(Lines(before), Lines(ours), Lines(theirs)));
        Assert.Equal(merged?.Replace(' ', '\n'), LineMerge.Merge(Lines(before), Lines(theirs), Lines(ours)));
    }

    static string Lines(string words) => words.Replace(' ', '\n');
}
