using System.Globalization;
using System.Text.RegularExpressions;

namespace NsmCon.Hugo;

/// <summary>Writes a parameter's value so that Hugo reads it back, with the quotes of the value before it where they serve.</summary>
internal static class ParameterValue
{
    static readonly Regex Plain = new("^[A-Za-z0-9/][A-Za-z0-9_./-]*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    public static string Write(string name, string value, ValueQuoting style = ValueQuoting.Quoted, object? before = null)
    {
        WritableText.Check($"The parameter {name}", value);
        ShortcodeTraces.RefuseIn($"The parameter {name}", value);
        var hasBacktick = value.Contains('`', StringComparison.Ordinal);
        return style switch
        {
            ValueQuoting.Bare when IsBare(value, before) => value,
            ValueQuoting.EscapedQuoted when value.AsSpan().IndexOfAny("\"\\\n`") < 0 => $"\\\"{value}\\\"",
            ValueQuoting.Raw when !hasBacktick => $"`{value}`",
            _ when !NeedsBackticks(value) => $"\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            _ when !hasBacktick => $"`{value}`",
            _ => throw new EditRefusedException(
                $"Hugo cannot hold this {name}: it has a backtick (`) together with {NameOfTrouble(value)}. Replace the backtick."
            ),
        };
    }

    /// <summary>The quotes of the first value that has them by choice, not by need; null if none tells.</summary>
    public static ValueQuoting? FindQuoting(IEnumerable<ShortcodeParameter> parameters) =>
        parameters
            .FirstOrDefault(p => p.Quoting == ValueQuoting.Quoted || (p.Quoting == ValueQuoting.Raw && !NeedsBackticks(p.Text)))
            ?.Quoting;

    /// <summary>In double quotes a line ends the value, and with one escaped quote in it Hugo drops every backslash.</summary>
    static bool NeedsBackticks(string value) =>
        value.Contains('\n', StringComparison.Ordinal)
        || value.EndsWith('\\')
        || value.Contains("\\`", StringComparison.Ordinal)
        || (value.Contains('\\', StringComparison.Ordinal) && value.Contains('"', StringComparison.Ordinal));

    static string NameOfTrouble(string value) => value.Contains('\n', StringComparison.Ordinal) ? "a line break" : "a backslash (\\)";

    /// <summary>Without quotes a number is a number: it stays one only if one stood there before.</summary>
    static bool IsBare(string value, object? before) =>
        Plain.IsMatch(value)
        && BareValues.Parse(value) switch
        {
            string => true,
            long number => before is long && number.ToString(CultureInfo.InvariantCulture) == value,
            bool => before is bool,
            _ => false,
        };
}
