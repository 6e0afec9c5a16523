using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NsmCon.Admin.Releases.Webhooks;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Releases;

/// <summary>A message as it arrived.</summary>
sealed record Arrived(string Path, IHeaderDictionary Headers, string Body);

/// <summary>Another program, which takes messages over HTTP.</summary>
sealed class Receiver : IAsyncDisposable
{
    readonly WebApplication app;

    Receiver(WebApplication app, string url) => (this.app, Url) = (app, url);

    public string Url { get; }

    /// <summary>What arrived, in order.</summary>
    public ConcurrentQueue<Arrived> Messages { get; } = new();

    /// <summary>What it answers: a status and, with a redirect, where to.</summary>
    public Func<Arrived, Task<(int Status, string? Location)>> Answer { get; set; } = _ => Task.FromResult<(int, string?)>((200, null));

    public static async Task<Receiver> Start()
    {
        var url = $"http://127.0.0.1:{Ports.Next()}";
        var builder = WebApplication.CreateSlimBuilder([$"--urls={url}"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app, url);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    async Task Take(HttpContext context)
    {
        // Kestrel uses the headers again for the next request.
        using var reader = new StreamReader(context.Request.Body);
        var arrived = new Arrived(
            context.Request.Path,
            new HeaderDictionary(context.Request.Headers.ToDictionary()),
            await reader.ReadToEndAsync()
        );
        Messages.Enqueue(arrived);
        var (status, location) = await Answer(arrived);
        context.Response.StatusCode = status;
        if (location is not null)
            context.Response.Headers.Location = location;
        if (status == 500)
            await context.Response.WriteAsync($"No luck.\n{new string('x', 100_000)}");
    }
}

/// <summary>The worker, at the moment that a test chooses.</summary>
static class Deliveries
{
    public static async Task Deliver(this RunningApp app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DeliverWebhooks>().DeliverDue(default);
    }
}
