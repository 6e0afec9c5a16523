using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using NsmCon.Typst;

namespace NsmCon.Admin.Documents;

/// <summary>
/// Documents in memory, each until what it is made from changes: data, templates or pictures. A document that cannot be made any more
/// leaves the last good one.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
public sealed class KeptPdfs(TypstWorker typst, MemoryCache kept)
{
    readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> underway = new(StringComparer.Ordinal);
    readonly SemaphoreSlim turn = new(1);

    /// <summary>The last one that could be made under this name.</summary>
    public byte[]? LastGood(string name) => Last(name)?.Pdf;

    /// <summary>Gives the document, and makes it only if it differs from the last one of this name.</summary>
    /// <exception cref="TypstException">The template has faults, or the document was stopped.</exception>
    public async Task<byte[]> Make(string name, TypstDocument document, CancellationToken cancel)
    {
        var fingerprint = Fingerprint(document);
        if (Find(name, fingerprint) is { } there)
            return there;

        // It is made for all who wait for it: whoever asked first may hang up, and it is made nonetheless.
        var made = underway.GetOrAdd($"{name} {fingerprint}", key =>
            new(() => Task.Run(() => MakeOnce(key, name, fingerprint, document), CancellationToken.None))
        );
        return await made.Value.WaitAsync(cancel);
    }

    async Task<byte[]> MakeOnce(string key, string name, string fingerprint, TypstDocument document)
    {
        await turn.WaitAsync();
        try
        {
            return Find(name, fingerprint) ?? await Make(name, fingerprint, document);
        }
        finally
        {
            turn.Release();
            underway.TryRemove(key, out _);
        }
    }

    byte[]? Find(string name, string fingerprint)
    {
        if (Last(name) is not { } last || last.Fingerprint != fingerprint)
            return null;
        if (last.Faults is not null)
            throw new TypstException(last.Faults);
        return last.Pdf;
    }

    async Task<byte[]> Make(string name, string fingerprint, TypstDocument document)
    {
        try
        {
            var pdf = await typst.Compile(document);
            Keep(name, new(fingerprint, pdf, null));
            return pdf;
        }
        catch (TypstException fault) when (fault.Diagnostics.Count > 0)
        {
            Keep(name, new(fingerprint, LastGood(name), fault.Diagnostics));
            throw;
        }
    }

    KeptPdf? Last(string name) => kept.Get<KeptPdf>((nameof(KeptPdfs), name));

    void Keep(string name, KeptPdf last) =>
        kept.Set((nameof(KeptPdfs), name), last, new MemoryCacheEntryOptions { Size = 1_000 + (last.Pdf?.Length ?? 0) });

    static string Fingerprint(TypstDocument document)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(document.Main));
        foreach (var (path, bytes) in document.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{path}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    sealed record KeptPdf(string Fingerprint, byte[]? Pdf, IReadOnlyList<TypstDiagnostic>? Faults);
}
