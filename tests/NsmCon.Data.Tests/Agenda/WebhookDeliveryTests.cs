using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Releases;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Tests.Agenda;

public class WebhookDeliveryTests
{
    const string Site = "https://example.org";

    [Fact]
    public void A_message_waits_for_longer_after_each_failure_and_is_given_up_after_three_days()
    {
        var delivery = Delivery();
        var waits = new List<string>();

        for (delivery.Attempts = 1; delivery.State == DeliveryState.Waiting; delivery.Attempts++)
        {
            delivery.Fail(503, "busy", isFinal: false, A.Day);
            if (delivery.State == DeliveryState.Waiting)
                waits.Add($"{delivery.NextAttemptAt - A.Day:g}");
        }

        Assert.Equal(["0:00:05", "0:05:00", "0:30:00", "2:00:00", "5:00:00", "10:00:00", "14:00:00", "20:00:00", "1:0:00:00"], waits);
        Assert.Equal((DeliveryState.Failed, 503, "busy"), (delivery.State, delivery.LastStatus!.Value, delivery.LastError));
    }

    [Fact]
    public void A_final_fault_gives_it_up_at_once_and_a_first_one_does_not()
    {
        var (gone, busy) = (Delivery(), Delivery());

        gone.Fail(410, "gone", isFinal: true, A.Day);
        busy.Fail(null, new string('x', WebhookDelivery.ErrorLength + 1), isFinal: false, A.Day);

        Assert.Equal(DeliveryState.Failed, gone.State);
        Assert.Equal(
            (DeliveryState.Waiting, null, A.Day.AddSeconds(5), WebhookDelivery.ErrorLength),
            (busy.State, busy.LastStatus, busy.NextAttemptAt, busy.LastError!.Length)
        );
    }

    [Fact]
    public void What_is_over_is_sent_again_at_a_persons_wish_and_what_waits_is_not()
    {
        var delivery = Delivery();
        delivery.Attempts = 3;
        delivery.Succeed(204, A.Day);
        Assert.Equal(
            (DeliveryState.Delivered, A.Day, 204, null),
            (delivery.State, delivery.DeliveredAt!.Value, delivery.LastStatus!.Value, delivery.LastError)
        );

        delivery.SendAgain(A.Day.AddHours(1));
        var refusal = Assert.Throws<RuleBrokenException>(() => delivery.SendAgain(A.Day));

        Assert.Equal(
            (DeliveryState.Waiting, 0, A.Day.AddHours(1), null),
            (delivery.State, delivery.Attempts, delivery.NextAttemptAt, delivery.DeliveredAt)
        );
        Assert.Equal("This message is waiting already.", refusal.Message);
    }

    [Fact]
    public void A_webhook_that_is_turned_on_gets_a_new_secret()
    {
        var webhook = new Webhook
        {
            Url = "https://example.org/hook",
            Secret = "whsec_old",
            StoppedAt = A.Day,
        };

        webhook.Start(A.Day);

        Assert.Equal((A.Day, null), (webhook.AddedAt, webhook.StoppedAt));
        Assert.StartsWith("whsec_", webhook.Secret, StringComparison.Ordinal);
        Assert.Equal(32, Convert.FromBase64String(webhook.Secret["whsec_".Length..]).Length);
        Assert.NotEqual(webhook.Secret, Webhook.NewSecret());
    }

