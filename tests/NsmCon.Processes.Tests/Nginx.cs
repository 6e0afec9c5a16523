using System.Diagnostics;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Processes.Tests;

/// <summary>nginx in front of several processes, as docs/PROCESSES.md shows it; on 127.0.0.1, and never as root.</summary>
sealed class Nginx : IAsyncDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon-nginx-").FullName;
    readonly Process process;

    Nginx(string program, IEnumerable<string> upstreams)
    {
        Url = $"http://127.0.0.1:{Ports.Next()}";
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), Settings(upstreams));
        string[] arguments = [program, "-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "error.log")];
        if (Environment.UserName == "root")
            arguments = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", .. arguments];
        process = Process.Start(new ProcessStartInfo(arguments[0], arguments[1..]) { WorkingDirectory = folder })!;
    }

    public string Url { get; }

    /// <summary>Starts it; it passes requests on to whichever of the processes answers.</summary>
    public static async Task<Nginx> Start(IEnumerable<string> upstreams)
    {
        var nginx = new Nginx(File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : Servers.RequireProgram("nginx"), upstreams);
        using var browser = new HttpClient { BaseAddress = new Uri(nginx.Url) };
        for (var begun = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            Assert.False(nginx.process.HasExited, $"nginx ended by itself: {nginx.Log}");
            Assert.True(begun.Elapsed < TimeSpan.FromSeconds(30), $"nginx does not pass requests on: {nginx.Log}");
            try
            {
                if ((await browser.GetAsync("/health/live")).IsSuccessStatusCode)
                    return nginx;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    string Log => File.Exists(Path.Combine(folder, "error.log")) ? File.ReadAllText(Path.Combine(folder, "error.log")) : "";

    public async ValueTask DisposeAsync()
    {
        process.Terminate();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    string Settings(IEnumerable<string> upstreams) =>
        $$"""
            daemon off;
            worker_processes 1;
            pid {{folder}}/nginx.pid;
            events { worker_connections 512; }
            http {
              access_log off;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              upstream nsmcon {
                {{string.Join("\n    ", upstreams.Select(url => $"server {new Uri(url).Authority} max_fails=0;"))}}
              }
              server {
                listen {{new Uri(Url).Authority}};
                proxy_set_header Host $http_host;
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header X-Forwarded-Proto $scheme;
                proxy_connect_timeout 1s;
                location / {
                  proxy_pass http://nsmcon;
                  proxy_next_upstream error timeout;
                }
                location ~ ^/events/[^/]+/register$ {
                  proxy_pass http://nsmcon;
                  proxy_next_upstream error timeout non_idempotent;
                }
              }
            }
            """;
}
