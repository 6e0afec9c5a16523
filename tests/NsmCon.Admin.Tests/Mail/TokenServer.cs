using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Gives tokens as Microsoft and Google do (RFC 6749): the real mail servers take those of the mailbox that is named in them.</summary>
sealed class TokenServer : IAsyncDisposable
{
    readonly WebApplication app;

    TokenServer(WebApplication app, string url, string mailbox)
    {
        (this.app, Url) = (app, url);
        Answer = _ =>
            (
                200,
                new
                {
                    token_type = "Bearer",
                    expires_in = 3600,
                    access_token = TokenFor(mailbox),
                }
            );
    }

    public string Url { get; }

    /// <summary>What was sent, in order.</summary>
    public ConcurrentQueue<IFormCollection> Asked { get; } = new();

    /// <summary>The status and the answer to what was sent.</summary>
    public Func<IFormCollection, (int Status, object Json)> Answer { get; set; }

    /// <summary>Settings that use it instead of passwords.</summary>
    public string[] Settings => [$"Mail:OAuth:TokenUrl={Url}", "Mail:OAuth:ClientId=nsmcon", "Mail:OAuth:ClientSecret=client-secret"];

    public static async Task<TokenServer> Start(string mailbox)
    {
        var url = $"http://127.0.0.1:{Ports.Next()}";
        var builder = WebApplication.CreateSlimBuilder([$"--urls={url}"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new TokenServer(app, $"{url}/token", mailbox);
        app.Run(server.Take);
        await app.StartAsync();
        return server;
    }

    /// <summary>A token for a mailbox: a JSON Web Token that the key of the mail servers signed.</summary>
    public static string TokenFor(string mailbox, TimeSpan? valid = null)
    {
        var ends = DateTimeOffset.UtcNow + (valid ?? TimeSpan.FromHours(1));
        var signed =
            $"{Part(new { alg = "HS256", typ = "JWT" })}.{Part(new { sub = mailbox, iat = ends.AddHours(-2).ToUnixTimeSeconds(), exp = ends.ToUnixTimeSeconds() })}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Servers.RequireMail().TokenKey), Encoding.ASCII.GetBytes(signed)))}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    async Task Take(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        Asked.Enqueue(form);
        var (status, json) = Answer(form);
        context.Response.StatusCode = status;
        await context.Response.WriteAsJsonAsync(json);
    }
}
