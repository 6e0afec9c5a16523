using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;

namespace NsmCon.Data.Mail;

/// <summary>Bytes that are kept once, however often they come: mails as they arrived, and their attachments.</summary>
[Unseen]
public class StoredFile
{
    public const int HashLength = 64;

    /// <summary>The SHA-256 of the bytes, in small hexadecimal; the key.</summary>
    [Key, MaxLength(HashLength)]
    public required string Hash { get; set; }

    public required byte[] Bytes { get; set; }

    /// <summary>When they came for the first time.</summary>
    public DateTime StoredAt { get; set; }

    /// <summary>The hash of some bytes.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
