using System.Text.Json.Serialization;

namespace NsmCon.Data.Agenda;

/// <summary>
/// A link to slides or to a recording. A talk keeps each in a line, with the label before the address: "keynote /pdf/a.pdf".
/// </summary>
/// <param name="Label">What it leads to, such as "keynote"; empty where that goes without saying.</param>
/// <param name="Url">The address, or a path of the site.</param>
public sealed record MediaLink(string Label, string Url)
{
    /// <summary>The link as a talk keeps it.</summary>
    [JsonIgnore]
    public string Line => Label.Length == 0 ? Url : $"{Label} {Url}";

    /// <summary>Reads the lines of a talk, or what somebody typed as such.</summary>
    public static IReadOnlyList<MediaLink> Read(string? lines) =>
        [.. (lines ?? "").Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadLine)];

    /// <summary>The lines that a talk keeps; null without a link.</summary>
    public static string? Write(IEnumerable<MediaLink> links) =>
        string.Join('\n', links.Select(link => link.Line)) is { Length: > 0 } lines ? lines : null;

    /// <summary>Where the first of some links leads to; null without one.</summary>
    public static string? FirstUrl(IReadOnlyList<MediaLink> links) => links is [var first, ..] ? first.Url : null;

    static MediaLink ReadLine(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return new(string.Join(' ', words[..^1]), words[^1]);
    }
}
