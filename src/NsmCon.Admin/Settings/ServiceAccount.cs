using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using NsmCon.Data;

namespace NsmCon.Admin.Settings;

/// <summary>
/// An account of Google's that belongs to the app, and may act for the mailboxes of a domain. Its key signs what it asks for (RFC 7523).
/// </summary>
public sealed class ServiceAccount
{
    const string Setting = "Mail:OAuth:ServiceAccountFile";

    /// <summary>The longest that Google lets an assertion be good for.</summary>
    static readonly TimeSpan Valid = TimeSpan.FromHours(1);

    /// <summary>Its name: "nsmcon@project.iam.gserviceaccount.com".</summary>
    [JsonPropertyName("client_email")]
    public string? Email { get; init; }

    /// <summary>Which of its keys this is; null where the file does not say.</summary>
    [JsonPropertyName("private_key_id")]
    public string? KeyId { get; init; }

    /// <summary>The key, as PEM.</summary>
    [JsonPropertyName("private_key")]
    public string? Key { get; init; }

    /// <summary>Where its tokens are asked for.</summary>
    [JsonPropertyName("token_uri")]
    public string? TokenUrl { get; init; }

    /// <summary>Reads the file that Google made.</summary>
    /// <exception cref="StartRefusedException">It is not there, or is something else.</exception>
    public static ServiceAccount Read(string file)
    {
        if (!File.Exists(file))
            throw new StartRefusedException($"{Setting} is \"{file}\", but there is no such file.");

        try
        {
            var account = JsonSerializer.Deserialize<ServiceAccount>(File.ReadAllBytes(file));
            if (account is not { Email.Length: > 0, Key: { } key })
                throw Wrong(file, null);

            using var tried = RSA.Create();
            tried.ImportFromPem(key);
            return account;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or CryptographicException or UnauthorizedAccessException)
        {
            throw Wrong(file, fault);
        }
    }

    /// <summary>What the account signs to be given a token.</summary>
    /// <param name="user">The mailbox it acts for.</param>
    /// <param name="scope">What for.</param>
    /// <param name="audience">Who gives the token.</param>
    /// <param name="now">When.</param>
    public string Assertion(string user, string scope, Uri audience, DateTimeOffset now)
    {
        var header = Part(
            new
            {
                alg = "RS256",
                typ = "JWT",
                kid = KeyId,
            }
        );
        var claims = Part(
            new
            {
                iss = Email,
                sub = user,
                scope,
                aud = audience.AbsoluteUri,
                iat = now.ToUnixTimeSeconds(),
                exp = (now + Valid).ToUnixTimeSeconds(),
            }
        );
        using var rsa = RSA.Create();
        rsa.ImportFromPem(Key);
        var signature = rsa.SignData(Encoding.ASCII.GetBytes($"{header}.{claims}"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{header}.{claims}.{Base64Url.EncodeToString(signature)}";
    }

    static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value, WithoutNulls));

    static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    static StartRefusedException Wrong(string file, Exception? fault) =>
        new(
            $"{Setting} is \"{file}\", but that is no key of a service account. Make one in the Google Cloud console (JSON): "
                + "it holds client_email and private_key.",
            fault
        );
}
