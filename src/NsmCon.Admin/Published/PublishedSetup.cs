using Microsoft.Extensions.Caching.Memory;

namespace NsmCon.Admin.Published;

static class PublishedSetup
{
    /// <summary>The most that kept pages may take, and what they are made from: bytes, about.</summary>
    const int MostBytes = 50_000_000;

    public static IServiceCollection AddPublished(this IServiceCollection services) =>
        services
            .AddOutputCache(options =>
            {
                options.SizeLimit = MostBytes;
                options.UseCaseSensitivePaths = true;
            })
            .AddSingleton<PageGeneration>()
            // For all that is made from what never changes: releases, what they changed, HTML of texts, documents.
            .AddSingleton(new MemoryCache(new MemoryCacheOptions { SizeLimit = MostBytes }))
            .AddSingleton<MarkdownHtml>()
            .AddSingleton<PublishedAgendas>()
            .AddSingleton<ReleaseChanges>()
            .AddSingleton<SpeakerPhotos>()
            .AddSingleton<SiteImages>();
}
