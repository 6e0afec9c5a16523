using System.Globalization;
using MimeKit;
using NsmCon.Data;

namespace NsmCon.Admin.Settings;

/// <summary>Reads values that must have a form; what has not stops the start with a sentence that names the key.</summary>
static class ConfigurationValues
{
    public static T OneOf<T>(this IConfiguration configuration, string key, T otherwise)
        where T : struct, Enum
    {
        if (configuration[key] is not { Length: > 0 } given)
            return otherwise;

        return Enum.TryParse<T>(given, ignoreCase: true, out var value) && Enum.IsDefined(value) && char.IsLetter(given[0])
            ? value
            : throw new StartRefusedException($"{key} is \"{given}\"; it must be one of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    public static int Number(this IConfiguration configuration, string key, int otherwise, int least, int most)
    {
        if (configuration[key] is not { Length: > 0 } given)
            return otherwise;

        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new StartRefusedException($"{key} is \"{given}\"; it must be a whole number from {least} to {most}.");
    }

    /// <summary>What is parted by commas.</summary>
    public static List<string> Several(this IConfiguration configuration, string key) =>
        [
            .. (configuration[key] ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Distinct(StringComparer.Ordinal),
        ];

    public static bool YesOrNo(this IConfiguration configuration, string key, bool otherwise)
    {
        if (configuration[key] is not { Length: > 0 } given)
            return otherwise;

        return bool.TryParse(given, out var value)
            ? value
            : throw new StartRefusedException($"{key} is \"{given}\"; it must be true or false.");
    }

    /// <summary>An address without a slash at the end.</summary>
    public static string Url(this IConfiguration configuration, string key)
    {
        var given = configuration[key] ?? "";
        return
            Uri.TryCreate(given, UriKind.Absolute, out var url)
            && url is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? given.TrimEnd('/')
            : throw new StartRefusedException($"{key} is \"{given}\"; it must be an address such as https://register.example.org.");
    }

    public static MailboxAddress Mailbox(this IConfiguration configuration, string key, string otherwise)
    {
        var given = configuration[key] is { Length: > 0 } value ? value : otherwise;
        return MailboxAddress.TryParse(given, out var mailbox) && mailbox.Address.Contains('@')
            ? mailbox
            : throw new StartRefusedException(
                $"{key} is \"{given}\"; it must be an e-mail address, such as \"NSMCon <nsmcon@example.org>\"."
            );
    }
}
