using NsmCon.Data;

namespace NsmCon.Hugo;

/// <summary>A person's line on a page, taken apart: "Name - Title - SRE, Company".</summary>
internal sealed record PersonName(string Name, string JobTitle, string Company)
{
    public static readonly string[] Separators = [" - ", " – ", " — "];
    static readonly HashSet<string> LegalForms = new(
        ["Inc", "Inc.", "Ltd", "Ltd.", "LLC", "GmbH", "Corp.", "S.A.", "AG"],
        StringComparer.OrdinalIgnoreCase
    );

    public static PersonName Split(string line)
    {
        var text = SingleSpaced(line);
        var (at, length) = Separators
            .Select(s => (At: text.IndexOf(s, StringComparison.Ordinal), s.Length))
            .Where(s => s.At >= 0)
            .DefaultIfEmpty((text.Length, 0))
            .Min();
        var rest = text[(at + length)..];
        var comma = CompanyComma(rest);

        return comma < 0
            ? new PersonName(text[..at].Trim(), rest.Trim(), "")
            : new PersonName(text[..at].Trim(), rest[..comma].Trim(), rest[(comma + 1)..].Trim());
    }

    /// <summary>The last comma, or the one before it if only "Inc." or the like follows.</summary>
    static int CompanyComma(string rest)
    {
        var last = rest.LastIndexOf(", ", StringComparison.Ordinal);
        var isLegalForm = last > 0 && LegalForms.Contains(rest[(last + 1)..].Trim());
        var before = isLegalForm ? rest.LastIndexOf(", ", last - 1, StringComparison.Ordinal) : -1;
        return before >= 0 ? before : last;
    }

    /// <summary>The text without white space around it and with single spaces.</summary>
    public static string SingleSpaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The name as all texts are compared: without case, accents, apostrophes, dashes and spare white space.</summary>
    public static string Normalize(string name) => FoldedText.Fold(name);
}
