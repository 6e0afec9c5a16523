using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class SpeakerFormTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Address_arrival_and_departure_are_kept_as_the_wall_clock_shows_them(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ada = await app.AddSpeaker(await app.AddEvent(Slug), "Ada Lovelace");
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"{SpeakersPath}/{ada.Id}";

        await browser.Send(
            path,
            new()
            {
                ["Email"] = " ada@example.org ",
                ["Arrives"] = "2030-03-29T18:30",
                ["Leaves"] = "2030-03-31T09:00",
            },
            "main form.form"
        );

        var page = await browser.Open(path);
        Assert.Equal(
            ("ada@example.org", "2030-03-29T18:30", "2030-03-31T09:00"),
            (page.Value("Email"), page.Value("Arrives"), page.Value("Leaves"))
        );
        await using var db = app.OpenDb();
        Assert.Equal(
            (new DateTime(2030, 3, 29, 18, 30, 0), "ada@example.org"),
            await db.Speakers.Where(s => s.Id == ada.Id).Select(s => new ValueTuple<DateTime?, string?>(s.Arrives, s.Email)).SingleAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_is_asked_again(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.AddEvent(Slug);
        using var browser = await app.SignIn();
        Task<IEnumerable<string>> Refusals(Dictionary<string, string?> values) =>
            browser.Refusals($"{SpeakersPath}/new", new(values) { ["Name"] = "Ada" });

        Assert.Equal(
            ["The departure is before the arrival. Correct one of them."],
            await Refusals(new() { ["Arrives"] = "2030-03-30T10:00", ["Leaves"] = "2030-03-30T10:00" })
        );
        Assert.Equal(["Choose a day between 1990 and 2200."], await Refusals(new() { ["Arrives"] = "0203-03-30T10:00" }));
        Assert.Equal(["\"tomorrow\" does not fit here."], await Refusals(new() { ["Leaves"] = "tomorrow" }));
        foreach (var address in new[] { "ada", "Ada <ada@example.org>", "a@example.org,b@example.org" })
            Assert.Equal(["Write one address, such as ada@example.org."], await Refusals(new() { ["Email"] = address }));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_biography_is_shown_as_the_page_will_show_it_and_nothing_is_saved(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ada = await app.AddSpeaker(await app.AddEvent(Slug), "Ada Lovelace");
        using var browser = await app.SignIn();
        var path = $"{SpeakersPath}/{ada.Id}";
        const string bio = "She **wrote** it. <script>alert(1)</script> [here](javascript:alert(1))";
        var form = (await browser.Open(path)).QuerySelector("main form.form")!;
        form.SetAttribute("action", form.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);

        var whole = await (await browser.Send(form, path, new() { ["Bio"] = bio, ["JobTitle"] = "Countess" })).Page();
        browser.DefaultRequestHeaders.Add("HX-Request", "true");
        var part = await (await browser.Send(form, path, new() { ["Bio"] = bio })).Page();

        foreach (var page in new[] { whole, part })
        {
            Assert.Equal("wrote", page.QuerySelector(".preview strong").Words());
            Assert.Empty(page.QuerySelectorAll(".preview script, .preview a[href^=javascript]"));
        }

        Assert.Equal((bio, "Countess"), (whole.Value("Bio"), whole.Value("JobTitle")));
        Assert.Null(part.QuerySelector("form"));
        await using var db = app.OpenDb();
        Assert.Equal(
            (0, ""),
            await db.Speakers.Where(s => s.Id == ada.Id).Select(s => new ValueTuple<int, string>(s.Version, s.Bio)).SingleAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_list_says_who_confirmed(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        await app.AddSpeaker(ours, "Ada Lovelace", s => s.Confirm(app.Now()));
        await app.AddSpeaker(ours, "Grace Hopper");
        using var browser = await app.SignIn();

        var rows = (await browser.Open(SpeakersPath))
            .QuerySelectorAll("tbody tr")
            .Select(row => row.QuerySelector("td:nth-child(3)").Words());

        Assert.Equal(["Confirmed", ""], rows);
    }
}
