using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>Nobody names a speaker on the page any more.</summary>
public class VanishedSpeakerTests
{
    const string Slug = "gracecon",
        Content = $"/admin/events/{Slug}/content";

    static readonly string ByAlan = Imports.Grace.Replace(
        "Ada Lovelace - Analyst, Engines Ltd\" github=\"ada\"",
        "Alan Turing - Fellow, King's\"",
        StringComparison.Ordinal
    );

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_whom_something_is_known_here_alone_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await app.Change((db, _) => db.Speakers.Single(speaker => speaker.Name == "Ada Lovelace").Bio = "Written here.", Slug);

        var plan = await app.Import(Imports.Page(ByAlan));

        Assert.Contains(plan.Lines(), line =>
            line.StartsWith("Note speaker Ada Lovelace :  -> The name is no longer on the page.", StringComparison.Ordinal)
        );
        await using var db = app.OpenDb();
        Assert.Equal("Written here.", (await db.Speakers.SingleAsync(speaker => speaker.Name == "Ada Lovelace")).Bio);
        Assert.Contains("10:30- Engines (Alan Turing)", await db.Agenda(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_still_speaks_since_a_step_was_left_out_stays(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        var page = Imports.Page(ByAlan);
        var lines = (await app.Plan(page)).Lines().ToList();
        Assert.Contains("Gone speaker Ada Lovelace :  -> ", lines);

        await app.Import(
            null,
            new Decisions
            {
                Choices =
                {
                    [$"0.{lines.FindIndex(line => line.Contains("Engines speakers", StringComparison.Ordinal))}"] = Decisions.Ours,
                },
            },
            page
        );

        await using var db = app.OpenDb();
        Assert.Contains("10:30- Engines (Ada Lovelace)", await db.Agenda(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_was_imported_and_then_given_another_talk_is_not_undone(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        var panel =
            "{{% talk time=\"08:00am\" title=\"Panel\" %}}\n### Speakers\n{{% speaker name=\"Alan Turing - Fellow, King's\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n";
        await app.Import(
            Imports.Page(Imports.Grace.Replace("{{% talk time=\"09:00am\"", panel + "{{% talk time=\"09:00am\"", StringComparison.Ordinal))
        );
        await app.Change(
            (db, talks) =>
                talks
                    .Single(talk => talk.Title == "Compilers")
                    .Speakers.Add(new TalkSpeaker { Speaker = db.Speakers.Single(speaker => speaker.Name == "Alan Turing"), Position = 1 }),
            Slug
        );
        using var staff = await app.SignIn(StaffRole.Agenda, Slug);

        using var answer = await staff.Send(Content, [], "form[action$='/undo']");

        Assert.Contains(
            "Something was added to it since, which would be lost. Nothing was undone.",
            (await answer.Page()).QuerySelector(".flash.refused").Words(),
            StringComparison.Ordinal
        );
        await using var db = app.OpenDb();
        Assert.Contains("09:00- Compilers (Grace Hopper, Alan Turing)", await db.Agenda(Slug));
    }
}
