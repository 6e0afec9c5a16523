using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>The staff pages of outgoing mail.</summary>
public class OutgoingMailPageTests
{
    const string Path = $"/admin/events/{RunningApp.Seed}/mail";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Mails_stand_by_state_and_are_found_by_recipient(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        await Add(app, "ada@example.org", mail => mail.Fail("The server refused it: 550.", isFinal: true, Now(app)));
        await Add(app, "grace@example.org", mail => mail.Succeed(Now(app)));
        var stuck = await Add(app, "joan@example.org", _ => { });
        await Claim(app, stuck, Now(app) - TimeSpan.FromMinutes(20));
        await Claim(app, await Add(app, "mary@example.org", _ => { }), Now(app));

        var all = await staff.Open(Path);
        var waiting = await staff.Open($"{Path}?show=Waiting");
        var failed = await staff.Open($"{Path}?show=Failed");
        var stuckOnes = await staff.Open($"{Path}?show=Stuck");
        var sending = await staff.Open($"{Path}?show=Sending");
        var found = await staff.Open($"{Path}?find=GRACE");

        Assert.Equal(
            ["All 4", "Waiting 0", "Sending 1", "Stuck 1", "Sent 1", "Failed 1"],
            all.QuerySelectorAll(".chip").Select(chip => chip.Words())
        );
        Assert.Empty(Recipients(waiting));
        Assert.Equal(["ada@example.org"], Recipients(failed));
        Assert.Contains("The server refused it: 550.", failed.QuerySelector("tbody").Words(), StringComparison.Ordinal);
        Assert.Equal(["joan@example.org"], Recipients(stuckOnes));
        Assert.Equal(["mary@example.org"], Recipients(sending));
        Assert.Equal(["grace@example.org"], Recipients(found));
        Assert.Contains("No mail server is configured", all.QuerySelector("[role=note]").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_test_mail_goes_to_who_asked_for_it_and_its_page_shows_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();

        var answer = await staff.Send(Path, [], "form[action$='/test']");
        var page = await answer.Page();
        var frame = page.QuerySelector("iframe")!;
        using var body = await staff.GetAsync(frame.GetAttribute("src"));
        var text = await staff.Open($"{answer.RequestMessage!.RequestUri!.AbsolutePath}?text=true");

        Assert.Equal("Test mail of NSMCon EU 2020", page.QuerySelector("h1").Words());
        Assert.Equal("", frame.GetAttribute("sandbox"));
        Assert.Contains(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox",
            Header(body, "Content-Security-Policy"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("unsafe-inline", Header(answer, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("Mail works", (await body.Page()).QuerySelector("h2").Words());
        Assert.StartsWith("NSMCon EU 2020", text.QuerySelector("pre").Words(), StringComparison.Ordinal);
        Assert.Contains("auto-generated", text.QuerySelectorAll("dd").Select(dd => dd.Words()));
        var file = await Eventually(() =>
            Directory.Exists($"{app.Folder}/data/outbox") ? Directory.GetFiles($"{app.Folder}/data/outbox", "*.eml").FirstOrDefault() : null
        );
        Assert.Contains("owner.", System.IO.Path.GetFileName(file), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Sending_again_asks_first_when_the_recipient_may_have_the_mail()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();
        var sent = await Add(app, "ada@example.org", mail => mail.Succeed(Now(app)));
        var failed = await Add(app, "grace@example.org", mail => mail.Fail("Refused.", isFinal: true, Now(app)));

        var asked = await (await staff.Send($"{Path}/{sent}", [])).Page();
        var sentAfter = await State(app, sent);
        var resent = await (await staff.Send($"{Path}/{sent}", new() { ["again"] = "true" })).Page();
        var failedResent = await (await staff.Send($"{Path}/{failed}", [])).Page();

        Assert.Equal(
            "ada@example.org may have this mail already. Tick the box to send it again.",
            asked.QuerySelector("[role=alert]").Words()
        );
        Assert.Equal(MailState.Sent, sentAfter);
        Assert.Equal("The mail to ada@example.org is in the queue.", resent.QuerySelector("[role=status]").Words());
        Assert.Equal("The mail to grace@example.org is in the queue.", failedResent.QuerySelector("[role=status]").Words());
        Assert.NotEqual((MailState.Sent, MailState.Failed), (await State(app, sent), await State(app, failed)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_asks_no_more_for_many_mails_than_for_one_and_has_pages(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        await Add(app, "ada@example.org", _ => { });
        await staff.Open(Path);
        var one = await staff.QueriesOf(Path);
        await using (var db = app.OpenDb())
        {
            db.OutgoingMails.AddRange(Enumerable.Range(0, 120).Select(i => Mail(app, $"person{i}@example.org")));
            await db.SaveChangesAsync();
        }

        var many = await staff.QueriesOf(Path);
        var last = await staff.Open($"{Path}?page=3");

        Assert.Equal(one, many);
        Assert.Equal(21, Recipients(last).Count());
        Assert.Equal("101 to 121 of 121", last.QuerySelector(".pager .muted").Words());
    }

    [SkippableFact]
    public async Task What_needs_a_person_is_counted_in_the_menu()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();
        await Add(app, "ada@example.org", mail => mail.Fail("Refused.", isFinal: true, Now(app)));
        await Claim(app, await Add(app, "joan@example.org", _ => { }), Now(app) - TimeSpan.FromMinutes(20));
        await Claim(app, await Add(app, "mary@example.org", _ => { }), Now(app));

        var page = await staff.Open(Path);

        Assert.Equal("Mail 2 waiting", page.QuerySelector(".menu a[href$='/mail']").Words());
    }

    [SkippableFact]
    public async Task A_secret_in_a_mail_is_for_its_recipient_only()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();
        var mail = await Add(app, "ada@example.org", _ => { }, text: "https://example.org/admin/welcome/SECRET");

        var page = await staff.Open($"{Path}/{mail}?text=true");
        using var body = await staff.GetAsync($"{Path}/{mail}/html");

        Assert.DoesNotContain("SECRET", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains(
            "This mail carries a secret that only its recipient may see.",
            page.QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, body.StatusCode);
    }

    [SkippableFact]
    public async Task Readers_see_no_mails_and_cannot_send()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var reader = await app.SignIn(StaffRole.Reader);
        using var owner = await app.SignIn();
        var mail = await Add(app, "ada@example.org", m => m.Fail("Refused.", isFinal: true, Now(app)));

        using var list = await reader.GetAsync(Path);
        using var page = await reader.GetAsync($"{Path}/{mail}");
        using var body = await reader.GetAsync($"{Path}/{mail}/html");
        var form = (await owner.Open($"{Path}/{mail}")).QuerySelector("main form[method=post]")!;
        using var resent = await reader.Send(form, $"{Path}/{mail}", []);

        Assert.All([list, page, body, resent], answer => Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode));
        Assert.Equal(MailState.Failed, await State(app, mail));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Several_that_may_have_arrived_are_sent_again_together_once_somebody_says_so(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var (first, second, left) = (
            await Add(app, "ada@example.org", _ => { }),
            await Add(app, "grace@example.org", _ => { }),
            await Add(app, "joan@example.org", _ => { })
        );
        foreach (var id in new[] { first, second, left })
            await Claim(app, id, Now(app) - TimeSpan.FromMinutes(20));
        var form = (await staff.Open($"{Path}?show=Stuck")).QuerySelector("#again")!;
        foreach (var id in new[] { first, second })
            form.InnerHtml += $"<input type=hidden name=ids value={id}>";

        var asked = await (await staff.Send(form, Path, [])).Page();
        var states = (await State(app, first), await State(app, second));
        form.QuerySelector("[type=checkbox]")!.SetAttribute("checked", "");
        var done = await (await staff.Send(form, Path, [])).Page();

        Assert.Contains("may have these mails already", asked.QuerySelector("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Equal((MailState.Sending, MailState.Sending), states);
        Assert.Equal("2 mails are in the queue.", done.QuerySelector("[role=status]").Words());
        Assert.Equal(MailState.Sending, await State(app, left));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_those_that_are_ticked_only_the_ones_that_failed_are_sent_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        var (failed, sent) = (
            await Add(app, "ada@example.org", mail => mail.Fail("Refused.", isFinal: true, Now(app))),
            await Add(app, "grace@example.org", mail => mail.Succeed(Now(app)))
        );
        var form = (await staff.Open($"{Path}?show=Failed")).QuerySelector("#again")!;
        foreach (var id in new[] { failed, sent })
            form.InnerHtml += $"<input type=hidden name=ids value={id}>";

        var done = await (await staff.Send(form, Path, [])).Page();

        Assert.Equal("One mail is in the queue.", done.QuerySelector("[role=status]").Words());
        Assert.Equal(MailState.Sent, await State(app, sent));
    }

    [Fact]
    public async Task What_was_only_written_is_called_so_and_sent_at_one_press_once_there_is_a_server()
    {
        await using var app = await RunningApp.Start(
            Databases.Sqlite,
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={Ports.Next()}",
            "Mail:From=app@example.org"
        );
        using var staff = await app.SignIn();
        var written = await Add(app, "ada@example.org", mail => mail.WriteDown());

        var list = await staff.Open($"{Path}?show=Written");
        var dashboard = await staff.Open($"/admin/events/{RunningApp.Seed}");
        var sent = await (await staff.Send(Path, [], "form[action$='/written']")).Page();

        Assert.Contains("Written, not sent", list.QuerySelector("tbody").Words(), StringComparison.Ordinal);
        Assert.Contains("One mail was only written to a file", dashboard.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal("One mail is in the queue.", sent.QuerySelector("[role=status]").Words());
        Assert.NotEqual(MailState.Written, await State(app, written));
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_on_the_dashboard_at_once()
    {
        await using var app = await RunningApp.Start(
            Databases.Sqlite,
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={Ports.Next()}",
            "Mail:From=app@example.org"
        );
        using var staff = await app.SignIn();
        var before = await staff.Open($"/admin/events/{RunningApp.Seed}");
        await staff.Send(Path, [], "form[action$='/test']");

        var seen = await Eventually(async () =>
        {
            var page = await staff.Open($"/admin/events/{RunningApp.Seed}");
            return page.QuerySelector("main").Words().Contains("The mail server takes no mail", StringComparison.Ordinal) ? page : null;
        });

        Assert.DoesNotContain("The mail server takes no mail", before.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("cannot be reached", seen.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.NotNull(seen.QuerySelector(".health .dot.bad"));
    }

    static async Task<T> Eventually<T>(Func<Task<T?>> look)
        where T : class
    {
        for (var deadline = DateTime.UtcNow.AddSeconds(60); DateTime.UtcNow < deadline; await Task.Delay(200))
        {
            if (await look() is { } seen)
                return seen;
        }

        throw new TimeoutException("It was not seen.");
    }

    [SkippableFact]
    public async Task Mails_of_another_event_are_not_there()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        using var staff = await app.SignIn();
        var mail = await Add(app, "ada@example.org", m => m.Fail("Refused.", isFinal: true, Now(app)), eventId: null);

        using var page = await staff.GetAsync($"{Path}/{mail}");
        using var body = await staff.GetAsync($"{Path}/{mail}/html");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, body.StatusCode);
        Assert.Empty(Recipients(await staff.Open(Path)));
    }

    static IEnumerable<string> Recipients(IParentNode page) =>
        page.QuerySelectorAll("tbody tr").Select(row => row.QuerySelector("td.sub").Words());

    static string Header(HttpResponseMessage answer, string name) => string.Join(' ', answer.Headers.GetValues(name));

    static DateTime Now(RunningApp app) => app.Clock.GetUtcNow().UtcDateTime;

    static Task<int> Add(RunningApp app, string to, Action<OutgoingMail> then, string? text = null) => Add(app, to, then, 1, text);

    static async Task<int> Add(RunningApp app, string to, Action<OutgoingMail> then, int? eventId, string? text = null)
    {
        await using var db = app.OpenDb();
        var mail = Mail(app, to);
        (mail.EventId, mail.Secret) = (eventId, text);
        then(mail);
        db.OutgoingMails.Add(mail);
        await db.SaveChangesAsync();
        return mail.Id;
    }

    // Not due before tomorrow, so that the app's own worker lets it be.
    static OutgoingMail Mail(RunningApp app, string to) =>
        new("test", to, "Hello", Now(app)) { EventId = 1, NextAttemptAt = Now(app).AddDays(1) };

    static async Task Claim(RunningApp app, int id, DateTime at)
    {
        await using var db = app.OpenDb();
        await db
            .OutgoingMails.Where(mail => mail.Id == id)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(mail => mail.State, MailState.Sending)
                    .SetProperty(mail => mail.ClaimedAt, at)
                    .SetProperty(mail => mail.HandedOverAt, at)
            );
    }

    static async Task<MailState> State(RunningApp app, int id)
    {
        await using var db = app.OpenDb();
        return await db.OutgoingMails.Where(mail => mail.Id == id).Select(mail => mail.State).SingleAsync();
    }

    static async Task<T> Eventually<T>(Func<T?> look)
        where T : class
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (look() is { } found)
                return found;
            await Task.Delay(50);
        }

        throw new Xunit.Sdk.XunitException("It did not happen within 15 seconds.");
    }
}
