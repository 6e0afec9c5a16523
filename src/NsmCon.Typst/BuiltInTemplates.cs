using System.Text;

namespace NsmCon.Typst;

/// <summary>The templates that work without any file of the organizers'. docs/TEMPLATES.md tells what data each takes.</summary>
public static class BuiltInTemplates
{
    const string Folder = "templates/";

    /// <summary>Their file names, such as <c>badge.typ</c>, in alphabetical order; <c>theme.typ</c> is what they share.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Assets.List(Folder).Select(name => name[Folder.Length..])];

    /// <summary>The text of a template.</summary>
    /// <exception cref="FileNotFoundException">There is none of this name.</exception>
    public static string Read(string name) => Encoding.UTF8.GetString(ReadBytes(name));

    internal static byte[] ReadBytes(string name) => Assets.Read(Folder + name);
}
