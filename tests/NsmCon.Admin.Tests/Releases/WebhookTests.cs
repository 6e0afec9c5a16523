using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Agenda;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Data.Staff;
using NsmCon.Data.Webhooks;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using StandardWebhooks;

namespace NsmCon.Admin.Tests.Releases;

public class WebhookTests
{
    const string Webhooks = "/admin/events/ours/releases/webhooks";
    const string Form = "main form.form";
    const string Loopback = "Webhooks:Loopback=Allowed";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_version_is_told_with_a_signature_that_the_receiver_can_verify(string provider)
    {
        await using var app = await RunningApp.Start(provider, Loopback);
        await using var receiver = await Receiver.Start();
        var ours = await app.AddEvent("ours");
        await app.AddTalk(ours, "Engines & co");
        using var browser = await app.SignIn(StaffRole.Agenda);
        var secret = await Add(browser, $"{receiver.Url}/hook");

        await app.Publish(ours);
        await app.Deliver();

        var arrived = Assert.Single(receiver.Messages);
        new StandardWebhook(secret).Verify(arrived.Body, arrived.Headers);
        Assert.Equal(Signature(secret, arrived), arrived.Headers["webhook-signature"].ToString());
        Assert.Equal(("/hook", "application/json; charset=utf-8"), (arrived.Path, arrived.Headers.ContentType.ToString()));
        using var payload = JsonDocument.Parse(arrived.Body);
        var data = payload.RootElement.GetProperty("data");
        Assert.Equal(
            ("agenda.published", "ours", 1, $"{app.Url}/events/ours"),
            (
                payload.RootElement.GetProperty("type").GetString(),
                data.GetProperty("event").GetString(),
                data.GetProperty("version").GetInt32(),
                data.GetProperty("url").GetString()
            )
        );
        var row = (await browser.Open(Webhooks)).QuerySelector("tbody tr").Words();
        Assert.Contains("Delivered, 200", row, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_secret_is_shown_once_and_stands_in_no_log(string provider)
    {
        await using var app = await RunningApp.Start(provider, Loopback);
        await app.AddEvent("ours");
        using var browser = await app.SignIn(StaffRole.Agenda);

        using var added = await browser.Send(Webhooks, new() { ["Form.Url"] = " https://hooks.example.org/agenda " });
        var secret = (await added.Page()).QuerySelector("code").Words();

        Assert.Matches("^whsec_[A-Za-z0-9+/]{43}=$", secret);
        Assert.True(added.Headers.CacheControl!.NoStore);
        Assert.DoesNotContain(secret, (await browser.GetStringAsync(Webhooks)), StringComparison.Ordinal);
        await using var db = app.OpenDb();
        Assert.DoesNotContain((await db.AuditEntries.ToListAsync()).SelectMany(entry => entry.Changes), change =>
            change.To?.Contains(secret, StringComparison.Ordinal) == true
        );
        Assert.Contains(await db.AuditEntries.ToListAsync(), entry =>
            entry is { Action: "Added", Subject: "Webhook", SubjectName: "https://hooks.example.org/agenda" }
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task After_a_fault_it_is_tried_again_with_growing_delay_under_the_same_name_until_it_is_given_up(string provider)
    {
        await using var app = await RunningApp.Start(provider, Loopback);
        await using var receiver = await Receiver.Start();
        receiver.Answer = _ => Task.FromResult<(int, string?)>((500, null));
        var ours = await app.AddEvent("ours");
        await app.AddTalk(ours, "Engines");
        using var browser = await app.SignIn(StaffRole.Agenda);
        await Add(browser, receiver.Url);
        await app.Publish(ours);

        await app.Deliver();
        await app.Deliver();
        var afterOne = (await Log(app, ours))[0];
        foreach (var delay in WebhookDelivery.Delays)
        {
            app.Clock.Advance(delay);
            await app.Deliver();
        }

        var given = (await Log(app, ours))[0];
        Assert.Equal((DeliveryState.Waiting, 1, 500), (afterOne.State, afterOne.Attempts, afterOne.LastStatus));
        Assert.StartsWith("It answered 500: No luck. xxx", afterOne.LastError, StringComparison.Ordinal);
        Assert.InRange(afterOne.LastError!.Length, 1, 250);
        Assert.Equal((DeliveryState.Failed, 10), (given.State, given.Attempts));
        Assert.Equal(10, receiver.Messages.Count);
        Assert.Single(receiver.Messages.Select(message => message.Headers["webhook-id"].ToString()).Distinct());
        Assert.Equal(10, receiver.Messages.Select(message => message.Headers["webhook-timestamp"].ToString()).Distinct().Count());

        receiver.Answer = _ => Task.FromResult<(int, string?)>((204, null));
        using var again = await browser.Send(Webhooks, [], "form[action$='/again']");
        await app.Deliver();
        Assert.Equal("The message is in the queue.", (await again.Page()).QuerySelector(".flash").Words());
        Assert.Equal((DeliveryState.Delivered, 204), ((await Log(app, ours))[0].State, (await Log(app, ours))[0].LastStatus!.Value));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_answers_410_is_told_nothing_more(string provider)
    {
        await using var app = await RunningApp.Start(provider, Loopback);
        await using var receiver = await Receiver.Start();
        receiver.Answer = _ => Task.FromResult<(int, string?)>((410, null));
        var ours = await app.AddEvent("ours");
        await app.AddTalk(ours, "Engines");
        using var browser = await app.SignIn(StaffRole.Agenda);
        await Add(browser, receiver.Url);

        await app.Publish(ours);
        await app.Deliver();
        await app.AddTalk(ours, "Compilers");
        await app.Publish(ours);
        await app.Deliver();

        Assert.Single(receiver.Messages);
        var delivery = Assert.Single(await Log(app, ours));
        Assert.Equal((DeliveryState.Failed, 410), (delivery.State, delivery.LastStatus));
        Assert.Contains("stopped on", (await browser.Open(Webhooks)).QuerySelector(".rows li").Words(), StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_redirect_is_not_followed(string provider)
    {
        await using var app = await RunningApp.Start(provider, Loopback);
        await using var receiver = await Receiver.Start();
        receiver.Answer = _ => Task.FromResult<(int, string?)>((302, "/elsewhere"));
        var ours = await app.AddEvent("ours");
        using var browser = await app.SignIn(StaffRole.Agenda);
        await Add(browser, receiver.Url);

        using var tested = await browser.Send(Webhooks, [], "form[action$='/test']");
        await app.Deliver();

        Assert.Equal(["/"], receiver.Messages.Select(message => message.Path));
        Assert.Equal("It answered 302: redirects are not followed. Add the address that it leads to.", (await Log(app, ours))[0].LastError);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_not_on_the_internet_is_not_reached_whatever_its_name_says(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var receiver = await Receiver.Start();
        var ours = await app.AddEvent("ours");
        await using (var db = app.OpenDb())
        {
            // A name that led to the internet when it was added.
            db.Add(
                new Webhook
                {
                    EventId = ours.Id,
                    Url = receiver.Url.Replace("127.0.0.1", "localhost"),
                    Secret = Webhook.NewSecret(),
                    AddedAt = app.Now(),
                }
            );
            await db.SaveChangesAsync();
        }

        await app.AddTalk(ours, "Engines");
        await app.Publish(ours);
        await app.Deliver();

        Assert.Empty(receiver.Messages);
        Assert.Equal("localhost is not on the internet, so nothing was sent there.", (await Log(app, ours))[0].LastError);
    }

    [SkippableTheory]
    [InlineData("http://hooks.example.org", "Write an address that begins with https://.")]
    [InlineData("ftp://hooks.example.org", "Write an address that begins with https://.")]
    [InlineData("hooks.example.org", "Write an address that begins with https://.")]
    [InlineData("https://ada:secret@hooks.example.org", "Leave name and password out of the address: messages are signed instead.")]
    [InlineData("https://127.0.0.1/", "127.0.0.1 is not on the internet. Messages go to the internet only.")]
    [InlineData("https://169.254.169.254/latest/meta-data", "169.254.169.254 is not on the internet. Messages go to the internet only.")]
    [InlineData("https://[::ffff:10.0.0.1]/", "[::ffff:10.0.0.1] is not on the internet. Messages go to the internet only.")]
    [InlineData("https://localhost/", "localhost is not on the internet. Messages go to the internet only.")]
    [InlineData("", "Write the address to send messages to.")]
    public async Task An_address_that_will_not_do_is_refused_with_a_sentence(string url, string sentence)
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        await app.AddEvent("ours");
        using var browser = await app.SignIn(StaffRole.Agenda);

        using var answer = await browser.Send(Webhooks, new() { ["Form.Url"] = url });

        Assert.Equal([sentence], (await answer.Page()).Refusals());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_processes_deliver_each_message_once(string provider)
    {
        await using var app = await RunningApp.Start(provider, Loopback);
        await using var receiver = await Receiver.Start();
        receiver.Answer = async _ =>
        {
            await Task.Delay(50);
            return (200, null);
        };
        var ours = await app.AddEvent("ours");
        using var browser = await app.SignIn(StaffRole.Agenda);
        foreach (var number in Enumerable.Range(0, 5))
            await Add(browser, $"{receiver.Url}/{number}");
        await app.AddTalk(ours, "Engines");
        await app.Publish(ours);

        await Task.WhenAll(app.Deliver(), app.Deliver(), app.Deliver());

        Assert.Equal(["/0", "/1", "/2", "/3", "/4"], receiver.Messages.Select(message => message.Path).Order(StringComparer.Ordinal));
        Assert.All(await Log(app, ours), delivery => Assert.Equal((DeliveryState.Delivered, 1), (delivery.State, delivery.Attempts)));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stopped_webhook_is_told_nothing_and_starts_again_with_another_secret(string provider)
    {
        await using var app = await RunningApp.Start(provider, Loopback);
        await using var receiver = await Receiver.Start();
        var ours = await app.AddEvent("ours");
        using var browser = await app.SignIn(StaffRole.Agenda);
        var first = await Add(browser, receiver.Url);
        await app.AddTalk(ours, "Engines");
        await app.Publish(ours);

        using var twice = await browser.Send(Webhooks, new() { ["Form.Url"] = receiver.Url }, Form);
        using var stopped = await browser.Send(Webhooks, [], "form[action$='/stop']");
        await app.Deliver();
        var second = await Add(browser, receiver.Url);

        Assert.Equal($"{receiver.Url} is already on the list.", (await twice.Page()).QuerySelector(".flash").Words());
        Assert.InRange(receiver.Messages.Count, 0, 1);
        Assert.NotEqual(first, second);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Only_those_who_look_after_the_agenda_of_the_event_see_its_webhooks(string provider)
    {
        await using var app = await RunningApp.Start(provider, Loopback);
        var (ours, theirs) = (await app.AddEvent("ours"), await app.AddEvent("theirs"));
        using var agenda = await app.SignIn(StaffRole.Agenda);
        using var reader = await app.SignIn(StaffRole.Reader);
        using var elsewhere = await app.SignIn(StaffRole.Agenda, "theirs");
        await Add(agenda, "https://hooks.example.org/ours");
        await using var db = app.OpenDb();
        var id = (await db.Webhooks.SingleAsync()).Id;

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(Webhooks)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync(Webhooks)).StatusCode);
        var form = (await elsewhere.Open("/admin/events/theirs/releases/webhooks")).QuerySelector("main form")!;
        form.SetAttribute("action", $"/admin/events/theirs/releases/webhooks/{id}/stop");
        using var crossed = await elsewhere.Send(form, "", []);
        Assert.Equal(HttpStatusCode.NotFound, crossed.StatusCode);
        Assert.Null((await db.Webhooks.AsNoTracking().SingleAsync()).StoppedAt);
        await Messages(app, ours, 1);
        form.SetAttribute("action", $"/admin/events/theirs/releases/webhooks/deliveries/{(await Log(app, ours))[0].Id}/again");
        using var crossedMessage = await elsewhere.Send(form, "", []);
        Assert.Equal(HttpStatusCode.NotFound, crossedMessage.StatusCode);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_page_asks_as_often_for_many_messages_as_for_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (one, many) = (await app.AddEvent("ours"), await app.AddEvent("many"));
        await Messages(app, one, 1);
        await Messages(app, many, 60);
        using var browser = await app.SignIn(StaffRole.Agenda);
        await browser.Open("/admin/events");

        var (few, all) = (await browser.QueriesOf(Webhooks), await browser.QueriesOf("/admin/events/many/releases/webhooks"));

        Assert.Equal(few, all);
        Assert.Equal(50, (await browser.Open("/admin/events/many/releases/webhooks")).QuerySelectorAll("tbody tr").Length);
    }

    static async Task Messages(RunningApp app, Event conference, int count)
    {
        await using var db = app.OpenDb();
        var webhook = new Webhook
        {
            EventId = conference.Id,
            Url = "https://hooks.example.org",
            Secret = Webhook.NewSecret(),
            AddedAt = app.Now(),
        };
        db.Add(webhook);
        await db.SaveChangesAsync();
        foreach (
            var delivery in Enumerable
                .Range(0, count)
                .SelectMany(_ =>
                    WebhookMessage.CreateTest(conference, app.Now(), app.Url).CreateDeliveries([webhook.Id], app.Now().AddDays(1))
                )
        )
            db.Add(delivery);
        await db.SaveChangesAsync();
    }

    static async Task<string> Add(HttpClient browser, string url)
    {
        using var added = await browser.Send(Webhooks, new() { ["Form.Url"] = url }, Form);
        return (await added.Page()).QuerySelector("code").Words();
    }

    static async Task<List<WebhookDelivery>> Log(RunningApp app, Event conference)
    {
        await using var db = app.OpenDb();
        return await db
            .WebhookDeliveries.AsNoTracking()
            .Where(delivery => delivery.EventId == conference.Id)
            .OrderBy(delivery => delivery.Id)
            .ToListAsync();
    }

    // Made here once more, by the letter of the specification.
    static string Signature(string secret, Arrived arrived)
    {
        var signed = $"{arrived.Headers["webhook-id"]}.{arrived.Headers["webhook-timestamp"]}.{arrived.Body}";
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes(signed)))}";
    }
}
