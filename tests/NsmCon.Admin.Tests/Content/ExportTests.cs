using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Content.Exports;

namespace NsmCon.Admin.Tests.Content;

public class ExportTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Without_a_change_not_a_byte_is_written(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var before = await File.ReadAllBytesAsync(app.PageFile());

        var export = await app.Export();

        Assert.False(export.HasWork, string.Join('\n', export.Lines));
        Assert.Equal(before, await File.ReadAllBytesAsync(app.PageFile()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_edit_writes_its_own_lines_and_comes_back_as_no_change(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        foreach (var (edit, expected) in Edits)
        {
            var before = await app.PageText();
            await app.Change(edit);

            var export = await app.Export();

            var after = await app.PageText();
            Assert.All(export.Lines, line => Assert.Null(line.Refusal));
            Assert.Equal(expected, Lines(before, after));
            var again = await app.ImportDisk();
            Assert.False(again.HasWork);
            Assert.False((await app.Export()).HasWork);
        }
    }

    static readonly (Action<ConferenceDb, List<Talk>> Edit, string[] Lines)[] Edits =
    [
        (
            (_, talks) => talks[0].Title = "Opening \"Keynotes\"",
            ["""-{{% talk time="09:00am" title="Keynotes" %}}""", """+{{% talk time="09:00am" title="Opening \"Keynotes\"" %}}"""]
        ),
        ((_, talks) => talks[1].Slides = "/pdf/inside.pdf", ["+", "+### Slides", "+[Slides](/pdf/inside.pdf)"]),
        (
            (_, talks) => Named(talks, "Dominik Tornow").JobTitle = "Fellow",
            Same(
                """speaker name="Dominik Tornow - Principal Engineer, Cisco Systems" github="dtornow" linkedin="dtornow" img="/img/events/nsmcon2019/tornow.png" %}}""",
                "Principal Engineer",
                "Fellow"
            )
        ),
        ((_, talks) => talks[0].Abstract = "Who we are.", ["+Who we are."]),
        (
            (db, talks) =>
                db.Talks.Add(
                    new Talk
                    {
                        EventId = talks[0].EventId,
                        Title = "Farewell",
                        Kind = TalkKind.Talk,
                        Starts = talks[^1].Starts!.Value.AddHours(2),
                        Position = talks.Count,
                    }
                ),
            ["+{{% talk time=\"06:00pm\" title=\"Farewell\" %}}", "+{{% /talk %}}"]
        ),
    ];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Speakers_who_are_bullets_of_a_list_are_written_as_such(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var page = Imports.Grace.Replace(
            "{{% speaker name=\"Grace Hopper - Rear Admiral, US Navy\" github=\"grace\" %}}\nShe found the first bug.\n{{% /speaker %}}\n",
            "* **Grace Hopper**, Rear Admiral, US Navy\n  She found the first bug.\n* **Jean Bartik**, Programmer, ENIAC\n",
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(app.PageFile("gracecon"), page);
        await app.ImportDisk("gracecon");
        await app.Change(
            (db, talks) =>
            {
                var (grace, jean) = (Named(talks, "Grace Hopper"), Named(talks, "Jean Bartik"));
                (grace.JobTitle, grace.GitHub, jean.Bio) = ("Admiral", "grace", "She programmed it.");
                talks[0]
                    .SetSpeakers([
                        jean,
                        new Speaker
                        {
                            EventId = talks[0].EventId,
                            Name = "Kay McNulty",
                            JobTitle = "Programmer",
                            Company = "ENIAC",
                        },
                        grace,
                    ]);
            },
            "gracecon"
        );

        var export = await app.Export("gracecon");

        Assert.Equal(
            page.Replace(
                "* **Grace Hopper**, Rear Admiral, US Navy\n  She found the first bug.\n* **Jean Bartik**, Programmer, ENIAC\n",
                "* **Jean Bartik**, Programmer, ENIAC\n  She programmed it.\n* **Kay McNulty**, Programmer, ENIAC\n* **Grace Hopper**, Admiral, US Navy\n  She found the first bug.\n",
                StringComparison.Ordinal
            ),
            await app.PageText("gracecon")
        );
        Assert.Equal(
            ["GitHub: On the page the speaker is a bullet of a list, which has no place for it: give them a shortcode of their own there."],
            export.Lines.Where(line => line.Refusal is not null).Select(line => $"{line.Field}: {line.Refusal}")
        );
        Assert.False((await app.ImportDisk("gracecon")).HasWork);
    }

    static Speaker Named(List<Talk> talks, string name) =>
        talks.SelectMany(talk => talk.Speakers).First(row => row.Speaker!.Name == name).Speaker!;

    static string[] Same(string line, string old, string now) =>
        ["-{{% " + line, "+{{% " + line.Replace(old, now, StringComparison.Ordinal)];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Talks_and_people_come_go_and_move_and_nothing_else_differs(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var changes = new (string What, Action<ConferenceDb, List<Talk>> Edit, Func<List<string>, bool> IsItsOwn)[]
        {
            (
                "a break is deleted",
                (db, talks) => db.Talks.Remove(talks.First(talk => talk.Title == "BREAK")),
                lines => lines.SequenceEqual(["-{{% talk time=\"10:15am\" title=\"BREAK\" %}}", "-{{% /talk %}}"])
            ),
            (
                "a biography",
                (_, talks) => Named(talks, "Dominik Tornow").Bio = "Dominik models systems.",
                lines => lines.Count(line => line[0] == '+') == 1
            ),
            (
                "a handle",
                (_, talks) => Named(talks, "Dominik Tornow").Twitter = "dominik",
                lines => lines is [var old, var now] && now[1..].Contains("twitter=\"dominik\"") && old[0] == '-'
            ),
            (
                "a video",
                (_, talks) => talks[1].Videos = "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
                lines => lines.TrueForAll(line => line[0] == '+') && lines.Count == 3
            ),
            (
                "a speaker leaves a talk of two",
                (_, talks) => Two(talks).SetSpeakers([Two(talks).Speakers.OrderBy(s => s.Position).First().Speaker!]),
                lines => lines.TrueForAll(line => line[0] == '-')
            ),
            (
                "a speaker joins",
                (_, talks) => talks[1].SetSpeakers([talks[1].Speakers[0].Speaker!, Named(talks, "Jeffrey Saelens")]),
                lines => lines.TrueForAll(line => line[0] == '+') && lines.Exists(line => line.Contains("Jeffrey Saelens"))
            ),
            (
                "a talk takes another time, and so another place",
                (_, talks) => talks[2].Schedule(talks[^1].Starts!.Value.AddHours(1), talks[^1].Starts!.Value.AddHours(2)),
                lines => lines.Count(line => line.Contains("{{% talk")) is 2 or 4
            ),
        };
        foreach (var (what, edit, isItsOwn) in changes)
        {
            var before = await app.PageText();
            await app.Change(edit);

            var export = await app.Export();

            var lines = Lines(before, await app.PageText());
            Assert.All(export.Lines, line => Assert.Null(line.Refusal));
            Assert.True(isItsOwn(lines), $"{what}:\n{string.Join('\n', lines)}");
            Assert.False((await app.ImportDisk()).HasWork, what);
            Assert.Equal([], (await app.Export()).Lines);
        }
    }

    static Talk Two(List<Talk> talks) => talks.First(talk => talk.Speakers.Count == 2);

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_page_that_was_changed_on_the_disk_is_not_written_over(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await File.AppendAllTextAsync(app.PageFile(), "\nA line of someone else.\n");
        await app.Change((_, talks) => talks[0].Title = "Opening");

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => app.Export());
        await app.ImportDisk();
        await app.Export();

        Assert.StartsWith(
            "events/nsmconeu2020.md was changed in the content folder since it was last imported. Import it first",
            refusal.Message,
            StringComparison.Ordinal
        );
        var text = await app.PageText();
        Assert.Contains("A line of someone else.", text, StringComparison.Ordinal);
        Assert.Contains("""title="Opening" """, text, StringComparison.Ordinal);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_deleted_here_leaves_the_page_and_does_not_come_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Change((db, talks) => db.Talks.Remove(talks.First(talk => talk.Title == "BREAK")));
        var before = await app.PageText();
        await app.Import(
            Imports.Page(before.Replace("Colocated with", "Together with", StringComparison.Ordinal), "events/nsmconeu2020.md")
        );
        await using (var db = app.OpenDb())
            Assert.Equal(14, await db.Talks.CountAsync(talk => db.Events.Any(e => e.Id == talk.EventId && e.Slug == RunningApp.Seed)));
    }
}
