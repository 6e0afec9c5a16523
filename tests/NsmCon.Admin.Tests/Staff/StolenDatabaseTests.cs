using System.Net;
using System.Xml.Linq;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Registrations;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Data.Secrets;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

public class StolenDatabaseTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_reads_the_database_makes_no_cookie_that_opens_the_app(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var owner = await app.Join("ada@example.org");

        var withTheKey = await Opens(app, await Forge(app, TestKey.Key));
        var withoutIt = await Opens(app, await Forge(app, MasterKey.New()));

        Assert.Equal(HttpStatusCode.OK, withTheKey);
        Assert.Equal(HttpStatusCode.Redirect, withoutIt);
    }

    [Fact]
    public async Task The_files_are_for_the_apps_user_alone()
    {
        if (OperatingSystem.IsWindows())
            return;

        await using var app = await RunningApp.Start(Databases.Sqlite);
        await using var db = app.OpenDb();
        var file = db.Database.GetDbConnection().DataSource;

        foreach (var path in new[] { file, file + "-wal" })
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sent_invitation_leaves_no_link_behind(string provider)
    {
        var server = Servers.RequireMail();
        await using var app = await RunningApp.Start(
            provider,
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={server.Submission}",
            "Mail:Smtp:Security=StartTls",
            "Mail:From=app@networkservicemesh.io",
            "Mail:Smtp:User=app@networkservicemesh.io",
            "Mail:Smtp:Password=smtp-secret",
            $"Mail:Smtp:Certificate={server.Certificate}"
        );
        using var owner = await app.SignIn();

        await owner.Send("/admin/staff/invite", new() { ["Email"] = "grace@test.networkservicemesh.io", ["Role"] = "Owner" });

        await using var db = app.OpenDb();
        for (var tries = 0; tries < 100 && await db.OutgoingMails.AnyAsync(mail => mail.SentAt == null); tries++)
            await Task.Delay(100);
        var mail = await db.OutgoingMails.SingleAsync();
        Assert.Equal((MailState.Sent, null, null), (mail.State, mail.LastError, mail.Secret));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_code_that_opens_a_ticket_or_a_door_stands_in_the_database_as_it_is(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        var ada = await app.Attend(type);
        await using var db = app.OpenDb();

        var stored = await db
            .Database.SqlQueryRaw<string>(
                """
                SELECT "TicketCode" AS "Value" FROM "Registrations" UNION ALL SELECT "DoorCode" FROM "Registrations"
                """
            )
            .ToListAsync();

        Assert.Equal(2, stored.Count);
        Assert.All(stored, value => Assert.StartsWith(MasterKey.Mark, value, StringComparison.Ordinal));
        Assert.Equal((20, 20), (ada.TicketCode.Length, ada.DoorCode.Length));
    }

    [Fact]
    public async Task A_password_is_hashed_as_often_as_it_should_be()
    {
        await using var app = await RunningApp.StartWithSlowPasswords(Databases.Sqlite);
        (await app.Join("ada@example.org")).Dispose();

        await using var db = app.OpenDb();
        var hash = Convert.FromBase64String((await db.Users.SingleAsync()).PasswordHash!);

        // Identity's third format: the function, then the number of rounds, each in four bytes.
        Assert.Equal(210_000u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
    }

    /// <summary>The cookie of the first Owner, made with what stands in the database and with a master key.</summary>
    static async Task<string> Forge(RunningApp app, MasterKey key)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ConferenceDb>();
        var ada = await db.Users.FirstAsync();
        await using var thief = Thief(new CopiedKeys(await db.DataProtectionKeys.Select(row => row.Xml!).ToListAsync()), key);
        var person = await scope.ServiceProvider.GetRequiredService<SignInManager<StaffMember>>().CreateUserPrincipalAsync(ada);
        var scheme = IdentityConstants.ApplicationScheme;
        // More than a thief finds: the database has only its hash.
        var properties = new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddDays(1) };
        properties.Items[OpenSignIns.Property] = await scope.ServiceProvider.GetRequiredService<OpenSignIns>().Begin(ada.Id);
        var protector = thief
            .GetRequiredService<IDataProtectionProvider>()
            .CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", scheme, "v2");
        return new TicketDataFormat(protector).Protect(new AuthenticationTicket(person, properties, scheme));
    }

    // Keys that it cannot open it passes over, and makes one of its own.
    static ServiceProvider Thief(CopiedKeys copy, MasterKey key)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(key);
        services.AddDataProtection().SetApplicationName("NsmCon").AddKeyManagementOptions(options => options.XmlRepository = copy);
        return services.BuildServiceProvider();
    }

    static async Task<HttpStatusCode> Opens(RunningApp app, string cookie)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(app.Url),
        };
        browser.DefaultRequestHeaders.Add(
            "Cookie",
            $"{CookieAuthenticationDefaults.CookiePrefix}{IdentityConstants.ApplicationScheme}={cookie}"
        );
        return (await browser.GetAsync("/admin/profile")).StatusCode;
    }

    /// <summary>The keys of cookies as the copy has them.</summary>
    sealed class CopiedKeys(IEnumerable<string> rows) : IXmlRepository
    {
        readonly List<XElement> elements = [.. rows.Select(XElement.Parse)];

        public IReadOnlyCollection<XElement> GetAllElements() => elements;

        public void StoreElement(XElement element, string friendlyName) => elements.Add(element);
    }
}
