namespace NsmCon.Hugo.Tests;

/// <summary>The real page of NSMCon EU 2020, from the repository's content folder.</summary>
static class Seed
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    static readonly byte[] Bytes = File.ReadAllBytes(Path.Combine(Root, "content", "events", "nsmconeu2020.md"));

    public static byte[] Utf8() => [.. Bytes];

    public static string Text { get; } = System.Text.Encoding.UTF8.GetString(Bytes);

    public static EventPage Read() => EventPage.Read(HugoPage.Parse(Text));

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NsmCon.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("NsmCon.sln is in no folder above the tests.");

        return folder.FullName;
    }
}
