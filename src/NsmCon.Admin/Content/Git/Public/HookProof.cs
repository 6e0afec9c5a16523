using System.Security.Cryptography;
using System.Text;

namespace NsmCon.Admin.Content.Git.Public;

/// <summary>How a Git host proves that it knows the secret: GitHub and Gitea sign the body, GitLab sends the secret itself.</summary>
static class HookProof
{
    const string Signature = "X-Hub-Signature-256",
        Token = "X-Gitlab-Token",
        Scheme = "sha256=";

    public static async Task<bool> Holds(HttpRequest request, string secret)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        if (request.Headers[Token] is [{ Length: > 0 } token])
            return AreSame(SHA256.HashData(Encoding.UTF8.GetBytes(token)), SHA256.HashData(key));
        if (request.Headers[Signature] is not [{ } signature] || !signature.StartsWith(Scheme, StringComparison.Ordinal))
            return false;

        var body = await HMACSHA256.HashDataAsync(key, request.Body, request.HttpContext.RequestAborted);
        return AreSame(
            Encoding.ASCII.GetBytes(signature[Scheme.Length..].ToLowerInvariant()),
            Encoding.ASCII.GetBytes(Convert.ToHexStringLower(body))
        );
    }

    static bool AreSame(byte[] one, byte[] other) => CryptographicOperations.FixedTimeEquals(one, other);
}
