using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Staff;
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

        var answers = await Task.WhenAll(
            phones.Zip(forms, async (phone, form) =>
                (await (await phone.Send(form, Doors.Path, new() { ["typed"] = ada.TicketCode })).Page()).Answer()
            )
        );

        Assert.Single(answers, answer => answer.StartsWith("answer: Welcome | Ada Lovelace", StringComparison.Ordinal));
        var first = (await app.Reload(ada)).CheckedInBy!.Split('@')[0];
        var others = answers.Where(answer => answer.StartsWith("amber: Already in | Ada Lovelace", StringComparison.Ordinal)).ToList();
        Assert.Equal(9, others.Count);
        Assert.Equal(4, others.Count(answer => answer.Contains(", by you.", StringComparison.Ordinal)));
        Assert.Equal(5, others.Count(answer => answer.Contains($", by {first}.", StringComparison.Ordinal)));
        phones.ForEach(phone => phone.Dispose());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_that_is_sent_twice_at_once_is_one_scan_and_welcomes_twice(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, _, ada) = await app.ExpectAda();
        using var phone = await app.SignIn();
        var form = (await phone.Open(Doors.Path)).QuerySelector("form.ask")!;

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => phone.Send(form, Doors.Path, new() { ["typed"] = ada.TicketCode })));
        var answer = await (await phone.Send(form, Doors.Path, new() { ["typed"] = ada.TicketCode })).Page();

        Assert.Equal("Welcome", answer.Word());
        await using var db = app.OpenDb();
        Assert.Equal(1, await db.Scans.CountAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_that_the_browser_brings_back_lets_the_next_person_in(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (conference, attendee, ada) = await app.ExpectAda();
        var grace = await app.Register(conference, attendee, "Grace", "grace@example.org");
        using var phone = await app.SignIn();
        var form = (await phone.Open(Doors.Path)).QuerySelector("form.ask")!;
        await phone.Send(form, Doors.Path, new() { ["typed"] = ada.TicketCode });

        var answer = await (await phone.Send(form, Doors.Path, new() { ["typed"] = grace.TicketCode })).Page();

        Assert.Equal("answer: Welcome | Grace | Attendee", answer.Answer());
        Assert.NotNull((await app.Reload(grace)).CheckedInAt);
    }
}
