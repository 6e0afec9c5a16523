using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

/// <summary>An Owner changes ticket types and limits at the moment at which people register.</summary>
public class MovedTypeTests
{
    const string Tickets = $"/admin/events/{Slug}/settings/tickets";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_type_that_is_moved_while_someone_registers_counts_the_place_once_and_it_can_be_canceled(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, hall) = await app.OpenRegistration();
        using var owner = await app.SignIn();

        for (var round = 0; round < 6; round++)
        {
            var type = await app.AddTicketType(ours, $"Type {round}");
            var (registered, moved) = await AtOnce(
                app,
                owner,
                type,
                round,
                $"{Tickets}/{type.Id}",
                new() { ["QuotaIds"] = $"{hall.QuotaId()}" }
            );

            Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (registered, moved));
            var place = await Place(app, type);
            Assert.Equal(place.DrawsOn, place.Holds);
            await owner.Send($"{List}/{place.Id}", [], "form[action$='/cancel']");
            Assert.NotNull((await app.Look(r => r.Id == place.Id)).CancelledAt);
        }

        Assert.Equal(0, await app.Taken(hall));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_limit_that_shrinks_while_someone_registers_is_refused_with_a_sentence_or_leaves_no_place(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, _) = await app.OpenRegistration();
        using var owner = await app.SignIn();

        for (var round = 0; round < 6; round++)
        {
            var type = await app.AddTicketType(ours, $"Type {round}", places: 1);
            var (registered, resized) = await AtOnce(
                app,
                owner,
                type,
                round,
                $"{Tickets}/places/{type.QuotaId()}",
                new() { ["Size"] = "0" }
            );

            Assert.Equal(HttpStatusCode.OK, resized);
            var isRegistered = registered == HttpStatusCode.Redirect;
            Assert.Equal(isRegistered ? 1 : 0, await app.Taken(type));
            await using var db = app.OpenDb();
            Assert.Equal(
                isRegistered ? 1 : 0,
                await db.Quotas.Where(quota => quota.Id == type.QuotaId()).Select(quota => quota.Size).SingleAsync()
            );
        }
    }

    /// <summary>Both have opened their form before the first of them sends it.</summary>
    static async Task<(HttpStatusCode Registered, HttpStatusCode Saved)> AtOnce(
        RunningApp app,
        HttpClient owner,
        TicketType type,
        int round,
        string path,
        Dictionary<string, string?> values
    )
    {
        using var visitor = app.Browser(followRedirects: false);
        var form = (await visitor.Open(Register)).QuerySelector("main form[method=post]")!;
        var settings = (await owner.Open(path)).QuerySelector("main form[method=post]")!;
        var answers = await Task.WhenAll(
            visitor.Send(
                form,
                Register,
                new()
                {
                    ["Form.Name"] = "Ada",
                    ["Form.Email"] = $"ada{round}@example.org",
                    ["Form.Consent"] = "true",
                    ["Form.TicketTypeId"] = $"{type.Id}",
                }
            ),
            owner.Send(settings, path, values)
        );
        return (answers[0].StatusCode, answers[1].StatusCode);
    }

    static async Task<(int Id, int DrawsOn, int Holds)> Place(RunningApp app, TicketType type)
    {
        await using var db = app.OpenDb();
        Assert.Empty(await new CheckLimits(db).FindFaults());
        var place = await db
            .Registrations.Where(r => r.TicketTypeId == type.Id)
            .Select(r => new
            {
                r.Id,
                r.TicketType!.Limits.Single().QuotaId,
                Holds = r.Allocations.Single().QuotaId,
            })
            .SingleAsync();
        return (place.Id, place.QuotaId, place.Holds);
    }
}
