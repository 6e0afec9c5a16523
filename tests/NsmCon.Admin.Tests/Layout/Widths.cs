namespace NsmCon.Admin.Tests.Layout;

/// <summary>How wide a line may be. The formatter breaks code at 140; what it leaves alone are sentences, comments and pages.</summary>
static class Widths
{
    const int Most = 160;

    public static IEnumerable<string> Faults(IEnumerable<SourceFile> sources) =>
        from file in sources
        where file.IsCSharp || file.IsPage
        from line in file.Text.Split('\n').Index()
        where line.Item.Length > Most
        select $"{file.Path} has {line.Item.Length} characters in line {line.Index + 1}, more than {Most}.";
}
