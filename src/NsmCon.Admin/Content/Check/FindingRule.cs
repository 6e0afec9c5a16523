using System.Text.RegularExpressions;
using NsmCon.Hugo;

namespace NsmCon.Admin.Content.Check;

/// <summary>What a code means, as docs/FINDINGS.md explains it in Markdown.</summary>
sealed record FindingRule(string Code, DiagnosticSeverity Severity, string Wrong, string Advice)
{
    static readonly Regex Row = new(
        @"^\| (?<code>[A-Z][0-9]{3}) \| (?<severity>\w+) \| (?<wrong>.+?) \| (?<advice>.+) \|\r?$",
        RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    );

    static readonly List<FindingRule> Rules = Read();
    static readonly Dictionary<string, int> Indexes = Rules
        .Select((rule, at) => (rule.Code, at))
        .ToDictionary(rule => rule.Code, rule => rule.at, StringComparer.Ordinal);

    /// <summary>All rules, in the order of the page.</summary>
    public static IReadOnlyList<FindingRule> All => Rules;

    /// <summary>Where the rule of a code stands in <see cref="All"/>.</summary>
    public static int IndexOf(string code) => Indexes[code];

    static List<FindingRule> Read()
    {
        using var page = typeof(FindingRule).Assembly.GetManifestResourceStream("findings.md")!;
        using var reader = new StreamReader(page);
        return
        [
            .. Row.Matches(reader.ReadToEnd())
                .Select(row => new FindingRule(
                    row.Groups["code"].Value,
                    Enum.Parse<DiagnosticSeverity>(row.Groups["severity"].Value),
                    Cell(row, "wrong"),
                    Cell(row, "advice")
                )),
        ];
    }

    // Inside a table a bar is written \|.
    static string Cell(Match row, string name) => row.Groups[name].Value.Replace("\\|", "|", StringComparison.Ordinal);
}
