using System.IO.Compression;

namespace NsmCon.Typst;

/// <summary>The files inside this assembly: the compiler, the fonts and the built-in templates.</summary>
static class Assets
{
    static readonly string[] All = [.. typeof(Assets).Assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)];

    /// <summary>In a fixed order: it decides between fonts that both have a character.</summary>
    public static IEnumerable<string> FontNames => List("fonts/");

    public static IEnumerable<string> List(string folder) => All.Where(name => name.StartsWith(folder, StringComparison.Ordinal));

    public static byte[] Read(string name)
    {
        using var file = Open(name);
        return ReadToEnd(file);
    }

    public static byte[] Unpack(string name)
    {
        using var file = new GZipStream(Open(name), CompressionMode.Decompress);
        return ReadToEnd(file);
    }

    static Stream Open(string name) =>
        typeof(Assets).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"There is no built-in file {name}.");

    static byte[] ReadToEnd(Stream file)
    {
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }
}
