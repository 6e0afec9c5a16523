using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Data.Webhooks;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Releases;

public class WebhookLimitTests
{
    const string Webhooks = "/admin/events/ours/releases/webhooks";
    const string Form = "main form.form";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_has_twenty_webhooks_and_no_more_whatever_others_have(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, theirs) = (await app.AddEvent("ours"), await app.AddEvent("theirs"));
        await using (var db = app.OpenDb())
        {
            foreach (var (conference, count) in new[] { (ours, 19), (theirs, 20) })
                db.AddRange(
                    Enumerable
                        .Range(0, count)
                        .Select(i => new Webhook
                        {
                            EventId = conference.Id,
                            Url = $"https://hooks.example.org/{i}",
                            Secret = Webhook.NewSecret(),
                            AddedAt = app.Now(),
                        })
                );
            await db.SaveChangesAsync();
        }

        using var browser = await app.SignIn(StaffRole.Agenda);
        using var twentieth = await browser.Send(Webhooks, new() { ["Form.Url"] = "https://hooks.example.org/twentieth" }, Form);
        using var next = await browser.Send(Webhooks, new() { ["Form.Url"] = "https://hooks.example.org/next" }, Form);

        Assert.StartsWith("whsec_", (await twentieth.Page()).QuerySelector("code").Words(), StringComparison.Ordinal);
        Assert.Equal("An event can have at most 20 webhooks.", (await next.Page()).QuerySelector(".flash").Words());
    }
}
