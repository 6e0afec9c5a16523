using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Published;
using NsmCon.Admin.Settings;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Outgoing mail on a database of its own, without the rest of the app. Its mails say what the test gives them to say.</summary>
sealed class MailBench : IAsyncDisposable
{
    static readonly DatabaseTemplate Migrated = new(async database =>
    {
        await using var bench = new MailBench(database, [], null) { isAnother = true };
        await using var db = bench.OpenDb();
        await db.Migrate();
    });

    readonly TestDatabase database;
    readonly ServiceProvider services;
    bool isAnother;

    MailBench(TestDatabase database, string[] settings, Func<IServiceProvider, IMailDelivery>? delivery)
    {
        this.database = database;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new[]
                {
                    $"Data:Path={Folder}",
                    $"Database:Provider={database.Provider}",
                    $"ConnectionStrings:Conference={database.ConnectionString}",
                    $"Content:Path={Folder}",
                    "Mail:From=NSMCon <app@networkservicemesh.io>",
                }
                    .Concat(settings)
                    .Select(setting => setting.Split('=', 2))
                    .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))
            )
            .Build();
        Settings = ConferenceSettings.Read(configuration);
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton(Settings)
            .AddSingleton<TimeProvider>(Clock)
            .AddConferenceDb(Settings.Provider, Settings.ConnectionString, Settings.Key)
            .AddSingleton<RegistrationDesk>()
            .AddPublished()
            .AddMail()
            .AddSingleton<IMailContent>(new Letters(this));
        if (delivery is not null)
            collection.Replace(ServiceDescriptor.Scoped(delivery));
        services = collection.BuildServiceProvider();
    }

    public static async Task<MailBench> Start(string provider, params string[] settings) =>
        new(await Migrated.Copy(provider), settings, null);

    public static async Task<MailBench> Start(string provider, Func<IServiceProvider, IMailDelivery> delivery, params string[] settings) =>
        new(await Migrated.Copy(provider), settings, delivery);

    /// <summary>Settings that send through the real submission server.</summary>
    public static string[] Submission(string password = "smtp-secret") =>
        [
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={Servers.RequireMail().Submission}",
            "Mail:Smtp:Security=StartTls",
            "Mail:Smtp:User=app@networkservicemesh.io",
            $"Mail:Smtp:Password={password}",
            $"Mail:Smtp:Certificate={Servers.RequireMail().Certificate}",
        ];

    /// <summary>Another process on the same database.</summary>
    public MailBench Another(Func<IServiceProvider, IMailDelivery> delivery) =>
        new(database, [], delivery) { Contents = Contents, isAnother = true };

    public string Folder { get; } = Directory.CreateTempSubdirectory("nsmcon-mail-").FullName;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2020, 3, 1, 9, 0, 0, TimeSpan.Zero));

    public DateTime Now => Clock.GetUtcNow().UtcDateTime;

    public ConferenceSettings Settings { get; }

    /// <summary>What the dashboard says of the mail server; null while it takes mails.</summary>
    public string? ServerFault => services.GetRequiredService<MailServerFault>().Sentence;

    /// <summary>What mails of the template "letter" say; by recipient.</summary>
    public Dictionary<string, Func<MailContent?>> Contents { get; private init; } = [];

    public ConferenceDb OpenDb() => services.GetRequiredService<IDbContextFactory<ConferenceDb>>().CreateDbContext();

    public async Task<OutgoingMail> Write(string to, string subject = "Hello", string toName = "", Func<MailContent?>? content = null)
    {
        Contents[to] = content ?? (() => new MailContent("Hello."));
        var mail = new OutgoingMail("letter", to, subject, Now) { ToName = toName };
        await using var db = OpenDb();
        db.OutgoingMails.Add(mail);
        await db.SaveChangesAsync();
        return mail;
    }

    public async Task SendDue(CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SendOutgoingMail>().SendDue(cancel);
    }

    /// <summary>The mail as it stands in the database now.</summary>
    public async Task<OutgoingMail> Look(OutgoingMail mail)
    {
        await using var db = OpenDb();
        return await db.OutgoingMails.AsNoTracking().SingleAsync(m => m.Id == mail.Id);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (!isAnother)
            await database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    sealed class Letters(MailBench bench) : IMailContent
    {
        public string Template => "letter";

        public Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel) => Task.FromResult(bench.Contents[mail.To]());
    }
}
