using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using NsmCon.Admin;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Host;
using NsmCon.Admin.Staff;
using NsmCon.Data;
using NsmCon.Data.Staff;
using NsmCon.Typst;

namespace NsmCon.Testbed.Running;

/// <summary>
/// The app itself, listening on a port of its own, on a database and a folder that one test has to itself.
/// Its database is a copy of one that started once with the project's own content: the event of the seed page is there.
/// </summary>
public sealed class RunningApp : IAsyncDisposable
{
    public const string Seed = "nsmconeu2020";

    static readonly DatabaseTemplate Started = new(async database =>
    {
        var first = await Start(database, []);
        await first.Stop();
    });

    // Seconds of work before its first document, and nothing of that app in it: all apps share a warm one.
    static readonly TypstWorker Typesetter = DocumentSetup.CreateTypesetter();

    readonly WebApplication app;
    readonly TestDatabase database;
    readonly string[] settings;
    readonly bool isBeside;

    RunningApp(
        WebApplication app,
        TestDatabase database,
        string url,
        string folder,
        FakeTimeProvider clock,
        string[] settings,
        bool isBeside
    ) =>
        (this.app, this.database, Url, Folder, Clock, this.settings, this.isBeside) = (
            app,
            database,
            url,
            folder,
            clock,
            settings,
            isBeside
        );

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Url { get; }

    /// <summary>Its folder: the data it writes are in data/, a copy of the project's content in content/.</summary>
    public string Folder { get; }

    /// <summary>The app's clock; it stands still until the test moves it.</summary>
    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>Starts on a copy of the database that has the seed event.</summary>
    /// <param name="provider">One of <see cref="Databases"/>.</param>
    /// <param name="settings">Settings such as "Mail:Smtp:Host=127.0.0.1".</param>
    public static async Task<RunningApp> Start(string provider, params string[] settings) =>
        await Start(await Started.Copy(provider), settings);

    /// <summary>Starts on an empty database, as on a new machine.</summary>
    public static async Task<RunningApp> StartEmpty(string provider, params string[] settings) =>
        await Start(await TestDatabase.Create(provider), settings);

    /// <summary>Starts with passwords that are hashed as often as those of people. Elsewhere it is once, which takes a tenth of a second less for each of them.</summary>
    public static async Task<RunningApp> StartWithSlowPasswords(string provider) =>
        await Start(await Started.Copy(provider), [], passwords: _ => { });

    /// <summary>Starts with a typesetter of its own, which does not run yet: the first document takes long.</summary>
    public static async Task<RunningApp> StartWithColdTypesetter(string provider, params string[] settings) =>
        await Start(await Started.Copy(provider), settings, replace: services =>
            services.Replace(ServiceDescriptor.Singleton(_ => DocumentSetup.CreateTypesetter()))
        );

    /// <summary>Starts another one with the same database, folder, clock and settings, as a second process would. Dispose it before the first.</summary>
    public Task<RunningApp> StartAnother(Action<IServiceCollection>? replace = null) =>
        Start(database, settings, replace: replace, beside: this);

    static async Task<RunningApp> Start(
        TestDatabase database,
        string[] settings,
        Action<PasswordHasherOptions>? passwords = null,
        Action<IServiceCollection>? replace = null,
        RunningApp? beside = null
    )
    {
        var folder = beside?.Folder ?? Directory.CreateTempSubdirectory("nsmcon-").FullName;
        if (beside is null)
            CopyContent(Path.Combine(folder, "content"));
        var url = $"http://127.0.0.1:{Ports.Next()}";
        var clock = beside?.Clock ?? new FakeTimeProvider(DateTimeOffset.UtcNow);
        string[] args =
        [
            $"--urls={url}",
            $"--Database:Provider={database.Provider}",
            $"--ConnectionStrings:Conference={database.ConnectionString}",
            $"--Data:Path={folder}/data",
            $"--Content:Path={folder}/content",
            "--Limits:FormsPerMinute=100000",
            "--Content:Watch=false",
            "--Content:NewEvents=Announced",
            $"--Keys:Secret={TestKey.Secret}",
            "--Logging:LogLevel:Default=Warning",
            .. settings.Select(setting => $"--{setting}"),
        ];
        var conference = Conference.Build(args, services =>
        {
            services
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
                .Replace(ServiceDescriptor.Singleton(Typesetter))
                .Configure(passwords ?? (hasher => hasher.IterationCount = 1));
            replace?.Invoke(services);
        });
        await FirstStart.Prepare(conference.Services);
        await conference.StartAsync();
        return new RunningApp(conference, database, url, folder, clock, settings, isBeside: beside is not null);
    }

