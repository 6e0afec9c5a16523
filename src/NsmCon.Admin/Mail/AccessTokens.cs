using System.Collections.Concurrent;
using Duende.IdentityModel;
using Duende.IdentityModel.Client;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Mail;

/// <summary>The token that mail servers take instead of a password: asked for once, and again shortly before it ends.</summary>
public sealed class AccessTokens(OAuthSettings settings, TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A token is given up so long before it ends: clocks differ, and a sign-in takes time.</summary>
    static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    readonly HttpClient http = new() { Timeout = Patience };
    readonly SemaphoreSlim asking = new(1);
    readonly ConcurrentDictionary<string, (string Token, DateTimeOffset EndsAt)> held = new(StringComparer.Ordinal);

    /// <summary>A token that still works.</summary>
    /// <param name="user">The mailbox that is signed in to.</param>
    /// <param name="cancel">Gives it up.</param>
    /// <exception cref="MailSignInException">None is given; the sentence names the setting to look at.</exception>
    public async Task<string> Current(string user, CancellationToken cancel)
    {
        await asking.WaitAsync(cancel);
        try
        {
            if (held.TryGetValue(Holder(user), out var last) && clock.GetUtcNow() < last.EndsAt)
                return last.Token;

            var answer = await Ask(user, cancel);
            if (answer.IsError || answer.AccessToken is not { } token)
                throw new MailSignInException(Sentence(answer), answer.Exception);

            held[Holder(user)] = (token, clock.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn) - Margin);
            return token;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>A mail server did not take it: the next sign-in asks for another.</summary>
    public void Forget(string user) => held.TryRemove(Holder(user), out _);

    public void Dispose()
    {
        http.Dispose();
        asking.Dispose();
    }

    // A service account acts for one mailbox at a time; all others give one token for all.
    string Holder(string user) => settings.Account is null ? "" : user;

    Task<TokenResponse> Ask(string user, CancellationToken cancel)
    {
        if (settings.Account is { } account)
        {
            var signed = Request<TokenRequest>();
            signed.GrantType = OidcConstants.GrantTypes.JwtBearer;
            signed.Parameters.Add(
                OidcConstants.TokenRequest.Assertion,
                account.Assertion(user, settings.Scope!, settings.TokenUrl, clock.GetUtcNow())
            );
            return http.RequestTokenAsync(signed, cancel);
        }

        if (settings.RefreshToken is not { } refresh)
        {
            var own = Request<ClientCredentialsTokenRequest>();
            own.Scope = settings.Scope;
            return http.RequestClientCredentialsTokenAsync(own, cancel);
        }

        var allowed = Request<RefreshTokenRequest>();
        allowed.RefreshToken = refresh;
        allowed.Scope = settings.Scope;
        return http.RequestRefreshTokenAsync(allowed, cancel);
    }

    T Request<T>()
        where T : ProtocolRequest, new() =>
        new()
        {
            Address = settings.TokenUrl.AbsoluteUri,
            ClientId = settings.ClientId!,
            ClientSecret = settings.ClientSecret,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
        };

    string Sentence(TokenResponse answer)
    {
        var host = settings.TokenUrl.Host;
        if (answer.ErrorType == ResponseErrorType.Exception)
            return $"{host}, which gives tokens for mail, cannot be reached: "
                + $"{answer.Exception?.Message ?? answer.Error} (Mail:OAuth:TokenUrl, Mail:OAuth:Tenant).";

        var keys = answer.Error switch
        {
            "unauthorized_client" when settings.Account is not null =>
                $"allow {settings.Account.Email} the scope {settings.Scope} under domain-wide delegation: Mail:OAuth:ServiceAccountFile",
            not "invalid_scope" when settings.Account is not null =>
                "Mail:OAuth:ServiceAccountFile, and the mailbox that it acts for: Mail:Imap:User, Mail:Smtp:User",
            "invalid_client" or "unauthorized_client" => "Mail:OAuth:ClientId, Mail:OAuth:ClientSecret",
            "invalid_grant" => "it has ended or was withdrawn: make a new Mail:OAuth:RefreshToken",
            "invalid_scope" => "Mail:OAuth:Scope",
            _ => "Mail:OAuth",
        };
        var words = answer.ErrorDescription is { Length: > 0 } description
            ? MarkdownText.OneLine(description)
            : answer.Error ?? "the answer has no token";
        return $"{host} gives no token for mail: {words.TrimEnd('.').Shorten(300)} ({keys}).";
    }
}
