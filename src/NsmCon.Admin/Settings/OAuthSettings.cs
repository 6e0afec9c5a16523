using NsmCon.Data;

namespace NsmCon.Admin.Settings;

/// <summary>Where mail servers take a token instead of a password (OAuth 2): who gives it, and for what.</summary>
public sealed record OAuthSettings
{
    const string Google = "https://oauth2.googleapis.com/token";

    const string GoogleMail = "https://mail.google.com/";

    const string Microsoft365 = "https://outlook.office365.com/.default";

    /// <summary>Where tokens are asked for; <c>Mail:OAuth:TokenUrl</c>, or that of <c>Mail:OAuth:Tenant</c>.</summary>
    public required Uri TokenUrl { get; init; }

    /// <summary><c>Mail:OAuth:ClientId</c>; null for a service account.</summary>
    public string? ClientId { get; private init; }

    /// <summary><c>Mail:OAuth:ClientSecret</c>; null for a service account.</summary>
    public string? ClientSecret { get; private init; }

    /// <summary>
    /// Google's account for the app, which acts for each mailbox that is signed in to; <c>Mail:OAuth:ServiceAccountFile</c>.
    /// </summary>
    public ServiceAccount? Account { get; private init; }

    /// <summary>
    /// What a person allowed once, as Google has it; <c>Mail:OAuth:RefreshToken</c>.
    /// Null where the app asks in its own name, as Microsoft 365 has it.
    /// </summary>
    public string? RefreshToken { get; private init; }

    /// <summary>What is asked for; <c>Mail:OAuth:Scope</c>.</summary>
    public string? Scope { get; private init; }

    /// <summary>Reads and checks the configuration; null if no tokens are asked for.</summary>
    /// <exception cref="StartRefusedException">A value is wrong; the sentence names its key.</exception>
    public static OAuthSettings? Read(IConfiguration configuration)
    {
        if (Value(configuration, "ServiceAccountFile") is { } file)
            return FromServiceAccount(configuration, ServiceAccount.Read(file));
        if (Value(configuration, "ClientId") is not { } client)
            return null;

        var tenant = Value(configuration, "Tenant");
        var refresh = Value(configuration, "RefreshToken");
        var url = Value(configuration, "TokenUrl") ?? UsualUrl(tenant, refresh);
        return new()
        {
            TokenUrl = Address("Mail:OAuth:TokenUrl", url),
            ClientId = client,
            ClientSecret = Value(configuration, "ClientSecret")
                ?? throw new StartRefusedException("Mail:OAuth:ClientId is given, but Mail:OAuth:ClientSecret is not. Give both or none."),
            RefreshToken = refresh,
            Scope = Value(configuration, "Scope") ?? (tenant is not null && refresh is null ? Microsoft365 : null),
        };
    }

    static string UsualUrl(string? tenant, string? refresh)
    {
        if (tenant is not null)
            return $"https://login.microsoftonline.com/{Uri.EscapeDataString(tenant)}/oauth2/v2.0/token";
        if (refresh is not null)
            return Google;

        throw new StartRefusedException(
            "Mail:OAuth:ClientId is given, but not who gives tokens. "
                + "Set Mail:OAuth:Tenant for Microsoft 365, Mail:OAuth:RefreshToken for Google, or Mail:OAuth:TokenUrl."
        );
    }

    static OAuthSettings FromServiceAccount(IConfiguration configuration, ServiceAccount account)
    {
        if (Value(configuration, "ClientId") is not null)
            throw new StartRefusedException(
                "Mail:OAuth:ServiceAccountFile and Mail:OAuth:ClientId are both given. Give the one that tokens are to be asked for with."
            );

        return new()
        {
            TokenUrl = Value(configuration, "TokenUrl") is { } url
                ? Address("Mail:OAuth:TokenUrl", url)
                : Address("token_uri in Mail:OAuth:ServiceAccountFile", account.TokenUrl ?? Google),
            Account = account,
            Scope = Value(configuration, "Scope") ?? GoogleMail,
        };
    }

    static Uri Address(string key, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? address
            : throw new StartRefusedException($"{key} is \"{url}\", but it must be an address that begins with https://.");

    static string? Value(IConfiguration configuration, string name) =>
        configuration[$"Mail:OAuth:{name}"] is { Length: > 0 } value ? value : null;
}
