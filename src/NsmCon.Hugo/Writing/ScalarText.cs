using System.Text;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Writes a single value of a front matter, with the quotes of the value before it where they serve.</summary>
internal static class ScalarText
{
    const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    static readonly Regex Number = new(@"^-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?$", Options);
    static readonly Regex Date = new(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2}))?$", Options);

    // Also in a YAML list on one line, and for no reader of YAML a truth value or a number.
    static readonly Regex PlainYaml = new(@"^\p{L}[\p{L}0-9 ./()&;!_-]*$", Options);
    static readonly HashSet<string> WordsOfYaml = new(
        ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"],
        StringComparer.OrdinalIgnoreCase
    );

    /// <param name="format">The language.</param>
    /// <param name="key">The field, for a sentence.</param>
    /// <param name="value">What the value shall say.</param>
    /// <param name="before">The value that stands there as it is written; empty for a new one.</param>
    public static string Write(FrontMatterFormat format, string key, string value, string before = "")
    {
        WritableText.Check($"The field {key}", value);
        ShortcodeTraces.RefuseIn($"The field {key}", value);
        var isBare = before.Length > 0 && before[0] is not ('"' or '\'') && Kind(before) == Kind(value);
        return format switch
        {
            FrontMatterFormat.Toml when isBare && Kind(value) is not null => value,
            FrontMatterFormat.Toml when IsSingle(before) && value.AsSpan().IndexOfAny("'\n") < 0 => $"'{value}'",
            FrontMatterFormat.Yaml when (isBare && Kind(value) is not null) || ((isBare || before.Length == 0) && IsPlainYaml(value)) =>
                value,
            FrontMatterFormat.Yaml when IsSingle(before) && !value.Contains('\n', StringComparison.Ordinal) =>
                $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
            FrontMatterFormat.Json when isBare && Kind(value) is "number" or "truth" => value,
            _ => Quote(value),
        };
    }

    static bool IsSingle(string before) => before.StartsWith('\'') && !before.StartsWith("'''", StringComparison.Ordinal);

    static string? Kind(string value)
    {
        if (value is "true" or "false")
            return "truth";
        if (Number.IsMatch(value))
            return "number";
        if (Date.IsMatch(value))
            return "date";

        return null;
    }

    static bool IsPlainYaml(string value) => PlainYaml.IsMatch(value) && !value.EndsWith(' ') && !WordsOfYaml.Contains(value);

    /// <summary>In double quotes the three languages agree, as long as only these escapes are used.</summary>
    static string Quote(string value)
    {
        var result = new StringBuilder("\"", value.Length + 2);
        foreach (var character in value)
        {
            result.Append(
                character switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\t' => "\\t",
                    // Line breaks for YAML.
                    '\u2028' or '\u2029' or '\uFEFF' => $"\\u{(int)character:X4}",
                    _ => character.ToString(),
                }
            );
        }

        return result.Append('"').ToString();
    }
}
