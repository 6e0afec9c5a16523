using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using NsmCon.Testbed;

namespace NsmCon.Benchmarks;

/// <summary>
/// One page in the framework's output cache and nothing else: compressed before it is kept, a copy for each encoding, with an ETag.
/// It is the fastest that the framework does; headers of security and a cookie that makes a page private would come on top.
/// </summary>
sealed class OutputCachePage(WebApplication app, string url) : IAsyncDisposable
{
    public string Url { get; } = url;

    public static async Task<OutputCachePage> Start(byte[] page)
    {
        var address = $"http://127.0.0.1:{Ports.Next()}";
        var builder = WebApplication.CreateSlimBuilder([$"--urls={address}", "--Logging:LogLevel:Default=Warning"]);
        builder.Services.AddResponseCompression(options => options.EnableForHttps = true);
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.SetVaryByHeader("Accept-Encoding")));
        var app = builder.Build();
        app.UseOutputCache();
        app.UseResponseCompression();
        app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.Headers.ETag = "\"page\"";
            return context.Response.Body.WriteAsync(page).AsTask();
        });
        await app.StartAsync();
        return new OutputCachePage(app, address);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
