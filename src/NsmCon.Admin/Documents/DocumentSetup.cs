using NsmCon.Typst;

namespace NsmCon.Admin.Documents;

static class DocumentSetup
{
    /// <summary>The typesetter: one warm child process of this very program, started with the first document.</summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services) =>
        services.AddSingleton(_ => new TypstWorker(TypstOptions.For(typeof(Program).Assembly, "typst-worker")));
}
