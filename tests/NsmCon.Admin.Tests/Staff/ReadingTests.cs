using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Tests.Events;
using NsmCon.Admin.Tests.Inquiries;
using NsmCon.Admin.Tests.Registrations;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Staff;

/// <summary>Reading is part of a role: every page is opened by everybody, and none says what is not theirs.</summary>
/// <remarks>Nobody changes anything, so one app and one crawl of the owner's serve all of them.</remarks>
public sealed partial class ReadingTests(ReadingTests.Everything everything) : IClassFixture<ReadingTests.Everything>
{
    const string Home = $"/admin/events/{RunningApp.Seed}";
    const int MostOfOneKind = 2;

    static readonly Dictionary<string, StaffRole[]> Readers = new()
    {
        ["Zebedee Attendee"] = [StaffRole.Registration, StaffRole.Door],
        ["zebedee@attendee.example"] = [StaffRole.Registration, StaffRole.Door],
        ["no zucchini"] = [StaffRole.Registration, StaffRole.Door],
        ["77,777"] = [StaffRole.Sponsorship],
        ["Zircon Company"] = [StaffRole.Sponsorship],
        ["toni@zircon-company.example"] = [StaffRole.Sponsorship],
        ["zealous haggling"] = [StaffRole.Sponsorship],
        ["contact@zircon.example"] = [StaffRole.Sponsorship],
        ["speaker@zenith.example"] = [StaffRole.Agenda],
        ["invited@zodiac.example"] = [],
    };

    public static TheoryData<StaffRole> Roles => [.. Enum.GetValues<StaffRole>()];

