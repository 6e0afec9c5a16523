using System.Text.Json;
using System.Text.Json.Nodes;

namespace NsmCon.Mime.Tests;

/// <summary>Compares what a file of the corpus expects with what was read.</summary>
static class Expectation
{
    static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The differences, each with its field; empty where all is as expected.</summary>
    public static IReadOnlyList<string> Differences(JsonObject expected, ReadMail mail)
    {
        var actual = Reading.ToJson(mail);
        var differences = expected.Where(f => f.Key != "rule").Select(f => Difference(f.Key, f.Value, actual)).OfType<string>();
        return expected.ContainsKey("rule")
            ? [.. differences]
            : ["It has no \"rule\", which says what the mail shows.", .. differences.Where(d => d.Contains("no field"))];
    }

    static string? Difference(string field, JsonNode? expected, JsonObject actual)
    {
        if (field is "htmlHas" or "htmlLacks")
            return DifferenceOfHtml(field, expected!.AsArray(), (string?)actual["html"] ?? "");
        if (!actual.TryGetPropertyValue(field, out var value))
            return $"\"{field}\" is no field of a reading.";

        return JsonNode.DeepEquals(expected, value) ? null : $"{field}\n  expected {Text(expected)}\n  but was  {Text(value)}";
    }

    static string? DifferenceOfHtml(string field, JsonArray pieces, string html)
    {
        var wrong = pieces
            .Select(p => (string)p!)
            .Where(p => html.Contains(p, StringComparison.OrdinalIgnoreCase) != (field == "htmlHas"))
            .ToList();
        return wrong.Count == 0 ? null : $"{field}: {string.Join(", ", wrong)}\n  but was  {Text(html)}";
    }

    static string Text(JsonNode? node) => node?.ToJsonString(Readable) ?? "null";
}
