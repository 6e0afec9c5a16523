namespace NsmCon.Admin.Tests.Layout;

/// <summary>The files that the layout tests look at: all of src/ and migrations/ but vendored libraries and what is built.</summary>
static class Repository
{
    static readonly string[] Extensions = [".cs", ".cshtml", ".css", ".js", ".csproj"];
    static readonly string[] NotOurs = ["bin", "obj", "lib"];

    public static IReadOnlyList<SourceFile> Files { get; } = [.. Read("src"), .. Read("migrations")];

    public static IReadOnlyList<SourceFile> Sources { get; } =
    [.. Files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal) && !f.Name.EndsWith(".csproj", StringComparison.Ordinal))];

    public static IReadOnlyList<SourceFile> Projects { get; } = [.. Files.Where(f => f.Name.EndsWith(".csproj", StringComparison.Ordinal))];

    /// <summary>A text beside the sources, such as CONTRIBUTING.md.</summary>
    public static string Document(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static bool Has(string path) => File.Exists(Path.Combine(Root, path));

    static IEnumerable<SourceFile> Read(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where Extensions.Contains(Path.GetExtension(file)) && !path.Split('/').Any(NotOurs.Contains)
        select new SourceFile(path, File.ReadAllText(file));

    static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "NsmCon.sln")))
                folder = Path.GetDirectoryName(folder)
                    ?? throw new InvalidOperationException("NsmCon.sln stands in no folder above the tests.");
            return folder;
        }
    }
}
