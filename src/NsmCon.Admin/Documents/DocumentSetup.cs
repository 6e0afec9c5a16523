using NsmCon.Typst;

namespace NsmCon.Admin.Documents;

static class DocumentSetup
{
    // Less than a second is usual, but a machine may be busy with something else.
    static readonly TimeSpan LongestDocument = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The typesetter, one warm child process of this very program that starts with the first document, and what it draws.
    /// </summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton(_ => CreateTypesetter());
        services.AddSingleton<KeptPdfs>();
        services.AddScoped<DrawProspectus>();
        services.AddScoped<DrawProgramme>();
        return services;
    }

    internal static TypstWorker CreateTypesetter() =>
        new(TypstOptions.ForProgram(typeof(Program).Assembly, "typst-worker") with { TimeLimit = LongestDocument });
}
