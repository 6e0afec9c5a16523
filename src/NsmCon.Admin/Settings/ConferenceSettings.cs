using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Secrets;

namespace NsmCon.Admin.Settings;

/// <summary>Whether webhooks may be on this machine.</summary>
public enum WebhookLoopback
{
    Refused,
    Allowed,
}

/// <summary>What an empty database means where there are backups or mails of another one.</summary>
public enum EmptyDatabase
{
    AskedAbout,
    Meant,
}

/// <summary>What may be configured: by appsettings.json, environment variables or user secrets. Wrong values stop the start.</summary>
public sealed record ConferenceSettings
{
    /// <summary>Sqlite or PostgreSql; <c>Database:Provider</c>.</summary>
    public DatabaseProvider Provider { get; private init; }

    /// <summary><c>ConnectionStrings:Conference</c>.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Whether an empty database is meant, though there are backups or mails of another; <c>Database:BeginAnew</c>.</summary>
    public bool BeginsAnew { get; private init; }

    /// <summary>The site's Hugo content, as an absolute path; <c>Content:Path</c>.</summary>
    public required string ContentPath { get; init; }

    /// <summary>The same, as the folder that others fill.</summary>
    public GuardedFolder Site => new(ContentPath, never: DataPath);

    /// <summary>Everything that the app writes beside the database, as an absolute path; <c>Data:Path</c>.</summary>
    public required string DataPath { get; init; }

    /// <summary>Where mails are written to while there is no mail server.</summary>
    public string MailOutbox => Path.Combine(DataPath, "outbox");

    /// <summary>Where mails are put that should be taken in as if they had come by mail.</summary>
    public string MailInbox => Path.Combine(DataPath, "inbox");

    /// <summary>Where the backups of the days lie.</summary>
    public string Backups => Path.Combine(DataPath, "backups");

    /// <summary>
    /// What protects the secrets in the database: <c>Keys:Secret</c>, or the file <c>Keys:File</c>, in Data:Path if not given.
    /// </summary>
    public required MasterKey Key { get; init; }

    /// <summary>Where people reach this app, without a slash at the end; <c>Site:BaseUrl</c>.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>What the names of a new event's calendar entries end in.</summary>
    public string UidHost => new Uri(BaseUrl).Host;

    /// <summary>How many forms one address may send in a minute; <c>Limits:FormsPerMinute</c>.</summary>
    public int FormsPerMinute { get; private init; }

    /// <summary>How many forms one address may send at once before that counts; <c>Limits:FormBurst</c>.</summary>
    public int FormBurst { get; private init; }

    /// <summary>How many places of an event one network may hold that no mailbox has proved; <c>Limits:UnprovedPlaces</c>.</summary>
    public int UnprovedPlaces { get; private init; }

    /// <summary>The proxies in front of the app.</summary>
    public required ProxySettings Proxies { get; init; }

    /// <summary>How the site's content comes here and goes back.</summary>
    public required ContentSettings Content { get; init; }

    /// <summary>Whether webhooks may be on this machine, also without https: to try them out; <c>Webhooks:Loopback</c>.</summary>
    public bool WebhooksToLoopback { get; private init; }

    /// <summary>Outgoing mail.</summary>
    public required MailSettings Mail { get; init; }

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="StartRefusedException">A value is wrong; the sentence names its key.</exception>
    public static ConferenceSettings Read(IConfiguration configuration)
    {
        var data = Path.GetFullPath(configuration["Data:Path"] is { Length: > 0 } path ? path : "data");
        var content = ContentFolder(configuration["Content:Path"]);
        return new()
        {
            Provider = configuration.OneOf("Database:Provider", DatabaseProvider.Sqlite),
            ConnectionString = configuration.GetConnectionString("Conference") is { Length: > 0 } given
                ? given
                : $"Data Source={data}/nsmcon.db",
            BeginsAnew = configuration.OneOf("Database:BeginAnew", EmptyDatabase.AskedAbout) == EmptyDatabase.Meant,
            ContentPath = content,
            DataPath = data,
            Key = KeyOf(configuration, data),
            BaseUrl = configuration["Site:BaseUrl"] is { Length: > 0 } ? configuration.Url("Site:BaseUrl") : FirstAddress(configuration),
            FormsPerMinute = configuration.Number("Limits:FormsPerMinute", 30, least: 1, most: 1_000_000),
            FormBurst = configuration.Number("Limits:FormBurst", 300, least: 1, most: 1_000_000),
            UnprovedPlaces = configuration.Number("Limits:UnprovedPlaces", 20, least: 0, most: 1_000_000),
            Proxies = ProxySettings.Read(configuration),
            Content = ContentSettings.Read(configuration, content),
            WebhooksToLoopback = configuration.OneOf("Webhooks:Loopback", WebhookLoopback.Refused) == WebhookLoopback.Allowed,
            Mail = MailSettings.Read(configuration),
        };
    }

    static MasterKey KeyOf(IConfiguration configuration, string data)
    {
        if (configuration["Keys:Secret"] is not { Length: > 0 } secret)
            return MasterKey.InFile(
                configuration["Keys:File"] is { Length: > 0 } file ? Path.GetFullPath(file) : Path.Combine(data, "nsmcon.key")
            );

        return MasterKey.FromBase64(secret, "Keys:Secret")
            ?? throw new StartRefusedException(
                "Keys:Secret must be at least 32 random bytes in Base64, such as \"openssl rand -base64 32\" prints."
            );
    }

    // A published app carries the pages it was built with, so that a first start in an empty folder shows something.
    static string ContentFolder(string? given)
    {
        if (given is { Length: > 0 })
        {
            return Directory.Exists(given)
                ? Path.GetFullPath(given)
                : throw new StartRefusedException(
                    $"Content:Path is \"{given}\", but there is no such folder. Give the folder of the site's Hugo content."
                );
        }

        var own = Path.GetFullPath("content");
        return Directory.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, "content");
    }

    // As a browser on this machine would write it.
    static string FirstAddress(IConfiguration configuration)
    {
        if (configuration["urls"] is not { Length: > 0 } urls)
            return $"http://localhost:{(configuration["http_ports"] is { Length: > 0 } ports ? ports.Split(';')[0] : "5000")}";

        var address = BindingAddress.Parse(Whole(urls.Split(';')[0]));
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }

    static string Whole(string url) =>
        Uri.TryCreate(url.Replace("//*", "//any").Replace("//+", "//any"), UriKind.Absolute, out var whole)
        && whole.Scheme is "http" or "https"
            ? url
            : throw new StartRefusedException($"urls is \"{url}\"; it must be an address to listen on, such as http://127.0.0.1:5000.");
}
