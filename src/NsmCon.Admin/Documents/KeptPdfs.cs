using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using NsmCon.Typst;

namespace NsmCon.Admin.Documents;

/// <summary>
/// Documents in memory, each until what it is made from changes: data, templates or pictures. A document that cannot be made any more
/// leaves the last good one.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
public sealed class KeptPdfs(TypstWorker typst)
{
    readonly ConcurrentDictionary<string, Kept> all = new(StringComparer.Ordinal);
    readonly SemaphoreSlim turn = new(1);

    /// <summary>The last one that could be made under this name.</summary>
    public byte[]? LastGood(string name) => all.GetValueOrDefault(name)?.Pdf;

    /// <summary>Gives the document, and makes it only if it differs from the last one of this name.</summary>
    /// <exception cref="TypstException">The template has faults, or the document was stopped.</exception>
    public async Task<byte[]> Make(string name, TypstDocument document, CancellationToken cancel)
    {
        var fingerprint = Fingerprint(document);
        if (Find(name, fingerprint) is { } there) return there;

        await turn.WaitAsync(cancel);
        try
        {
            return Find(name, fingerprint) ?? await Make(name, fingerprint, document, cancel);
        }
        finally
        {
            turn.Release();
        }
    }

    byte[]? Find(string name, string fingerprint)
    {
        if (all.GetValueOrDefault(name) is not { } kept || kept.Fingerprint != fingerprint) return null;
        if (kept.Faults is not null) throw new TypstException(kept.Faults);
        return kept.Pdf;
    }

    async Task<byte[]> Make(string name, string fingerprint, TypstDocument document, CancellationToken cancel)
    {
        try
        {
            var pdf = await typst.Compile(document, cancel);
            all[name] = new(fingerprint, pdf, null);
            return pdf;
        }
        catch (TypstException fault) when (fault.Diagnostics.Count > 0)
        {
            all[name] = new(fingerprint, LastGood(name), fault.Diagnostics);
            throw;
        }
    }

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

    sealed record Kept(string Fingerprint, byte[]? Pdf, IReadOnlyList<TypstDiagnostic>? Faults);
}
