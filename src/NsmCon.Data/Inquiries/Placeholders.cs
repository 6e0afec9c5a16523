using System.Text.RegularExpressions;

namespace NsmCon.Data.Inquiries;

/// <summary>The placeholders of what staff write to companies, such as <c>{{name}}</c>, and what stands in their place.</summary>
/// <param name="Name">Who asks.</param>
/// <param name="Company">The company.</param>
/// <param name="Event">The event's title.</param>
/// <param name="Packages">What they asked about.</param>
/// <param name="Me">Who writes.</param>
public sealed partial record Placeholders(string Name, string Company, string Event, string Packages, string Me)
{
    /// <summary>All there are, as they are written.</summary>
    public const string All = "{{name}}, {{company}}, {{event}}, {{packages}}, {{me}}";

    /// <summary>A sentence about the first placeholder of a text that there is not; null if it has none.</summary>
    public static string? Fault(string? text) =>
        Pattern().Matches(text ?? "").FirstOrDefault(found => !All.Contains(found.Value, StringComparison.Ordinal)) is { } unknown
            ? $"There is no {unknown.Value}. There are {All}."
            : null;

    /// <summary>The text with everything in its place.</summary>
    public string Fill(string text) =>
        Pattern()
            .Replace(text, found => found.Groups["name"].Value switch
                {
                    "name" => Name,
                    "company" => Company,
                    "event" => Event,
                    "packages" => Packages,
                    "me" => Me,
                    _ => found.Value,
                });

    [GeneratedRegex(@"\{\{(?<name>[^{}\n]*)\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
