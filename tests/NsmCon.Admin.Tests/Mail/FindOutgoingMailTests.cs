using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>The list of outgoing mails is searched as everything else.</summary>
public class FindOutgoingMailTests
{
    const string Path = "/admin/events/ours/mail";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_recipient_is_found_without_accents_and_in_any_order_of_words(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent("ours");
        using var staff = await app.SignIn();
        // So that the app's own worker lets them be.
        var tomorrow = app.Now().AddDays(1);
        await using (var db = app.OpenDb())
        {
            db.Add(
                new OutgoingMail("test", "jose@example.org", "Hello", app.Now())
                {
                    EventId = ours.Id,
                    NextAttemptAt = tomorrow,
                    ToName = "José Álvarez",
                }
            );
            db.Add(
                new OutgoingMail("test", "zoe@straße.example", "Hello", app.Now())
                {
                    EventId = ours.Id,
                    NextAttemptAt = tomorrow,
                    ToName = "Zoë",
                }
            );
            await db.SaveChangesAsync();
        }

        foreach (var looked in new[] { "alvarez", "ÁLVAREZ+jose", "jose@example" })
            Assert.Equal(["jose@example.org"], await Found(looked));
        foreach (var looked in new[] { "ZOE", "strasse", "zoe+example" })
            Assert.Equal(["zoe@straße.example"], await Found(looked));
        Assert.Empty(await Found("alvarez+zoe"));

        async Task<IEnumerable<string>> Found(string looked) =>
            (await staff.Open($"{Path}?find={looked}"))
                .QuerySelectorAll("tbody tr")
                .Select(row => row.QuerySelector("td.sub").Words().Split(' ').Single(word => word.Contains('@', StringComparison.Ordinal)));
    }
}
