using System.Text;

namespace NsmCon.Admin.Badges;

/// <summary>What will not look right on a person's badge, and what to do about it.</summary>
public sealed record BadgeWarning(int RegistrationId, string Name, string Advice)
{
    // The template breaks a name into three lines of at least 11 pt, a company of 8.5 pt, each 93 mm wide: so many widths of a capital M
    // are left of them after line breaks, and what is longer ends with three dots.
    const double RoomForName = 64,
        RoomForCompany = 84;

    // Beyond it a name is set in less than 16 pt, which nobody reads across a table.
    const double RoomForLargeName = 44;

    /// <summary>Null where all is well.</summary>
    public static BadgeWarning? Find(BadgeRow row)
    {
        var sentences = string.Join(' ', Sentences(row));
        return sentences.Length == 0 ? null : new(row.RegistrationId, row.Name, sentences);
    }

    static IEnumerable<string> Sentences(BadgeRow row)
    {
        if (row.Unprintable is { Count: > 0 } missing)
            yield return $"No font has {string.Join(" ", missing)}: the badge would show an empty box. Write it in other letters.";
        if (Width(row.Name) > RoomForName)
            yield return $"The name has {row.Name.Length} characters and may be cut. Shorten it.";
        else if (Width(row.Name) > RoomForLargeName)
            yield return $"The name has {row.Name.Length} characters and will be printed small. Shorten it if you can.";
        if (Width(row.Company) > RoomForCompany)
            yield return $"The company has {row.Company.Length} characters and may be cut. Shorten it.";
    }

    static double Width(string text) =>
        text.EnumerateRunes()
            .Sum(rune =>
                rune switch
                {
                    { Value: 'W' or 'M' or 'm' or 'w' or '@' } or { Value: > 0x2E80 } => 1.05,
                    _ when Rune.IsUpper(rune) => 0.8,
                    _ => 0.65,
                }
            );
}
