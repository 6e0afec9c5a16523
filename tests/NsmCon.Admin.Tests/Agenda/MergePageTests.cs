using System.Net;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class MergePageTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_are_seen_side_by_side_merged_value_by_value_and_brought_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var ours = await app.AddEvent(Slug);
        var ada = await app.AddSpeaker(ours, "Ada Lovelace", s => (s.Company, s.Bio) = ("Engines", "First."));
        var twin = await app.AddSpeaker(ours, "A. Lovelace", s => (s.Company, s.Bio, s.GitHub) = ("Engines", "Second.", "ada"));
        await app.AddSpeaker(ours, "Zoë Zebra");
        var talk = await app.AddTalk(ours, "Engines", "09:00", "10:00", twin);
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"{SpeakersPath}/{ada.Id}/merge";

        var choice = await browser.Open(path);
        var both = await browser.Open($"{path}?with={twin.Id}");
        var merged = await (
            await browser.Send(both.QuerySelector("main form[method=post]")!, path, new() { ["From[Bio]"] = "second" })
        ).Page();
        var after = await app.Talk(talk.Id);
        await using var db = app.OpenDb();
        var one = await db.Speakers.AsNoTracking().Where(s => s.EventId == ours.Id && s.Name != "Zoë Zebra").ToListAsync();
        await browser.Send(merged.QuerySelector("form[action$='/undo']")!, path, []);

        Assert.Equal("", ((AngleSharp.Html.Dom.IHtmlSelectElement)choice.QuerySelector("#with")!).Value);
        Assert.Equal("A. Lovelace, Engines", choice.QuerySelector("optgroup[label='Similar names'] option").Words());
        Assert.Equal(["Name", "Biography", "GitHub"], both.QuerySelectorAll("tbody th").Select(head => head.Words()));
        Assert.Equal("Merged A. Lovelace into Ada Lovelace", merged.QuerySelector("h1").Words());
        Assert.Equal(["Ada Lovelace"], after.SpeakerNames());
        var kept = Assert.Single(one);
        Assert.Equal((ada.Id, "Ada Lovelace", "Second.", "ada"), (kept.Id, kept.Name, kept.Bio, kept.GitHub));
        Assert.Equal(["A. Lovelace"], (await app.Talk(talk.Id)).SpeakerNames());
        Assert.Equal(
            (twin.Id, "Second."),
            await db.Speakers.Where(s => s.Name == "A. Lovelace").Select(s => new ValueTuple<int, string>(s.Id, s.Bio)).SingleAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_was_changed_since_or_belongs_elsewhere_is_not_merged(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, other) = (await app.AddEvent(Slug), await app.AddEvent("other"));
        var (ada, twin, theirs) = (
            await app.AddSpeaker(ours, "Ada Lovelace"),
            await app.AddSpeaker(ours, "A. Lovelace"),
            await app.AddSpeaker(other, "Ada Elsewhere")
        );
        using var browser = await app.SignIn(StaffRole.Agenda, Slug);
        var path = $"{SpeakersPath}/{ada.Id}/merge?with={twin.Id}";
        browser.DefaultRequestHeaders.Referrer = new Uri(app.Url + path);
        var form = (await browser.Open(path)).QuerySelector("main form[method=post]")!;
        await browser.Send($"{SpeakersPath}/{twin.Id}", new() { ["JobTitle"] = "Countess" }, "main form.form");

        var refused = await (await browser.Send(form, path, [])).Page();
        var elsewhere = await browser.Send(form, path, new() { ["With"] = $"{theirs.Id}" });

        Assert.StartsWith(
            "Someone else changed this at the same time.",
            refused.QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        await using var db = app.OpenDb();
        Assert.Equal(3, await db.Speakers.CountAsync(s => s.EventId == ours.Id || s.EventId == other.Id));
    }
}
