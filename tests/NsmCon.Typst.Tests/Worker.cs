using System.Text;
using System.Text.Json.Nodes;

namespace NsmCon.Typst.Tests;

/// <summary>One warm child for the tests that leave it healthy.</summary>
public sealed class Worker : IAsyncDisposable
{
    public const string Endless = "#for a in range(100000) { for b in range(100000) { } }";

    readonly TypstWorker typst = new(Options with { TimeLimit = TimeSpan.FromSeconds(60) });

    public static TypstOptions Options { get; } = TypstOptions.ForProgram(typeof(Worker).Assembly, "typst-worker");

    public static TypstDocument Document(string main) =>
        new("main.typ", new Dictionary<string, byte[]> { ["main.typ"] = Encoding.UTF8.GetBytes(main) });

    public Task<byte[]> Compile(TypstDocument document) => typst.Compile(document);

    public Task<byte[]> CompileSample(string sample, Action<JsonNode>? change = null) => Compile(Samples.Document(sample, change));

    public ValueTask DisposeAsync() => typst.DisposeAsync();
}

[CollectionDefinition(nameof(Worker))]
public sealed class WorkerCollection : ICollectionFixture<Worker>;
