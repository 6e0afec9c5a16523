using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Identity;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>
/// Refuses passwords that someone would try first: common ones with digits or signs around them, rows of keys, one part over and
/// over, and the person's own name and address (ASVS 5.0, 6.2.4). The common ones are those of zxcvbn-ts (docs/SECURITY.md).
/// </summary>
sealed class PasswordStrength : IPasswordValidator<StaffMember>
{
    const int FewestLettersBeside = 8,
        FewestDifferent = 5,
        ShortestOwnWord = 3,
        MostBreaks = 2,
        LongestUnit = 11;

    const string Sentence =
        "This password is one of the first that someone would try. Three or four words that have nothing to do with each other, or with you, make a good one.";

    static readonly string[] Rows =
    [
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "qwertzuiop",
        "yxcvbnm",
        "azertyuiop",
        "qsdfghjklm",
        "wxcvbn",
    ];

    static readonly Lazy<FrozenSet<string>> Common = new(Load);

    public Task<IdentityResult> ValidateAsync(UserManager<StaffMember> manager, StaffMember user, string? password) =>
        Task.FromResult(
            IsGuessable(password ?? "", OwnWords(user))
                ? IdentityResult.Failed(new IdentityError { Code = nameof(PasswordStrength), Description = Sentence })
                : IdentityResult.Success
        );

    /// <summary>Whether someone who knows the person would try it early.</summary>
    /// <param name="password">As it is typed.</param>
    /// <param name="own">Words that others know of the person.</param>
    public static bool IsGuessable(string password, IEnumerable<string> own)
    {
        var text = Compose(password);
        var rest = own.Select(Compose)
            .Where(word => word.Length >= ShortestOwnWord)
            .OrderByDescending(word => word.Length)
            .Aggregate(text, (left, word) => left.Replace(word, "", StringComparison.Ordinal));
        return IsWeak(text) || (rest != text && (LettersAndDigits(rest).Length < FewestLettersBeside || IsWeak(rest)));
    }

    static bool IsWeak(string text)
    {
        var plain = ReplaceLeet(text);
        return Common.Value.Contains(text)
            || Common.Value.Contains(plain)
            || IsPattern(text)
            || IsCommonInside(text)
            || IsCommonInside(plain);
    }

    // "password1234", "!!letmein!!", "12345password": a common one, and little around it.
    static bool IsCommonInside(string text)
    {
        var core = text.Trim(text.Where(sign => !char.IsLetter(sign)).Distinct().ToArray());
        var around = text.Length - core.Length;
        return core.Length > 0
            && Common.Value.Contains(core)
            && (around < FewestLettersBeside || IsPattern(text.Replace(core, "", StringComparison.Ordinal)));
    }

    static bool IsPattern(string text) =>
        text.Distinct().Count() < FewestDifferent
        || IsRepeated(text)
        || text.Zip(text.Skip(1)).Count(pair => !IsStep(pair.First, pair.Second)) <= MostBreaks;

    static bool IsRepeated(string text) =>
        Enumerable
            .Range(1, Math.Min(LongestUnit, text.Length / 2))
            .Any(length => Enumerable.Range(0, text.Length).All(at => text[at] == text[at % length]));

    static bool IsStep(char first, char second) =>
        first == second
        || Rows.Any(row =>
            row.Contains($"{first}{second}", StringComparison.Ordinal) || row.Contains($"{second}{first}", StringComparison.Ordinal)
        );

    static IEnumerable<string> OwnWords(StaffMember person) =>
        [
            person.Email ?? "",
            .. (person.Email ?? "").Split('@', '.', '-', '_', '+'),
            .. person.Name.Split(' ', '-'),
            "nsmcon",
            "nsm",
            "conference",
        ];

    static string Compose(string text) =>
        string.Concat(text.EnumerateRunes()).Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    static string LettersAndDigits(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    static string ReplaceLeet(string text) =>
        text.Replace('0', 'o')
            .Replace('1', 'l')
            .Replace('3', 'e')
            .Replace('4', 'a')
            .Replace('5', 's')
            .Replace('7', 't')
            .Replace('@', 'a')
            .Replace('$', 's')
            .Replace('!', 'i');

    static FrozenSet<string> Load()
    {
        using var packed = typeof(PasswordStrength).Assembly.GetManifestResourceStream("common-passwords.txt.gz")!;
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
