using NsmCon.Admin.Documents;

namespace NsmCon.Admin.Badges;

/// <summary>What will not look right on a person's badge, and what to do about it.</summary>
public sealed record BadgeWarning(int RegistrationId, string Name, string Advice)
{
    // Longer ones may end with three dots: the template prints a name in at least 11 pt, a company in 8.5 pt, in two lines.
    const int LongName = 70;
    const int LongCompany = 100;

    /// <summary>Null where all is well.</summary>
    public static BadgeWarning? Of(BadgeRow row)
    {
        var sentences = string.Join(' ', Sentences(row));
        return sentences.Length == 0 ? null : new(row.RegistrationId, row.Name, sentences);
    }

    static IEnumerable<string> Sentences(BadgeRow row)
    {
        if (row.Unprintable is { Count: > 0 } missing)
            yield return $"No font has {string.Join(" ", missing)}: the badge would show an empty box. Write it in other letters.";
        if (row.Name.Length > LongName)
            yield return $"The name has {row.Name.Length} characters and may be cut. Shorten it.";
        if (row.Company.Length > LongCompany)
            yield return $"The company has {row.Company.Length} characters and may be cut. Shorten it.";
    }
}
