using System.Buffers;
using System.Globalization;

namespace NsmCon.Mime;

/// <summary>What a server says in a header about whether a mail is spam.</summary>
/// <param name="IsSpam">Whether it takes the mail for spam.</param>
/// <param name="Score">The points that it gave, where it names them.</param>
/// <param name="Header">The header's name.</param>
/// <param name="Value">What the header says.</param>
public sealed record SpamVerdict(bool IsSpam, double? Score, string Header, string Value)
{
    static readonly SearchValues<char> OfNumbers = SearchValues.Create("-+.0123456789");
    const double LeastScoreOfMicrosoft = 5;

    /// <summary>The headers of SpamAssassin, Rspamd, Microsoft, Barracuda and Google.</summary>
    public static IReadOnlyList<string> KnownHeaders { get; } =
    [
        "X-Spam-Flag",
        "X-Spam-Status",
        "X-Spam",
        "X-Spamd-Result",
        "X-Spam-Action",
        "X-MS-Exchange-Organization-SCL",
        "X-Forefront-Antispam-Report",
        "X-Barracuda-Spam-Flag",
        "X-Gm-Spam",
        "X-Spam-Score",
    ];

    // Of each header the topmost counts: our server writes above what the sender may have put there. One that says spam is enough.
    internal static SpamVerdict? Read(MailHeaders headers, IReadOnlyList<string> names)
    {
        var verdicts = names.Select(name => headers.Text(name) is { } value ? Read(name, value) : null).OfType<SpamVerdict>().ToList();
        return verdicts.OrderByDescending(v => v.IsSpam).ThenByDescending(v => v.Score is not null).FirstOrDefault();
    }

    static SpamVerdict? Read(string name, string value)
    {
        var words = value.ToLowerInvariant();
        return name.ToLowerInvariant() switch
        {
            "x-ms-exchange-organization-scl" => Number(words) is { } level ? new(level >= LeastScoreOfMicrosoft, level, name, value) : null,
            "x-forefront-antispam-report" => ReadForefront(name, words, value),
            "x-spamd-result" => new(words.Contains(": true", StringComparison.Ordinal), Number(TextAfter(words, "[")), name, value),
            "x-spam-action" => new(words is "reject" or "add header" or "rewrite subject" or "quarantine", null, name, value),
            // Points without a limit: they decide nothing, and are shown.
            "x-spam-score" => Number(words) is { } points ? new(false, points, name, value) : null,
            _ => new(IsYes(words), Number(TextAfter(words, "score=") ?? TextAfter(words, "hits=")), name, value),
        };
    }

    static SpamVerdict? ReadForefront(string name, string words, string value)
    {
        var fields = words.Split(';').Select(f => f.Trim()).ToList();
        var level = Number(fields.Find(f => f.StartsWith("scl:", StringComparison.Ordinal))?[4..]);
        var isSpam =
            level >= LeastScoreOfMicrosoft
            || fields.Exists(f => f is "sfv:spm" or "sfv:skb" or "cat:spm" or "cat:phsh" or "cat:hspm" or "cat:malw");
        return level is null && !isSpam ? null : new(isSpam, level, name, value);
    }

    static bool IsYes(string words) => words.Split(' ', ',', ';')[0] is "yes" or "true" or "spam" or "1" or "quarantine" or "junk";

    static string? TextAfter(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        return at < 0 ? null : text[(at + mark.Length)..];
    }

    static double? Number(string? text)
    {
        if (text is null)
            return null;

        var trimmed = text.TrimStart();
        var end = trimmed.AsSpan().IndexOfAnyExcept(OfNumbers);
        return double.TryParse(end < 0 ? trimmed : trimmed[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
