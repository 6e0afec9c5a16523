using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>
/// What the link says that proves a mailbox before it takes a place: all that
/// was asked for. Nothing of it is kept here until the link is opened.
/// </summary>
public sealed class PlaceLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a link is good.</summary>
    static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    // Names in other scripts would be three times as long.
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly IDataProtector protector = protection.CreateProtector("Registration.Place");

    /// <summary>The secret part of the link's address.</summary>
    public string Make(DeskRequest asked)
    {
        var proved = asked with { From = null };
        return protector.Protect(JsonSerializer.Serialize(new Token(proved, clock.GetUtcNow().UtcDateTime + Lifetime), Json));
    }

    /// <summary>What was asked for, and whether that is too long ago; null where the link is none of ours.</summary>
    public (DeskRequest Asked, bool IsLapsed)? Read(string token)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Token>(protector.Unprotect(token), Json)!;
            return (read.Asked, read.Until <= clock.GetUtcNow().UtcDateTime);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    sealed record Token(DeskRequest Asked, DateTime Until);
}
