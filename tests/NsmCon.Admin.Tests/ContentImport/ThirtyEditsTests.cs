using NsmCon.Data.Staff;
using NsmCon.Hugo;
using NsmCon.Hugo.Tests;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.ContentImport.Exports;

namespace NsmCon.Admin.Tests.ContentImport;

/// <summary>The real page, edited by the app's own forms and written back after each edit.</summary>
public class ThirtyEditsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_edit_writes_its_own_lines_comes_back_as_no_change_and_Hugo_builds_the_page(string provider)
    {
        Skip.If(HugoSite.Program is null && Environment.GetEnvironmentVariable("CI") != "true", "This test needs the program hugo: run it by `bash tests/run`.");
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        using var site = new HugoSite();
        var editor = new Editor(app, browser);
        var differences = new List<string>();
        Assert.Equal(30, Edits.Length);

        foreach (var (what, edit, expected) in Edits)
        {
            var before = await app.PageText();
            await edit(editor);
            var export = await app.Export();
            var after = await app.PageText();
            var lines = string.Join('\n', Lines(before, after));
            if (lines != expected) differences.Add($"{what}:\n{lines}");
            Assert.All(export.Lines, line => Assert.Null(line.Refusal));
            Assert.False((await app.ImportDisk()).HasWork, what);
            Assert.Equal([], (await app.Export()).Lines);
            site.Add(HugoPage.Parse(after));
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
        site.AssertReadAlike();
    }

    static readonly (string What, Func<Editor, Task> Edit, string Lines)[] Edits =
    [
        ("a title", e => e.Talk("Keynotes", ("Title", "Opening keynotes")), """
            -{{% talk time="09:00am" title="Keynotes" %}}
            +{{% talk time="09:00am" title="Opening keynotes" %}}
            """),
        ("a title with quotes", e => e.Talk("Inside Network Service Mesh", ("Title", "Inside \"Network Service Mesh\"")), """
            -{{% talk time="09:15am" title="Inside Network Service Mesh" %}}
            +{{% talk time="09:15am" title="Inside \"Network Service Mesh\"" %}}
            """),
        ("a title in other scripts", e => e.Talk("Using DNS to smooth your NSM adoption", ("Title", "DNS für NSM: 東京")), """
            -{{% talk time="11:00am" title="Using DNS to smooth your NSM adoption" %}}
            +{{% talk time="11:00am" title="DNS für NSM: 東京" %}}
            """),
        ("a first abstract", e => e.Talk("Opening keynotes", ("Abstract", "Welcome to NSMCon.")), "+Welcome to NSMCon."),
        ("another paragraph of it", e => e.Talk("Opening keynotes", ("Abstract", "Welcome to NSMCon.\r\n\r\n- one\r\n- two")), "?"),
        ("no abstract", e => e.Talk("Opening keynotes", ("Abstract", "")), "?"),
        ("slides", e => e.Talk("The NSM Operator", ("SlidesUrl", "/pdf/operator.pdf")), "?"),
        ("a video", e => e.Talk("The NSM Operator", ("VideoUrl", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")), "?"),
        ("other slides", e => e.Talk("The NSM Operator", ("SlidesUrl", "/pdf/nsm-operator.pdf")), "?"),
        ("no video", e => e.Talk("The NSM Operator", ("VideoUrl", "")), "?"),
        ("a job title", e => e.Speaker("Dominik Tornow", ("JobTitle", "Fellow")), "?"),
        ("a company", e => e.Speaker("Anders Franzen", ("Company", "Ericsson Research")), "?"),
        ("a name", e => e.Speaker("Zia Syed", ("Name", "Ziauddin Syed")), "?"),
        ("a GitHub handle", e => e.Speaker("Fabio Maino", ("GitHub", "fmaino")), "?"),
        ("another Twitter handle", e => e.Speaker("Ivana Atanasova", ("Twitter", "ivana")), "?"),
        ("no LinkedIn handle", e => e.Speaker("Lorand Jakab", ("LinkedIn", "")), "?"),
        ("a photo", e => e.Speaker("Radoslav Dimitrov", ("ImagePath", "/img/events/nsmconeu2020/radoslav.jpg")), "?"),
        ("a biography", e => e.Speaker("Dominik Tornow", ("Bio", "Dominik models systems.")), "?"),
        ("the biography of somebody who gives two talks", e => e.Speaker("Tim Swanson", ("Bio", "Tim writes networks.")), "?"),
        ("a talk at the end", e => e.NewTalk(("Title", "Farewell"), ("Starts", "16:30"), ("Ends", "17:00")), "?"),
        ("a talk with a new speaker", e => e.NewTalk(("Title", "Panel"), ("Starts", "17:00"), ("Ends", "17:30"), ("NewSpeaker", "Ada Lovelace")), "?"),
        ("a time", e => e.Talk("Panel", ("Starts", "17:15"), ("Ends", "18:00")), "?"),
        ("a move to another place", e => e.Talk("Panel", ("Starts", "09:05"), ("Ends", "09:15")), "?"),
        ("a talk that goes", e => e.Delete("Farewell"), "?"),
        ("a talk that goes with its speaker", e => e.Delete("Panel"), "?"),
        ("a speaker who leaves", async e => await e.Talk("Cloud-native SR-IOV with Network Service Mesh", await e.Speakers("Radoslav Dimitrov")), "?"),
        ("a speaker who joins", async e => await e.Talk("Opening keynotes", await e.Speakers("Dominik Tornow")), "?"),
        ("the order of speakers", async e => await e.Talk("NSM Interdomain:  Functional Walkthrough, Use-cases, and Demo", await e.Speakers("John Joyce", "Tim Swanson")), "?"),
        ("an end", e => e.Talk("Opening keynotes", ("Ends", "09:10")), "?"),
        ("two talks that change places", async e =>
        {
            await e.Talk("DNS für NSM: 東京", ("Starts", "11:30"), ("Ends", "12:00"));
            await e.Talk("The NSM Operator", ("Starts", "11:00"), ("Ends", "11:30"));
        }, "?"),
    ];
}
