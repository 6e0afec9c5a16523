using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Content.Import;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>
/// All versions of a page, one after the other and then in any order, with a person at hand who knows who is who: what is known of somebody stays
/// with them, and nobody whom the page shows to be the same stands twice.
/// </summary>
[SuppressMessage("Security", "CA5394", Justification = "The same order each time.")]
public class ReplayTests
{
    const int Versions = 16,
        Jumps = 10;

    [SkippableTheory]
    [InlineData(Databases.Sqlite, 1)]
    [InlineData(Databases.Sqlite, 2)]
    [InlineData(Databases.Sqlite, 3)]
    [InlineData(Databases.Sqlite, 4)]
    [InlineData(Databases.Sqlite, 5)]
    [InlineData(Databases.PostgreSql, 6)]
    [InlineData(Databases.PostgreSql, 7)]
    public async Task Nobody_gets_what_is_known_of_another_and_who_only_changed_a_little_keeps_it(string provider, int seed)
    {
        await using var app = await RunningApp.Start(provider);
        var history = new PageHistory(seed);
        var versions = new List<PageHistory.Version>();
        while (versions.Count < Versions)
        {
            if (versions.Count > 0)
                history.Change();
            versions.Add(history.Read());
            await Import(app, history, versions[^1]);
        }

        var random = new Random(seed);
        for (var jump = 0; jump < Jumps; jump++)
            await Import(app, history, versions[random.Next(versions.Count)]);
    }

    static async Task Import(RunningApp app, PageHistory history, PageHistory.Version version)
    {
        var before = await Rows(app);
        var page = Imports.Page(version.Text);
        var plan = await app.Plan(page);
        await app.Import(null, Answered(plan, version, before), page);
        await LearnAddresses(app, version);

        var after = await Rows(app);
        foreach (var row in after.Where(row => row.Email is not null))
            AssertTheirs(row, history.Known[int.Parse(row.Email!.Split('@')[0], null)]);
        foreach (var person in version.People)
        {
            // Who came under another name with nothing else in common stood twice already.
            var rows = after.FindAll(row => row.Email == Address(person));
            var mayBeAdded = before.Exists(row => IsShownToBe(row, person, version)) ? 0 : 1;
            Assert.True(
                rows.Exists(row => row.Name == person.Name) && rows.Count <= before.Count(row => row.Email == Address(person)) + mayBeAdded,
                Story(person, before, after, plan)
            );
        }
    }

    static void AssertTheirs(Speaker row, (HashSet<string> Names, HashSet<string> Companies) known) =>
        Assert.True(
            known.Names.Contains(row.Name) && known.Companies.Contains(row.Company),
            $"{row.Name} of {row.Company} has the address of {string.Join(", ", known.Names)} of {string.Join(", ", known.Companies)}."
        );

    // Whether two are one person is answered by the truth; of all else the page is right.
    static Decisions Answered(ImportPlan plan, PageHistory.Version version, List<Speaker> before)
    {
        var lines = plan.Files.Single().Lines;
        return new Decisions
        {
            Choices = Enumerable
                .Range(0, lines.Count)
                .Where(at => lines[at].Kind == PlanKind.Conflict)
                .ToDictionary(at => Decisions.Number(0, at), at => Answer(lines[at])),
        };

        string Answer(PlanLine line)
        {
            if (line.OursLabel != "Two people")
                return Decisions.Theirs;

            var person = version.People.Single(one => one.Name == line.To!.Split(',')[0]);
            return before.Exists(row => row.Name == line.Name && row.Email == Address(person)) ? Decisions.Theirs : Decisions.Ours;
        }
    }

    // The organizers learn the address of everyone who is new.
    static Task LearnAddresses(RunningApp app, PageHistory.Version version) =>
        app.Change(
            (db, _) =>
            {
                foreach (
                    var row in db.Speakers.Where(speaker =>
                        speaker.Email == null && db.Events.Any(e => e.Id == speaker.EventId && e.Slug == "gracecon")
                    )
                )
                    row.Email = version.People.Where(person => person.Name == row.Name).Select(Address).SingleOrDefault();
            },
            "gracecon"
        );

    static async Task<List<Speaker>> Rows(RunningApp app)
    {
        await using var db = app.OpenDb();
        return await db.Speakers.Where(speaker => db.Events.Any(e => e.Id == speaker.EventId && e.Slug == "gracecon")).ToListAsync();
    }

    // The same name, and nothing that speaks against it; or another name beside a handle that nobody else has, and the same text.
    static bool IsShownToBe(Speaker row, PageHistory.Person person, PageHistory.Version version) =>
        row.Email == Address(person)
        && (
            (row.Name == person.Name && (row.Company == person.Company || row.GitHub == person.GitHub))
            || (
                row.GitHub is { } handle
                && handle == person.GitHub
                && row.Bio == person.Bio
                && row.Bio.Length > 40
                && version.People.Count(one => one.GitHub == handle) == 1
            )
        );

    static string Story(PageHistory.Person person, List<Speaker> before, List<Speaker> after, ImportPlan plan) =>
        string.Join('\n', [$"{person}", "before:", .. before.Select(Told), "after:", .. after.Select(Told), "plan:", .. plan.Lines()]);

    static string Told(Speaker row) => $"  {row.Id} {row.Name}, {row.Company}, {row.GitHub}, {row.Email}, {row.Bio}";

    static string Address(PageHistory.Person person) => $"{person.Id}@example.org";
}
