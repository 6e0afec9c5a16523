using System.Text.Json.Nodes;

namespace NsmCon.Mime.Tests;

/// <summary>A raw mail of the corpus with its expected reading.</summary>
sealed record CorpusMail(string Name, byte[] Raw, JsonObject Expected)
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static IReadOnlyList<CorpusMail> All { get; } = [.. NamesOf("*.eml").Select(Named)];

    public static IEnumerable<string> NamesOf(string pattern) =>
        Directory.EnumerateFiles(Folder, pattern).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal);

    public static CorpusMail Named(string name) =>
        new(
            name,
            File.ReadAllBytes(Path.Combine(Folder, name + ".eml")),
            JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject()
        );

    /// <summary>Reads it as the mailbox sponsors@nsmcon.example would, on the first of July 2026.</summary>
    public ReadMail Read() =>
        MailReader.Read(
            Raw,
            new()
            {
                OwnAddresses = ["sponsors@nsmcon.example"],
                TrustedServers = ["mx.nsmcon.example"],
                ArrivedAt = new(2026, 7, 1, 12, 0, 0, DateTimeKind.Utc),
            }
        );
}
