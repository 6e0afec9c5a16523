using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NsmCon.Data.Secrets;

/// <summary>
/// The key that stands outside of the database, and without which a copy of the database
/// opens nothing. It protects the texts that let someone in, and the keys of the cookies.
/// </summary>
public sealed class MasterKey
{
    /// <summary>What every protected text begins with.</summary>
    public const string Mark = "v1.";

    const int Bytes = 32,
        NonceBytes = 12,
        TagBytes = 16;

    readonly Lazy<(byte[] Encryption, byte[] Nonces)> keys;

    MasterKey(Func<byte[]> read, string place)
    {
        keys = new(() => Derive(read()));
        Place = place;
    }

    /// <summary>Where it comes from, for people: the setting, or the file.</summary>
    public string Place { get; }

    /// <summary>The same for the same key; it tells nothing about it.</summary>
    public string Fingerprint => Convert.ToHexString(HMACSHA256.HashData(keys.Value.Nonces, "fingerprint"u8));

    /// <summary>A key that a setting gives: at least 32 random bytes in Base64, the same for all processes.</summary>
    /// <returns>The key; null if the text is none.</returns>
    public static MasterKey? FromBase64(string text, string place)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= Bytes
            ? new MasterKey(() => bytes[..length], place)
            : null;
    }

    /// <summary>A key in a file, which is made when the key is first needed, for its owner alone.</summary>
    public static MasterKey InFile(string path) => new(() => KeyFile.ReadOrMake(path, Bytes), path);

    /// <summary>A key that nobody keeps: for tools and tests.</summary>
    public static MasterKey New()
    {
        var bytes = RandomNumberGenerator.GetBytes(Bytes);
        return new MasterKey(() => bytes, "memory");
    }

    /// <summary>
    /// Protects a text. One text gives the same answer each time, so that its row can be looked up: protect only what nobody can guess.
    /// </summary>
    /// <param name="purpose">What the text is for, such as "Speaker.PageCode": for another purpose it does not open.</param>
    /// <param name="text">The text.</param>
    public string Protect(string purpose, string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var sealedText = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = HMACSHA256.HashData(keys.Value.Nonces, Encoding.UTF8.GetBytes($"{purpose}\0{text}"))[..NonceBytes];
        nonce.CopyTo(sealedText, 0);
        using var cipher = new AesGcm(keys.Value.Encryption, TagBytes);
        cipher.Encrypt(
            nonce,
            plain,
            sealedText.AsSpan(NonceBytes + TagBytes),
            sealedText.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(purpose)
        );
        return Mark + Base64Url.EncodeToString(sealedText);
    }

    /// <summary>Names a text without telling it: one text has one name, and whoever has not the key cannot try texts out.</summary>
    /// <param name="purpose">What the text is for: for another purpose it has another name.</param>
    /// <param name="text">The text.</param>
    public string Digest(string purpose, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(keys.Value.Nonces, Encoding.UTF8.GetBytes($"digest\0{purpose}\0{text}")));

    /// <summary>
    /// Opens what <see cref="Protect"/> gave. A text without the
    /// <see cref="Mark"/> is from before there was a key, and comes back as it is.
    /// </summary>
    /// <exception cref="CryptographicException">Another key protected it, or for another purpose.</exception>
    public string Open(string purpose, string text) =>
        !text.StartsWith(Mark, StringComparison.Ordinal)
            ? text
            : TryOpen(purpose, text)
                ?? throw new CryptographicException($"A protected {purpose} cannot be opened with the key of {Place}.");

    /// <summary>Opens a protected text.</summary>
    /// <returns>The text; null if this key, or this purpose, does not open it.</returns>
    public string? TryOpen(string purpose, string text)
    {
        if (
            !text.StartsWith(Mark, StringComparison.Ordinal)
            || !Base64Url.IsValid(text.AsSpan(Mark.Length), out var length)
            || length < NonceBytes + TagBytes
        )
            return null;

        var sealedText = Base64Url.DecodeFromChars(text.AsSpan(Mark.Length));
        var plain = new byte[sealedText.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(keys.Value.Encryption, TagBytes);
        try
        {
            cipher.Decrypt(
                sealedText.AsSpan(0, NonceBytes),
                sealedText.AsSpan(NonceBytes + TagBytes),
                sealedText.AsSpan(NonceBytes, TagBytes),
                plain,
                Encoding.UTF8.GetBytes(purpose)
            );
            return Encoding.UTF8.GetString(plain);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    static (byte[] Encryption, byte[] Nonces) Derive(byte[] master) =>
        (
            HKDF.DeriveKey(HashAlgorithmName.SHA256, master, Bytes, info: "NsmCon encryption"u8.ToArray()),
            HKDF.DeriveKey(HashAlgorithmName.SHA256, master, Bytes, info: "NsmCon nonces"u8.ToArray())
        );
}
