using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.CheckIn;
using NsmCon.Admin.Tests.Staff;
using NsmCon.Data;
using NsmCon.Data.Registrations;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.CheckIn;

public class RaceTests
{
    const string Password = "a long enough password";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_ten_phones_of_two_people_that_scan_one_ticket_at_once_one_welcomes(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        var phones = new List<HttpClient>();
        foreach (var email in new[] { "jo@example.org", "kim@example.org" })
        {
            phones.Add(await app.Join(email, Password));
            for (var i = 0; i < 4; i++)
            {
                phones.Add(app.Browser());
                Assert.Equal("", await phones[^1].TrySignIn(email, Password));
            }
        }

        var forms = await Task.WhenAll(phones.Select(async phone => (await phone.Open(Doors.Path)).QuerySelector("form.ask")!));

        var answers = await Task.WhenAll(phones.Zip(forms, async (phone, form) =>
            (await (await phone.Send(form, Doors.Path, new() { ["typed"] = ada.TicketCode })).Page()).Answer()));

        Assert.Single(answers, answer => answer.StartsWith("answer: Welcome | Ada Lovelace", StringComparison.Ordinal));
        var first = (await app.Reload(ada)).CheckedInBy!.Split('@')[0];
        var others = answers.Where(answer => answer.StartsWith("amber: Already in | Ada Lovelace", StringComparison.Ordinal)).ToList();
        Assert.Equal(9, others.Count);
        Assert.Equal(4, others.Count(answer => answer.Contains(", by you.", StringComparison.Ordinal)));
        Assert.Equal(5, others.Count(answer => answer.Contains($", by {first}.", StringComparison.Ordinal)));
        phones.ForEach(phone => phone.Dispose());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_ten_doors_that_all_saw_the_person_outside_one_welcomes(string provider)
    {
        var outcomes = await Race(provider, (db, _) => Task.CompletedTask);

        Assert.Equal(DoorOutcome.Welcome, outcomes[0]);
        Assert.All(outcomes[1..], outcome => Assert.Equal(DoorOutcome.AlreadyIn, outcome));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_the_version_every_one_of_them_would_welcome(string provider)
    {
        var outcomes = await Race(provider, async (db, seen) => db.Entry(seen).Property(r => r.Version).OriginalValue =
            await db.Registrations.Where(r => r.Id == seen.Id).Select(r => r.Version).SingleAsync());

        Assert.All(outcomes, outcome => Assert.Equal(DoorOutcome.Welcome, outcome));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_was_edited_meanwhile_is_welcomed_and_who_was_cancelled_meanwhile_is_not(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, attendee, ada) = await app.ExpectAda();
        var grace = await app.Register(conference, attendee, "Grace", "grace@example.org");
        await using var door = app.OpenDb();
        var (seenAda, seenGrace) = (await door.Registrations.SingleAsync(r => r.Id == ada.Id), await door.Registrations.SingleAsync(r => r.Id == grace.Id));
        await using (var desk = app.OpenDb())
        {
            (await desk.Registrations.SingleAsync(r => r.Id == ada.Id)).Edit("Ada King", "Acme", "");
            await desk.SaveChangesAsync();
        }

        await app.Cancel(grace);

        var admit = new AdmitPerson(door, app.Clock);
        var (first, second) = ((await admit.Admit(seenAda, conference.Id, "jo")).Outcome, (await admit.Admit(seenGrace, conference.Id, "jo")).Outcome);

        Assert.Equal((DoorOutcome.Welcome, DoorOutcome.Cancelled), (first, second));
        ada = await app.Reload(ada);
        Assert.Equal(("Ada King", "jo"), (ada.Name, ada.CheckedInBy));
        Assert.Null((await app.Reload(grace)).CheckedInAt);
    }

    /// <summary>Ten doors read the registration while the person is outside; then each decides.</summary>
    static async Task<List<DoorOutcome>> Race(string provider, Func<ConferenceDb, Registration, Task> beforeDeciding)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, _, ada) = await app.ExpectAda();
        var doors = new List<(ConferenceDb Db, Registration Seen)>();
        for (var i = 0; i < 10; i++)
        {
            var db = app.OpenDb();
            doors.Add((db, await db.Registrations.SingleAsync(r => r.Id == ada.Id)));
        }

        var outcomes = new List<DoorOutcome>();
        foreach (var (db, seen) in doors)
        {
            await beforeDeciding(db, seen);
            outcomes.Add((await new AdmitPerson(db, app.Clock).Admit(seen, conference.Id, by: $"door {outcomes.Count}")).Outcome);
            await db.DisposeAsync();
        }

        return outcomes;
    }
}
