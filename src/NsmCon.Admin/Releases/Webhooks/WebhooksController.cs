using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Access;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Releases;
using NsmCon.Data.Staff;
using NsmCon.Data.Webhooks;

namespace NsmCon.Admin.Releases.Webhooks;

/// <summary>Which other programs are told of each version, and what they were told.</summary>
[ForStaff(StaffRole.Agenda, Closed = true), Route("admin/events/{slug}/releases/webhooks")]
public class WebhooksController(ConferenceDb db, ReadWebhooks webhooks, AddWebhook add, ConferenceSettings settings, TimeProvider clock)
    : EventController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int page = 1) => View("Webhooks", await webhooks.Page(Event, page, new()));

    /// <summary>The answer shows the secret, this once: it is no redirect, and nobody keeps it.</summary>
    [HttpPost(""), PrivatePage]
    public async Task<IActionResult> Add([Bind(Prefix = nameof(WebhooksPage.Form))] WebhookForm form)
    {
        if (!ModelState.IsValid)
            return View("Webhooks", await webhooks.Page(Event, 1, form));

        return View("Added", new AddedWebhookPage(Event, await add.Add(Event.Id, form.Url.Trim(), Now)));
    }

    [HttpPost("{id:int}/test")]
    public async Task<IActionResult> Test(int id)
    {
        if (await Find(id) is not { } webhook)
            return NotFound();
        if (webhook.StoppedAt is not null)
            throw new RuleBrokenException($"{webhook.Url} is stopped.");

        db.WebhookDeliveries.AddRange(WebhookMessage.CreateTest(Event, Now, settings.BaseUrl).CreateDeliveries([id], Now));
        await db.SaveChangesAsync();
        return Done("A test message is in the queue.");
    }

    [HttpPost("{id:int}/stop")]
    public async Task<IActionResult> Stop(int id)
    {
        if (await Find(id) is not { } webhook)
            return NotFound();

        await db.StopWebhook(webhook, "The webhook was stopped.", Now);
        return Done($"{webhook.Url} gets no more messages.");
    }

    [HttpPost("deliveries/{id:int}/again")]
    public async Task<IActionResult> SendAgain(int id)
    {
        if (
            await db.WebhookDeliveries.Include(d => d.Webhook).FirstOrDefaultAsync(d => d.Id == id && d.EventId == Event.Id)
            is not { } delivery
        )
            return NotFound();
        if (delivery.Webhook!.StoppedAt is not null)
            throw new RuleBrokenException($"{delivery.Webhook.Url} is stopped. Add it again first.");

        delivery.SendAgain(Now);
        await db.SaveChangesAsync();
        return Done("The message is in the queue.");
    }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    Task<Webhook?> Find(int id) => db.Webhooks.FirstOrDefaultAsync(webhook => webhook.Id == id && webhook.EventId == Event.Id);

    RedirectToActionResult Done(string sentence)
    {
        TempData.ShowMessage(sentence);
        return RedirectToAction(nameof(Index), new { slug = Event.Slug });
    }
}
