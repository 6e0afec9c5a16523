using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A Git host: repositories of a folder over https, for whoever has the token. Git's own program answers.</summary>
sealed class GitHost : IAsyncDisposable
{
    public const string User = "git",
        Token = "a token of the host";

    readonly WebApplication app;

    GitHost(WebApplication app, string url) => (this.app, Url) = (app, url);

    public string Url { get; }

    /// <summary>Starts it with the certificate that the mail servers of the tests show, which this machine trusts meanwhile.</summary>
    public static async Task<GitHost> Start(string folder)
    {
        var certificate = Servers.RequireMail().Certificate;
        var key = Path.Combine(Path.GetDirectoryName(certificate)!, "key.pem");
        var port = Ports.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder
            .WebHost.UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel =>
                kestrel.ListenLocalhost(port, listen => listen.UseHttps(X509Certificate2.CreateFromPemFile(certificate, key)))
            );
        var app = builder.Build();
        app.Run(context => Answer(context, folder));
        await app.StartAsync();
        return new(app, $"https://localhost:{port}");
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    static async Task Answer(HttpContext context, string folder)
    {
        if (context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Token}"))}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
            return;
        }

        using var program = Process.Start(Program(context.Request, folder))!;
        await context.Request.Body.CopyToAsync(program.StandardInput.BaseStream);
        program.StandardInput.Close();
        await Pass(program.StandardOutput.BaseStream, context.Response);
        await program.WaitForExitAsync();
    }

    // RFC 3875, 4.1.
    static ProcessStartInfo Program(HttpRequest request, string folder)
    {
        var start = new ProcessStartInfo("git", ["http-backend"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = folder;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["REMOTE_USER"] = User;
        start.Environment["REQUEST_METHOD"] = request.Method;
        start.Environment["PATH_INFO"] = request.Path;
        start.Environment["QUERY_STRING"] = request.QueryString.Value!.TrimStart('?');
        start.Environment["CONTENT_TYPE"] = request.ContentType;
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers.ContentEncoding;
        if (request.ContentLength is { } length)
            start.Environment["CONTENT_LENGTH"] = length.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    static async Task Pass(Stream output, HttpResponse response)
    {
        while (await Line(output) is { Length: > 0 } line)
        {
            var (name, value) = (line.Split(':')[0], line[(line.IndexOf(':') + 1)..].Trim());
            if (name == "Status")
                response.StatusCode = int.Parse(value.Split(' ')[0], CultureInfo.InvariantCulture);
            else
                response.Headers[name] = value;
        }

        await output.CopyToAsync(response.Body);
    }

    static async Task<string> Line(Stream output)
    {
        var (line, one) = (new StringBuilder(), new byte[1]);
        while (await output.ReadAsync(one) == 1 && one[0] != '\n')
            line.Append((char)one[0]);
        return line.ToString().TrimEnd('\r');
    }
}
