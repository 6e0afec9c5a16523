using System.Text;

namespace NsmCon.Mime;

/// <summary>Makes a file name safe to show and to save on any system.</summary>
static class FileName
{
    const int MostCharacters = 120;
    const string NotInNames = "<>:\"|?*";

    static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })],
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The safe form of a name.</summary>
    /// <param name="name">The name that the mail gives; may be null.</param>
    /// <param name="otherwise">The name where nothing is left of it.</param>
    public static string Safe(string? name, string otherwise)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var visible = CleanText.Line(last).EnumerateRunes().Where(r => !IsInvisible(r));
        var clean = string.Concat(visible.Select(Replace)).Trim('.', ' ');
        if (clean.Length == 0)
            return otherwise;

        if (Reserved.Contains(clean.Split('.')[0].TrimEnd()))
            clean = "_" + clean;
        return Shorten(clean);
    }

    static string Replace(Rune rune) =>
        rune.IsAscii && NotInNames.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString();

    static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.Format;

    // The extension stays, so that the file opens.
    static string Shorten(string name)
    {
        if (name.Length <= MostCharacters)
            return name;

        var dot = name.LastIndexOf('.');
        var extension = dot > 0 && name.Length - dot <= 12 ? name[dot..] : "";
        var stem = new StringBuilder();
        foreach (var rune in name[..^extension.Length].EnumerateRunes())
        {
            if (stem.Length + rune.Utf16SequenceLength + extension.Length >= MostCharacters)
                break;
            stem.Append(rune);
        }
        return $"{stem}…{extension}";
    }
}
