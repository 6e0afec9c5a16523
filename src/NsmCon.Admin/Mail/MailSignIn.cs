using MailKit;
using MailKit.Security;
using NsmCon.Admin.Settings;

namespace NsmCon.Admin.Mail;

/// <summary>Signing in is not possible; the message is a sentence for staff that names the settings to look at.</summary>
public sealed class MailSignInException(string sentence, Exception? cause = null) : Exception(sentence, cause);

/// <summary>Signs in at mail servers: with the password of the server, or where it has none with a token (OAuth 2).</summary>
public sealed class MailSignIn(MailSettings settings, TimeProvider clock) : IDisposable
{
    readonly AccessTokens? tokens = settings.OAuth is { } oauth ? new(oauth, clock) : null;

    /// <param name="client">A connection.</param>
    /// <param name="user">The mailbox.</param>
    /// <param name="password">Its password; null to use a token.</param>
    /// <param name="keys">Where the server is configured: "Mail:Smtp".</param>
    /// <param name="cancel">Gives it up.</param>
    /// <exception cref="MailSignInException">There is no token, or the server does not take it.</exception>
    /// <exception cref="AuthenticationException">The server does not take the password.</exception>
    public async Task SignIn(IMailService client, string user, string? password, string keys, CancellationToken cancel)
    {
        if (password is not null || tokens is null)
        {
            await client.AuthenticateAsync(user, password ?? "", cancel);
            return;
        }

        var token = await tokens.Current(user, cancel);
        try
        {
            await client.AuthenticateAsync(new SaslMechanismOAuth2(user, token), cancel);
        }
        catch (AuthenticationException fault)
        {
            tokens.Forget(user);
            var app = settings.OAuth?.Account is null ? "Mail:OAuth:ClientId" : "Mail:OAuth:ServiceAccountFile";
            throw new MailSignInException(
                $"The server refused the token for {user}: the app that {app} names must be allowed to use this mailbox ({keys}:User).",
                fault
            );
        }
    }

    public void Dispose() => tokens?.Dispose();
}
