using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Agenda.Agendas;

namespace NsmCon.Admin.Tests.Agenda;

public class StaleSpeakerTests
{
    const string Form = "main form.form";

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_who_change_different_fields_of_a_speaker_are_both_in_it(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var grace = await app.AddSpeaker(await app.AddEvent(Slug));
        using var first = await app.SignIn(StaffRole.Agenda, Slug);
        using var second = await app.SignIn(StaffRole.Owner);
        var path = $"{SpeakersPath}/{grace.Id}";
        var open = (await second.Open(path)).QuerySelector(Form)!;
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        await first.Send(path, new() { ["JobTitle"] = "Commodore", ["Arrives"] = "2030-03-29T18:00" }, Form);

        var done = await (await second.Send(open, path, new() { ["Name"] = "Grace Murray Hopper", ["Bio"] = "Typed here." })).Page();

        Assert.Matches(
            @"^Grace Murray Hopper was saved\. agenda\.\w+@staff\.example\.org changed this at \d\d:\d\d, while you were writing\. Both changes are in it\.$",
            done.QuerySelector(".flash").Words()
        );
        var after = await Saved(app, grace);
        Assert.Equal(
            ("Grace Murray Hopper", "Commodore", "Typed here.", new DateTime(2030, 3, 29, 18, 0, 0)),
            (after.Name, after.JobTitle, after.Bio, after.Arrives!.Value)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_changed_the_same_field_of_a_speaker_as_another_chooses_and_nothing_is_saved_before(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var grace = await app.AddSpeaker(await app.AddEvent(Slug));
        using var browser = await app.SignIn();
        var path = $"{SpeakersPath}/{grace.Id}";
        var open = (await browser.Open(path)).QuerySelector(Form)!;
        await browser.Send(path, new() { ["Bio"] = "Theirs.", ["Leaves"] = "2030-03-31T12:00" }, Form);

        var asked = await (await browser.Send(open, path, new() { ["Bio"] = "Mine.", ["Arrives"] = "2030-03-29T18:00" })).Page();
        var preview = asked.QuerySelector(Form)!;
        preview.SetAttribute("action", $"{path}/preview");
        var previewed = await (await browser.Send(preview, path, new() { ["Keep[Bio]"] = "mine" })).Page();
        var before = await Saved(app, grace);
        await browser.Send(previewed.QuerySelector(Form)!, path, new() { ["Keep[Stay]"] = "theirs" });

        Assert.EndsWith(
            "Choose below which of the two stays; nothing is saved yet.",
            Assert.Single(asked.Refusals()),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["Biography Yours: Mine. Saved: Theirs.", "Stay Yours: from March 29, 2030, 18:00 Saved: until March 31, 2030, 12:00"],
            previewed.QuerySelectorAll(".choose").Select(choice => choice.Words())
        );
        Assert.Equal("Theirs.", before.Bio);
        var after = await Saved(app, grace);
        Assert.Equal(("Mine.", null, new DateTime(2030, 3, 31, 12, 0, 0)), (after.Bio, after.Arrives, after.Leaves!.Value));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_form_that_does_not_say_what_it_was_filled_with_writes_over_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var grace = await app.AddSpeaker(await app.AddEvent(Slug));
        using var browser = await app.SignIn();
        var path = $"{SpeakersPath}/{grace.Id}";
        var open = (await browser.Open(path)).QuerySelector(Form)!;
        await browser.Send(path, new() { ["Bio"] = "Theirs." }, Form);

        foreach (var opened in new[] { "", "null", "[]", "{", """{"Bio":null}""", """{"Bio":7}""" })
        {
            var asked = await (await browser.Send(open, path, new() { ["Bio"] = "Mine.", ["Opened"] = opened })).Page();

            Assert.Equal(["Biography Yours: Mine. Saved: Theirs."], asked.QuerySelectorAll(".choose").Select(choice => choice.Words()));
            Assert.Equal("Theirs.", (await Saved(app, grace)).Bio);
        }
    }

    static async Task<Speaker> Saved(RunningApp app, Speaker speaker)
    {
        await using var db = app.OpenDb();
        return await db.Speakers.SingleAsync(s => s.Id == speaker.Id);
    }
}
