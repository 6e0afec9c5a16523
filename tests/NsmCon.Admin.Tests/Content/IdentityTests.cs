using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>What is known of a person or was promised with a talk goes to no other, and stays with whom it belongs to.</summary>
public class IdentityTests
{
    const string Slug = "gracecon";

    static readonly DateTime Confirmed = new(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    const string LongText = "She wrote the first program, and saw further than the man whose engine it was for.";

    static string Ada(string mention, string text) =>
        Imports.Grace.Replace(
            "{{% speaker name=\"Ada Lovelace - Analyst, Engines Ltd\" github=\"ada\" %}}\n",
            $"{{{{% speaker {mention} %}}}}\n{text}\n",
            StringComparison.Ordinal
        );

    // A placeholder's text; a copied block with the handle left standing; a text that was kept; a name with two bearers; a colleague of the same work.
    [SkippableTheory]
    [InlineData(
        Databases.Sqlite,
        "name=\"Ada Lovelace - CTO, Acme\"",
        "Bio coming soon.",
        "name=\"Mallory Mix - CEO, Evil\"",
        "Bio coming soon."
    )]
    [InlineData(
        Databases.PostgreSql,
        "name=\"Ada Lovelace - CTO, Acme\"",
        "Bio coming soon.",
        "name=\"Mallory Mix - CEO, Evil\"",
        "Bio coming soon."
    )]
    [InlineData(
        Databases.Sqlite,
        "name=\"Ada Lovelace - CTO, Acme\" github=\"ada\"",
        "Her text.",
        "name=\"Mallory Mix - CEO, Evil\" github=\"ada\"",
        "Another."
    )]
    [InlineData(
        Databases.PostgreSql,
        "name=\"Ada Lovelace - CTO, Acme\" github=\"ada\"",
        "Her text.",
        "name=\"Mallory Mix - CEO, Evil\" github=\"ada\"",
        "Another."
    )]
    [InlineData(Databases.Sqlite, "name=\"Ada Lovelace - CTO, Acme\"", LongText, "name=\"Mallory Mix - CEO, Acme\"", LongText)]
    [InlineData(Databases.PostgreSql, "name=\"Ada Lovelace - CTO, Acme\"", LongText, "name=\"Mallory Mix - CEO, Acme\"", LongText)]
    [InlineData(
        Databases.Sqlite,
        "name=\"Ada Lovelace - CTO, Acme\" github=\"one\"",
        "Her text.",
        "name=\"Ada Lovelace - CEO, Evil\" github=\"other\"",
        "Another."
    )]
    [InlineData(
        Databases.PostgreSql,
        "name=\"Ada Lovelace - CTO, Acme\" github=\"one\"",
        "Her text.",
        "name=\"Ada Lovelace - CEO, Evil\" github=\"other\"",
        "Another."
    )]
    [InlineData(
        Databases.Sqlite,
        "name=\"Ada Lovelace - CTO, Acme\" github=\"ada\"",
        "Her text.",
        "name=\"Mallory Mix - CTO, Acme\" github=\"ada\"",
        "Another."
    )]
    [InlineData(Databases.Sqlite, "name=\"Ada Lovelace - CTO, Acme\"", LongText, "name=\"Mallory Mix - CTO, Acme\"", LongText)]
    [InlineData(
        Databases.PostgreSql,
        "name=\"Ada Lovelace - CTO, Acme\" github=\"ada\"",
        "Her text.",
        "name=\"Mallory Mix - CTO, Acme\" github=\"ada\"",
        "Another."
    )]
    [InlineData(Databases.PostgreSql, "name=\"Ada Lovelace - CTO, Acme\"", LongText, "name=\"Mallory Mix - CTO, Acme\"", LongText)]
    public async Task What_is_known_of_a_person_goes_to_nobody_by_one_key(
        string provider,
        string mention,
        string text,
        string laterMention,
        string laterText
    )
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Ada(mention, text)));
        var id = await Know(app, "Ada Lovelace");

        await app.Import(Imports.Page(Ada(laterMention, laterText)));

        await using var db = app.OpenDb();
        var row = await db.Speakers.SingleAsync(speaker => speaker.Id == id);
        Assert.Equal(
            ("Ada Lovelace", "CTO", "Acme", "ada@acme.test", Confirmed),
            (row.Name, row.JobTitle, row.Company, row.Email, row.ConfirmedAt)
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_says_whether_two_with_one_handle_are_one(string provider)
    {
        foreach (var isOne in new[] { true, false })
        {
            await using var app = await RunningApp.Start(provider);
            await app.Import(Imports.Page(Ada("name=\"Ada Lovelace - CTO, Acme\" github=\"ada\"", "A text.")));
            var id = await Know(app, "Ada Lovelace");
            var page = Imports.Page(Ada("name=\"Countess King - Peer, Ockham\" github=\"ada\"", "Another."));

            var lines = (await app.Plan(page)).Lines().ToList();
            var asked = lines.FindIndex(line => line.StartsWith("Conflict speaker Ada Lovelace", StringComparison.Ordinal));
            await app.Import(null, new Decisions { Choices = { [$"0.{asked}"] = isOne ? Decisions.Theirs : Decisions.Ours } }, page);

            Assert.Equal(
                "Conflict speaker Ada Lovelace : Ada Lovelace, CTO, Acme (with an address, a confirmation) -> Countess King, Peer, Ockham",
                lines[asked]
            );
            await using var db = app.OpenDb();
            Assert.Equal(isOne ? "Countess King" : "Ada Lovelace", (await db.Speakers.SingleAsync(speaker => speaker.Id == id)).Name);
            Assert.Contains("10:30- Engines (Countess King)", await db.Agenda(Slug));
            Assert.Equal(
                isOne ? 2 : 3,
                await db.Speakers.CountAsync(speaker => db.Events.Any(e => e.Id == speaker.EventId && e.Slug == Slug))
            );
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Until_a_person_says_whether_two_are_one_they_are_two_and_the_rest_comes_in(string provider)
    {
        foreach (var isOne in new[] { true, false })
        {
            await using var app = await RunningApp.Start(provider);
            await app.Import(Imports.Page(Ada("name=\"Ada Lovelace - CTO, Acme\" github=\"ada\"", "A text.")));
            var id = await Know(app, "Ada Lovelace");
            var page = Imports.Page(
                Ada("name=\"Countess King - Peer, Ockham\" github=\"ada\"", "Another.")
                    .Replace("How they came to be.", "How they came about.", StringComparison.Ordinal)
            );

            var first = await app.Import(page);
            var same = await app.Import(page);
            var asked = (await app.Plan(page)).Files[0].Lines;
            var before = await Row(app, id);
            await app.Import(null, new Decisions { Choices = { ["0.0"] = isOne ? Decisions.Theirs : Decisions.Ours } }, page);

            Assert.Equal("1 speaker new; 2 talks changed; 1 conflict left open", first.Outcome(new()));
            Assert.False(same.HasWork);
            Assert.Equal(
                "The page no longer names Ada Lovelace, and Countess King came in with the same GitHub handle. Are they one person?",
                Assert.Single(asked).Question
            );
            Assert.Equal(("Ada Lovelace", "ada@acme.test"), (before.Name, before.Email));
            var after = await Row(app, id);
            Assert.Equal(
                (isOne ? "Countess King" : "Ada Lovelace", "ada@acme.test", Confirmed),
                (after.Name, after.Email, after.ConfirmedAt)
            );
            Assert.Empty((await app.Plan(page)).Lines());
            await using var db = app.OpenDb();
            Assert.Contains("10:30- Engines (Countess King)", await db.Agenda(Slug));
            Assert.Equal(
                isOne ? 2 : 3,
                await db.Speakers.CountAsync(speaker => db.Events.Any(e => e.Id == speaker.EventId && e.Slug == Slug))
            );
            Assert.Empty((await db.ImportedPages.SingleAsync(imported => imported.Path == $"events/{Slug}.md")).Undecided);
        }
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_person_of_whom_several_keys_agree_stays_one(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Ada("name=\"Ada Lovelace - CTO, Acme\"", LongText)));
        var id = await Know(app, "Ada Lovelace");

        foreach (
            var mention in new[]
            {
                "name=\"Ada Lovelace - CTO, Acme\" github=\"ada\"",
                "name=\"Ada Lovelase - CTO, Acme\" github=\"ada\"",
                "name=\"Countess King - CTO, Acme\" github=\"ada\"",
                "name=\"Countess King - Peer, Ockham\" github=\"ada\" twitter=\"king\"",
            }
        )
            Assert.DoesNotContain((await app.Import(Imports.Page(Ada(mention, LongText)))).Lines(), line =>
                line.StartsWith("New", StringComparison.Ordinal) || line.StartsWith("Conflict", StringComparison.Ordinal)
            );

        await using var db = app.OpenDb();
        Assert.Equal(
            ("Countess King", "king", "ada@acme.test"),
            await db
                .Speakers.Where(speaker => speaker.Id == id)
                .Select(speaker => new
                {
                    speaker.Name,
                    speaker.Twitter,
                    speaker.Email,
                })
                .SingleAsync()
                is var row
                ? (row.Name, row.Twitter, row.Email)
                : default
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_that_visitors_saw_is_not_replaced_by_what_stands_at_its_time(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        var replaced = Imports.Page(
            Imports
                .Grace.Replace("title=\"Engines\"", "title=\"Simpler, faster\"", StringComparison.Ordinal)
                .Replace("Ada Lovelace - Analyst, Engines Ltd\" github=\"ada\"", "Alan Turing - Fellow, King's\"", StringComparison.Ordinal)
        );

        var plan = await app.Import(replaced);

        Assert.Contains(
            "Conflict talk Engines : Visitors may have starred it -> Gone from the page, where Simpler, faster stands at its time",
            plan.Lines()
        );
        Assert.Contains("New talk Simpler, faster :  -> 10:30", plan.Lines());
        await using var db = app.OpenDb();
        Assert.Contains("10:30- Engines (Ada Lovelace)", await db.Agenda(Slug));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_talk_added_here_is_not_overwritten_by_another_that_the_page_puts_at_its_time(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace));
        await app.Change(
            (db, talks) =>
                db.Talks.Add(
                    new Talk
                    {
                        EventId = talks[0].EventId,
                        Title = "Ours alone",
                        Abstract = "Ours.",
                        Starts = new(2031, 7, 4, 14, 0, 0),
                        Position = 9,
                    }
                ),
            Slug
        );

        await app.Import(Imports.Page(Imports.Grace + "{{% talk time=\"02:00pm\" title=\"Theirs\" %}}\nTheirs.\n{{% /talk %}}\n"));

        await using var db = app.OpenDb();
        Assert.Equal(
            ["Ours alone", "Theirs"],
            await db
                .Talks.Where(talk => talk.Starts == new DateTime(2031, 7, 4, 14, 0, 0))
                .Select(talk => talk.Title)
                .OrderBy(title => title)
                .ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_placeholder_becomes_the_talk_that_was_found_for_its_time(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await app.Import(Imports.Page(Imports.Grace + "{{% talk time=\"02:00pm\" title=\"TBA\" %}}\n{{% /talk %}}\n"));
        await using var db = app.OpenDb();
        var id = (await db.Talks.SingleAsync(talk => talk.Title == "TBA")).Id;

        await app.Import(
            Imports.Page(
                Imports.Grace
                    + "{{% talk time=\"02:00pm\" title=\"Found\" %}}\n### Speakers\n{{% speaker name=\"Alan Turing - Fellow, King's\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n"
            )
        );

        Assert.Equal("Found", (await db.Talks.AsNoTracking().SingleAsync(talk => talk.Id == id)).Title);
    }

    static async Task<Speaker> Row(RunningApp app, int id)
    {
        await using var db = app.OpenDb();
        return await db.Speakers.SingleAsync(speaker => speaker.Id == id);
    }

    static async Task<int> Know(RunningApp app, string name)
    {
        var id = 0;
        await app.Change(
            (db, _) =>
            {
                var row = db.Speakers.Single(speaker =>
                    speaker.Name == name && db.Events.Any(e => e.Id == speaker.EventId && e.Slug == Slug)
                );
                (row.Email, row.ConfirmedAt, id) = ("ada@acme.test", Confirmed, row.Id);
            },
            Slug
        );
        return id;
    }
}