    /// <summary>A context on the app's database, to arrange and to look.</summary>
    public ConferenceDb OpenDb() => app.Services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContext();

    /// <summary>The seed event's sponsors write to this address; to the one that is configured, if empty.</summary>
    public async Task SponsorsWriteTo(string address)
    {
        await using var db = OpenDb();
        await db.Events.Where(e => e.Slug == Seed).ExecuteUpdateAsync(set => set.SetProperty(e => e.SponsorEmail, address));
    }

    /// <summary>A browser of nobody: it keeps cookies and follows redirects.</summary>
    public HttpClient Browser(bool followRedirects = true) => Browser(new CookieContainer(), followRedirects);

    HttpClient Browser(CookieContainer cookies, bool followRedirects = true) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = followRedirects,
                CookieContainer = cookies,
                // A busy machine answers late, and what was not wanted would be sent after all.
                Expect100ContinueTimeout = TimeSpan.FromMinutes(1),
            }
        )
        {
            BaseAddress = new Uri(Url),
        };

    /// <summary>A browser of a new member of staff with the role, for one event or for all.</summary>
    public async Task<HttpClient> SignIn(StaffRole role = StaffRole.Owner, string? slug = null, bool followRedirects = true)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        int? eventId = slug is null ? null : await db.Events.Where(e => e.Slug == slug).Select(e => e.Id).SingleAsync();
        var secret = await scope
            .ServiceProvider.GetRequiredService<InviteStaff>()
            .Invite(null, role, eventId, TimeSpan.FromDays(1), Clock.GetUtcNow().UtcDateTime);
        return Browser(
            await Join(secret, $"{role} Person", $"{role.ToString().ToLowerInvariant()}.{Guid.NewGuid():N}@staff.example.org"),
            followRedirects
        );
    }

    // As the page of an invitation does it, without that page and the one it leads to: an app draws its first pages slowly.
    async Task<CookieContainer> Join(string secret, string name, string email)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (services, cookies) = (scope.ServiceProvider, new CookieContainer());
        var context = new DefaultHttpContext { RequestServices = services, Connection = { RemoteIpAddress = IPAddress.Loopback } };
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        var person = await services
            .GetRequiredService<JoinStaff>()
            .Join(secret, name, email, "a long enough password", Clock.GetUtcNow().UtcDateTime);
        await services.GetRequiredService<SignInManager<StaffMember>>().SignInAsync(person, isPersistent: false);
        await services.GetRequiredService<SignInTries>().Succeed(person);
        foreach (var cookie in context.Response.Headers.SetCookie)
            cookies.SetCookies(new Uri($"{Url}/admin/"), cookie!);
        return cookies;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (!isBeside)
            await database.DisposeAsync();
    }

    /// <summary>Ends the app as SIGTERM does; its database and its folder stay until it is disposed of.</summary>
    public Task End() => app.StopAsync();

    /// <summary>Ends the app and leaves its database, which others copy.</summary>
    async Task Stop()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (!isBeside)
            Directory.Delete(Folder, recursive: true);
    }

    static void CopyContent(string target)
    {
        var source = Path.Combine(ProjectRoot(), "content");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The folder of NsmCon.sln.</summary>
    public static string ProjectRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NsmCon.sln")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