    [Theory, MemberData(nameof(Roles))]
    public async Task No_page_says_what_is_for_another_role(StaffRole role)
    {
        using var browser = await everything.App.SignIn(role, RunningApp.Seed);

        var found = new HashSet<string>();
        var leaks = new List<string>();
        foreach (var (path, _) in everything.Pages)
        {
            using var answer = await browser.GetAsync(path);
            if (answer.StatusCode != HttpStatusCode.OK)
                continue;
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            foreach (var marker in Readers.Keys.Where(marker => text.Contains(marker, StringComparison.Ordinal)))
            {
                found.Add(marker);
                if (role != StaffRole.Owner && !Readers[marker].Contains(role))
                    leaks.Add($"{path}: {marker}");
            }
        }

        Assert.True(everything.Pages.Count > 60, $"Only {everything.Pages.Count} pages were found.");
        Assert.Empty(leaks);
        var own = Readers.Where(marker => role == StaffRole.Owner || marker.Value.Contains(role)).Select(marker => marker.Key);
        Assert.Equal(
            own.Where(marker => marker != "no zucchini" || role != StaffRole.Door).Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Roles))]
    public async Task No_page_leads_to_one_that_refuses(StaffRole role)
    {
        using var browser = await everything.App.SignIn(role, RunningApp.Seed);

        var pages = await Crawl(browser, ["/admin"]);

        Assert.Contains(pages, page => page.Status == HttpStatusCode.OK);
        Assert.Empty(pages.Where(page => page.Status == HttpStatusCode.Forbidden));
    }

    [Fact]
    public async Task Each_audited_kind_has_its_readers()
    {
        await using var db = everything.App.OpenDb();
        var kinds = db
            .Model.GetEntityTypes()
            .Select(type => type.ClrType)
            .Where(type => type.IsAssignableTo(typeof(NsmCon.Data.IAudited)))
            .Select(type => type.Name)
            .ToList();
        StaffRole[] everyone = [StaffRole.Agenda, StaffRole.Registration, StaffRole.Sponsorship, StaffRole.Reader];

        var forOwners = kinds.Where(kind => !NsmCon.Admin.Access.AuditReaders.MayReadChanges(everyone, kind)).Order(StringComparer.Ordinal);

        Assert.Equal(["EventRole", "Invitation", "PasswordLink", "StaffMember", "Webhook"], forOwners);
    }

    static async Task Arrange(RunningApp app)
    {
        await using var db = app.OpenDb();
        using var acting = db.ActAs("owner@staff.example.org");
        var conference = await db.Events.SingleAsync(e => e.Slug == RunningApp.Seed);
        var type = await db.TicketTypes.FirstAsync(t => t.EventId == conference.Id);
        var attendee = await app.Attend(type, "Zebedee", "zebedee@attendee.example", "Zest", "no zucchini");
        (await db.Registrations.SingleAsync(r => r.Id == attendee.Id)).Edit("Zebedee Attendee", "Zest", "no zucchini at all");
        (await db.Speakers.FirstAsync(s => s.EventId == conference.Id)).Email = "speaker@zenith.example";
        await db.SaveChangesAsync();
        await app.AddSponsorship(conference, "Zero Package", 77_777_00, "Zircon Company");
        db.Add(
            new Contact
            {
                SponsorId = await db.Sponsors.Where(s => s.Name == "Zircon Company").Select(s => s.Id).SingleAsync(),
                Name = "Contact",
                Email = "contact@zircon.example",
            }
        );
        await db.SaveChangesAsync();
        var inquiry = await app.AddInquiry("Zircon Company", i => i.Messages[0].Text = "zealous haggling");
        AddMail(db, conference.Id, "inquiry-receipt", "toni@zircon-company.example", mail => mail.InquiryId = inquiry.Id);
        AddMail(db, conference.Id, "speaker-link", "speaker@zenith.example", _ => { });
        AddMail(db, conference.Id, "invitation", "invited@zodiac.example", _ => { });
        AddMail(db, conference.Id, "written-by-a-later-version", "invited@zodiac.example", _ => { });
        await db.SaveChangesAsync();
        await app.Invite("invited@zodiac.example", StaffRole.Agenda, conference.Id);
    }

    static void AddMail(NsmCon.Data.ConferenceDb db, int eventId, string template, string to, Action<OutgoingMail> with)
    {
        var mail = new OutgoingMail(template, to, $"To {to}", DateTime.UtcNow) { EventId = eventId };
        with(mail);
        mail.Fail($"<{to}> is unknown", isFinal: true, DateTime.UtcNow);
        db.Add(mail);
    }

    /// <summary>An app with something for each role to read, and all its pages as an owner finds them.</summary>
    public sealed class Everything : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public IReadOnlyList<(string Path, HttpStatusCode Status)> Pages { get; private set; } = [];

        public async Task InitializeAsync()
        {
            App = await RunningApp.Start(Databases.Sqlite);
            using var owner = await App.SignIn();
            await Arrange(App);
            Pages = await Crawl(owner, FindPaths(App));
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }

    /// <summary>All pages whose address needs no key, with searches that find something.</summary>
    static IEnumerable<string> FindPaths(RunningApp app) =>
        app
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Replace("{slug}", RunningApp.Seed, StringComparison.Ordinal))
            .Where(path => path.StartsWith("/admin", StringComparison.Ordinal) && !path.Contains('{', StringComparison.Ordinal))
            .SelectMany(path => new[] { path, $"{path}?find=z", $"{path}?text=z" });

    static async Task<List<(string Path, HttpStatusCode Status)>> Crawl(HttpClient browser, IEnumerable<string> start)
    {
        var (waiting, seen, kinds, pages) = (
            new Queue<string>(start),
            new HashSet<string>(),
            new Dictionary<string, int>(),
            new List<(string, HttpStatusCode)>()
        );
        while (waiting.TryDequeue(out var path))
        {
            var kind = Keys().Replace(path, "0");
            if (!seen.Add(path) || kinds.GetValueOrDefault(kind) == MostOfOneKind)
                continue;
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            using var answer = await browser.GetAsync(path);
            pages.Add((path, answer.StatusCode));
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (
                var link in (await answer.Page())
                    .QuerySelectorAll("a[href], iframe[src]")
                    .Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!)
            )
            {
                var target = new Uri(new Uri(browser.BaseAddress!, path), link);
                if (
                    target.Authority == browser.BaseAddress!.Authority
                    && target.AbsolutePath.StartsWith("/admin", StringComparison.Ordinal)
                )
                    waiting.Enqueue(target.PathAndQuery);
            }
        }

        return pages;
    }

    [GeneratedRegex(@"\d+", RegexOptions.NonBacktracking)]
    private static partial Regex Keys();
}
