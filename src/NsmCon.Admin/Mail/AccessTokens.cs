using Duende.IdentityModel.Client;
using NsmCon.Admin.Shared;
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
    string? token;
    DateTimeOffset endsAt;

    /// <summary>A token that still works.</summary>
    /// <exception cref="MailSignInException">None is given; the sentence names the setting to look at.</exception>
    public async Task<string> Current(CancellationToken cancel)
    {
        await asking.WaitAsync(cancel);
        try
        {
            if (token is not null && clock.GetUtcNow() < endsAt) return token;

            var answer = await Ask(cancel);
            if (answer.IsError || answer.AccessToken is null) throw new MailSignInException(Sentence(answer), answer.Exception);

            (token, endsAt) = (answer.AccessToken, clock.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn) - Margin);
            return token;
        }
        finally
        {
            asking.Release();
        }
    }

    /// <summary>A mail server did not take it: the next sign-in asks for another.</summary>
    public void Forget() => endsAt = default;

    public void Dispose()
    {
        http.Dispose();
        asking.Dispose();
    }

    Task<TokenResponse> Ask(CancellationToken cancel)
    {
        if (settings.RefreshToken is not { } refresh)
        {
            var own = Request<ClientCredentialsTokenRequest>();
            own.Scope = settings.Scope;
            return http.RequestClientCredentialsTokenAsync(own, cancel);
        }

        var allowed = Request<RefreshTokenRequest>();
        (allowed.RefreshToken, allowed.Scope) = (refresh, settings.Scope);
        return http.RequestRefreshTokenAsync(allowed, cancel);
    }

    T Request<T>() where T : ProtocolRequest, new() => new()
    {
        Address = settings.TokenUrl.AbsoluteUri,
        ClientId = settings.ClientId,
        ClientSecret = settings.ClientSecret,
        ClientCredentialStyle = ClientCredentialStyle.PostBody,
    };

    string Sentence(TokenResponse answer)
    {
        var host = settings.TokenUrl.Host;
        if (answer.ErrorType == ResponseErrorType.Exception) return $"{host}, which gives tokens for mail, cannot be reached: {answer.Exception?.Message ?? answer.Error} (Mail:OAuth:TokenUrl, Mail:OAuth:Tenant).";

        var keys = answer.Error switch
        {
            "invalid_client" or "unauthorized_client" => "Mail:OAuth:ClientId, Mail:OAuth:ClientSecret",
            "invalid_grant" => "it has ended or was withdrawn: make a new Mail:OAuth:RefreshToken",
            "invalid_scope" => "Mail:OAuth:Scope",
            _ => "Mail:OAuth",
        };
        var words = answer.ErrorDescription is { Length: > 0 } description ? MarkdownText.OneLine(description) : answer.Error ?? "the answer has no token";
        return $"{host} gives no token for mail: {words.TrimEnd('.').Shorten(300)} ({keys}).";
    }
}
