using NsmCon.Data;

namespace NsmCon.Admin.CheckIn;

/// <summary>
/// A hand scanner types the keys of a US keyboard; a computer that is set to another language makes other signs of them. Twenty random
/// signs leave no room for a code that is someone else's by chance, so each layout may be tried.
/// </summary>
static class KeyboardLayout
{
    const string Us = "1234567890abcdefghjkmnpqrstvwxyz";

    // What the keys of the line above give, without and with Shift.
    static readonly (string Plain, string Shifted)[] Others =
    [
        ("1234567890abcdefghjkmnpqrstvwxzy", "1234567890ABCDEFGHJKMNPQRSTVWXZY"), // German, Austrian, Swiss, Czech letters
        ("&é\"'(-è_çàqbcdefghjk,nparstvzxyw", "1234567890QBCDEFGHJK?NPARSTVZXYW"), // French
        ("&é\"'(§è!çàqbcdefghjk,nparstvzxyw", "1234567890QBCDEFGHJK?NPARSTVZXYW"), // Belgian
        ("1234567890фисвуапрольтзйкыемцчня", "1234567890ФИСВУАПРОЛЬТЗЙКЫЕМЦЧНЯ"), // Russian
    ];

    /// <summary>The codes that the text may have been before the computer made it what it is; only those that can be a code.</summary>
    public static IEnumerable<string> Readings(string typed)
    {
        var text = typed.Trim();
        if (text.Length != Secret.Length)
            yield break;

        foreach (var layout in Others)
        {
            var read = string.Concat(text.Select(sign => Key(layout, sign)));
            if (Secret.IsCode(read))
                yield return read;
        }
    }

    static char Key((string Plain, string Shifted) layout, char sign)
    {
        var at = layout.Plain.IndexOf(sign, StringComparison.Ordinal);
        if (at < 0)
            at = layout.Shifted.IndexOf(sign, StringComparison.Ordinal);
        return at < 0 ? sign : char.ToUpperInvariant(Us[at]);
    }
}
