using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Staff;

/// <summary>
/// The codes of an app on the phone (RFC 6238), each good for one use: after a code, only those
/// of later half minutes are taken, so whoever saw one typed cannot use it, nor an earlier one.
/// </summary>
public sealed class OnceOnlyCodes(TimeProvider clock) : AuthenticatorTokenProvider<StaffMember>
{
    const string Kept = "[NsmCon]",
        LastStep = "LastStep",
        Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    const int Seconds = 30;

    /// <inheritdoc/>
    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffMember> manager, StaffMember user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } key)
            return false;

        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        var last = long.TryParse(
            await manager.GetAuthenticationTokenAsync(user, Kept, LastStep),
            CultureInfo.InvariantCulture,
            out var step
        )
            ? step
            : 0;
        // One half minute more and less, for phones whose clock is not quite right.
        var right = Enumerable
            .Range(-1, 3)
            .Select(offset => now + offset)
            .Where(candidate => candidate > last && CodeOf(key, candidate) == token)
            .ToList();
        // Of two who send one code at once, the second finds the account changed.
        return right.Count > 0 && (await manager.SetAuthenticationTokenAsync(user, Kept, LastStep, $"{right[0]}")).Succeeded;
    }

    static string CodeOf(string key, long step)
    {
        Span<byte> moment = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(moment, step);
#pragma warning disable CA5350 // Apps make their codes with SHA-1.
        var hash = HMACSHA1.HashData(FromBase32(key), moment);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    static byte[] FromBase32(string text)
    {
        var bits = string.Concat(
            text.TrimEnd('=')
                .Select(letter => Convert.ToString(Base32.IndexOf(letter, StringComparison.OrdinalIgnoreCase), 2).PadLeft(5, '0'))
        );
        return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}