    [Fact]
    public void A_message_says_what_happened_and_where_to_look()
    {
        var conference = A.Event("ours");
        conference.Id = 7;
        var release = new AgendaRelease
        {
            EventId = 7,
            Number = 3,
            PublishedAt = A.Day,
            PublishedBy = "mira@example.org",
            Note = "Rooms.",
            Event = ReleasedEvent.FromEvent(conference),
            Agenda = "{}",
        };
        AgendaDifference[] changes = [new(DifferenceKind.Gone, DifferenceSubject.Talk, 1, "Engines")];

        var published = WebhookMessage.CreatePublished(conference, release, changes, Site).CreateDeliveries([4, 5], A.Day).ToList();
        var hello = WebhookMessage.CreateTest(conference, A.Day, Site).CreateDeliveries([4], A.Day).Single();

        Assert.Equal(
            [(7, 4, "agenda.published", A.Day, A.Day), (7, 5, "agenda.published", A.Day, A.Day)],
            published.Select(d => (d.EventId, d.WebhookId, d.Type, d.CreatedAt, d.NextAttemptAt))
        );
        Assert.NotEqual(published[0].MessageId, published[1].MessageId);
        Assert.StartsWith("msg_", published[0].MessageId, StringComparison.Ordinal);
        AssertJson(
            """
            {"type":"agenda.published","timestamp":"2020-03-02T09:00:00Z","data":{"event":"ours","version":3,"url":"https://example.org/events/ours",
             "agenda":"https://example.org/events/ours/agenda.json","note":"Rooms.",
             "changes":[{"kind":"gone","subject":"talk","id":1,"name":"Engines","words":"“Engines” was taken off the agenda.","furtherWords":"“Engines” was taken off the agenda."}]}}
            """,
            published[0].Payload
        );
        AssertJson(
            """{"type":"test","timestamp":"2020-03-02T09:00:00Z","data":{"event":"ours","url":"https://example.org/events/ours","words":"This is a test message. Nothing happened."}}""",
            hello.Payload
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_is_taken_in_hand_once_when_its_turn_has_come(string provider)
    {
        await using var database = await WithWebhooks(provider);
        await database.Save(Delivery(), Delivery(dueAt: A.Day.AddSeconds(1)), Delivery(DeliveryState.Delivered), Delivery(webhookId: 2));

        var claims = new List<bool>();
        for (var id = 1; id <= 4; id++)
            claims.Add(await database.Read(db => db.TryClaimDelivery(id, A.Day)));
        var again = await database.Read(db => db.TryClaimDelivery(1, A.Day.Add(WebhookQueries.InHand).AddSeconds(-1)));
        var afterCrash = await database.Read(db => db.TryClaimDelivery(1, A.Day.Add(WebhookQueries.InHand)));

        Assert.Equal([true, false, false, false], claims);
        Assert.Equal((false, true), (again, afterCrash));
        Assert.Equal(
            [2, 0, 0, 0],
            await database.Read(db =>
                db.WebhookDeliveries.OrderBy(delivery => delivery.Id).Select(delivery => delivery.Attempts).ToListAsync()
            )
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_waits_for_a_webhook_that_is_stopped_is_given_up(string provider)
    {
        await using var database = await WithWebhooks(provider);
        await database.Save(
            new Webhook
            {
                EventId = 1,
                Url = "https://example.org/third",
                Secret = "whsec_AAAA",
                AddedAt = A.Day,
            }
        );
        await database.Save(Delivery(), Delivery(DeliveryState.Delivered), Delivery(webhookId: 3));

        await database.Read(async db =>
        {
            await db.StopWebhook(await db.Webhooks.SingleAsync(webhook => webhook.Id == 1), "Stopped by Mira.", A.Day.AddHours(1));
            await db.StopWebhook(await db.Webhooks.SingleAsync(webhook => webhook.Id == 2), "Stopped again.", A.Day.AddHours(1));
            return 0;
        });

        Assert.Equal(
            ["Failed Stopped by Mira.", "Delivered ", "Waiting "],
            await database.Read(async db =>
                (await db.WebhookDeliveries.OrderBy(delivery => delivery.Id).ToListAsync()).ConvertAll(delivery =>
                    $"{delivery.State} {delivery.LastError}"
                )
            )
        );
        Assert.Equal(
            [A.Day.AddHours(1), A.Day, null],
            await database.Read(db => db.Webhooks.OrderBy(webhook => webhook.Id).Select(webhook => webhook.StoppedAt).ToListAsync())
        );
    }

    /// <summary>One that is told, and one that was stopped.</summary>
    static async Task<ConferenceDatabase> WithWebhooks(string provider)
    {
        var database = await ConferenceDatabase.Create(provider);
        await database.Save(
            A.Event(),
            new Webhook
            {
                EventId = 1,
                Url = "https://example.org/hook",
                Secret = "whsec_AAAA",
                AddedAt = A.Day,
            },
            new Webhook
            {
                EventId = 1,
                Url = "https://example.org/stopped",
                Secret = "whsec_AAAA",
                AddedAt = A.Day,
                StoppedAt = A.Day,
            }
        );
        return database;
    }

    static WebhookDelivery Delivery(DeliveryState state = DeliveryState.Waiting, int webhookId = 1, DateTime? dueAt = null) =>
        new()
        {
            EventId = 1,
            WebhookId = webhookId,
            MessageId = $"msg_{Guid.NewGuid():N}",
            Type = WebhookMessage.Test,
            Payload = "{}",
            State = state,
            CreatedAt = A.Day,
            NextAttemptAt = dueAt ?? A.Day,
        };

    static void AssertJson(string expected, string actual) =>
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, JsonDocument.Parse(actual).RootElement), actual);
}
