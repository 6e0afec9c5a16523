using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data.Tests.Agenda;

public class AddWebhookTests
{
    const string Url = "https://hooks.example.org/agenda";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_that_was_stopped_starts_again_with_another_secret(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());

        var first = await Add(conference, Url);
        var told = await Assert.ThrowsAsync<RuleBrokenException>(() => Add(conference, Url));
        await using (var db = conference.CreateDbContext())
            await db.StopWebhook(await db.Webhooks.SingleAsync(), "Stopped.", A.Day);
        var second = await Add(conference, Url);

        Assert.Equal($"{Url} is already on the list.", told.Message);
        Assert.Equal(first.Id, second.Id);
        Assert.NotEqual(first.Secret, second.Secret);
        Assert.Null(await conference.Read(db => db.Webhooks.Select(webhook => webhook.StoppedAt).SingleAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_has_no_more_than_twenty(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), A.Event("other"));
        for (var n = 0; n < Webhook.MostOfEvent; n++)
            await Add(conference, $"{Url}/{n}");

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Add(conference, Url));
        await Add(conference, Url, eventId: 2);

        Assert.Equal("An event can have at most 20 webhooks.", refusal.Message);
        Assert.Equal(Webhook.MostOfEvent, await conference.Read(db => db.Webhooks.CountAsync(webhook => webhook.EventId == 1)));
    }

    static async Task<Webhook> Add(ConferenceDatabase conference, string url, int eventId = 1)
    {
        await using var db = conference.CreateDbContext();
        return await new AddWebhook(db).Add(eventId, url, A.Day);
    }
}
