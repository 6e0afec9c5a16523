using System.Text;

namespace NsmCon.Typst.Tests;

/// <summary>One warm child for the tests that leave it healthy.</summary>
public sealed class Worker : IAsyncDisposable
{
    public static TypstOptions Options { get; } = TypstOptions.For(typeof(Worker).Assembly, "typst-worker");

    readonly TypstWorker typst = new(Options with { TimeLimit = TimeSpan.FromSeconds(60) });

    public Task<byte[]> Compile(TypstDocument document) => typst.Compile(document);

    public Task<byte[]> CompileSample(string template, string? sample = null) =>
        Compile(TypstDocument.FromTemplate(template, Samples.Read(sample ?? Path.ChangeExtension(template, ".json"))));

    public static TypstDocument Document(string main) =>
        new("main.typ", new Dictionary<string, byte[]> { ["main.typ"] = Encoding.UTF8.GetBytes(main) });

    public ValueTask DisposeAsync() => typst.DisposeAsync();
}

[CollectionDefinition(nameof(Worker))]
public sealed class WorkerCollection : ICollectionFixture<Worker>;
