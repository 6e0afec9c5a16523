using System.Text;

namespace NsmCon.Typst;

/// <summary>What one PDF is made from: the template to begin with, and every file that it may read, by relative path.</summary>
/// <param name="Main">Path of the template to compile; it must be among the files.</param>
/// <param name="Files">Templates, JSON data and images. A template sees nothing but these: no disk, no network.</param>
public sealed record TypstDocument(string Main, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>
    /// A built-in template (<c>badge.typ</c>) with its JSON data. Files of the same name in <paramref name="overrides"/>
    /// take the place of the built-in ones; other files there, such as images, can be used by them.
    /// </summary>
    /// <param name="template">One of <see cref="BuiltInTemplates.Names"/>, or a file in <paramref name="overrides"/>.</param>
    /// <param name="json">The data, in UTF-8. The template finds it beside itself, as <c>badge.json</c>.</param>
    /// <param name="overrides">The organizers' own templates, by relative path.</param>
    public static TypstDocument FromTemplate(string template, byte[] json, IReadOnlyDictionary<string, byte[]>? overrides = null)
    {
        var files = BuiltInTemplates.Names.ToDictionary(name => name, BuiltInTemplates.ReadBytes);
        foreach (var (path, bytes) in overrides ?? new Dictionary<string, byte[]>())
            files[path] = bytes;

        files[Path.ChangeExtension(template, ".json")] = json;
        return new TypstDocument(template, files);
    }

    /// <summary>
    /// What the template repeats on many pages: <c>badge.typ</c> may place pages of <c>badge.parts.pdf</c>, which is made from
    /// <c>badge.parts.typ</c> first. The result holds them once, however often they are placed.
    /// </summary>
    internal TypstDocument? Parts()
    {
        var parts = Path.ChangeExtension(Main, ".parts.typ");
        var pdf = Path.GetFileName(Path.ChangeExtension(parts, ".pdf"));
        var isUsed =
            Files.ContainsKey(parts) && Files.TryGetValue(Main, out var main) && main.AsSpan().IndexOf(Encoding.UTF8.GetBytes(pdf)) >= 0;
        return isUsed ? this with { Main = parts } : null;
    }

    internal TypstDocument WithFile(string path, byte[] content) =>
        this with
        {
            Files = new Dictionary<string, byte[]>(Files) { [path] = content },
        };
}
