using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Data.Agenda;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

public class SeedImportTests
{
    static SourceFile[] Content(RunningApp app) =>
        [.. ContentFile.Find(new($"{app.Folder}/content")).Select(file => ContentFile.Read(file.File).Understand(imageExists: null))];

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_first_start_brings_in_the_event_of_the_real_page(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        await using var db = app.OpenDb();
        var conference = await db.Events.SingleAsync();

        Assert.Equal(
            ("nsmconeu2020", "NSMCon EU 2020", "Amsterdam, The Netherlands", "Europe/Amsterdam"),
            (conference.Slug, conference.Title, conference.Place, conference.TimeZone)
        );
        Assert.Equal((new DateOnly(2020, 3, 30), null), (conference.StartsOn, conference.EndsOn));
        Assert.Equal(["Register", "Become a Sponsor"], conference.Buttons.Select(button => button.Name));
        Assert.Equal(["Why Attend NSMCon?", "Become a Sponsor"], conference.Sections.Select(section => section.Heading));
        Assert.Equal((15, 16, 18), (await db.Talks.CountAsync(), await db.Speakers.CountAsync(), await db.TalkSpeakers.CountAsync()));
        Assert.Equal(
            (2, 1),
            (await db.Talks.CountAsync(talk => talk.Kind == TalkKind.Break), await db.Talks.CountAsync(talk => talk.Kind == TalkKind.Lunch))
        );
        var agenda = await db.Agenda("nsmconeu2020");
        Assert.Equal("09:15- Inside Network Service Mesh (Dominik Tornow)", agenda[1]);
        Assert.Equal("16:00- NSM Customer Success! QoE, L3VPN, and NAT64 oh my! (Zia Syed, Daniel Bernier)", agenda[14]);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Its_registration_is_open_for_150_attendees(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        await using var db = app.OpenDb();
        var conference = await db.Events.SingleAsync();
        var type = await db.TicketTypes.Include(t => t.Limits).ThenInclude(l => l.Quota).SingleAsync();

        Assert.True(conference.IsRegistrationOpen(app.Clock.GetUtcNow().UtcDateTime));
        Assert.Null(conference.RegistrationClosesAt);
        Assert.Equal(("Attendee", 150, 0, true), (type.Name, type.Limits.Single().Quota!.Size, type.Limits[0].Quota!.Taken, type.IsPublic));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Its_packages_are_those_that_the_prospectus_of_that_year_sold(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        await using var db = app.OpenDb();
        var packages = await db
            .Packages.Include(p => p.Benefits)
            .Include(p => p.Quota)
            .Include(p => p.OnlyWithPackage)
            .OrderBy(p => p.Position)
            .ToListAsync();

        Assert.Equal(
            [
                "Event 1500000 USD  ",
                "T-Shirt 300000 USD 2 Event",
                "Lunch 750000 USD  ",
                "Break 250000 USD  ",
                "Session Recording 400000 USD  ",
            ],
            packages.Select(p => $"{p.Name} {p.PriceCents} {p.Currency} {p.Quota?.Size} {p.OnlyWithPackage?.Name}")
        );
        Assert.Equal(["Event sponsorship", "Other sponsorship opportunities"], packages.Select(p => p.Group).Distinct());
        var logo = packages[0].Benefits.Single(benefit => benefit.Text == "Logo inclusion");
        Assert.Equal(["Event slide template", "Event website", "Event signage"], logo.Parts);
        Assert.Equal(5, packages[0].Benefits.Count);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_its_packages_file_says_of_a_new_event_is_counted_as_no_change(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        foreach (
            var file in new[] { "events/nsmconeu2020.md", "packages/nsmconeu2020.toml" }.Select(name =>
                Path.Combine(app.Folder, "content", name)
            )
        )
            File.Copy(file, file.Replace("nsmconeu2020", "next", StringComparison.Ordinal));

        var plan = await app.Plan(Content(app));

        Assert.Equal("1 event, 16 speakers, 15 talks, 5 packages new", plan.Summary);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Importing_twice_changes_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var db = app.OpenDb();
        var before = await db.Rows();
        var importedAt = await db.ImportedPages.Select(page => page.ImportedAt).ToListAsync();

        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var plan = await app.Import(Content(app));

        Assert.False(plan.HasWork);
        Assert.Equal("nothing changes", plan.Summary);
        Assert.Equal(before, await db.Rows());
        Assert.Equal(importedAt, await db.ImportedPages.Select(page => page.ImportedAt).ToListAsync());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_import_is_one_entry_of_the_audit_log_for_each_event(string provider)
    {
        await using var app = await RunningApp.Start(provider);

        await using var db = app.OpenDb();
        var entries = await db.AuditEntries.Where(entry => entry.Action == "Imported").OrderBy(entry => entry.Id).ToListAsync();

        Assert.Equal(["events/nsmconeu2020.md and packages/nsmconeu2020.toml"], entries.Select(entry => entry.SubjectName));
        Assert.Equal(
            [
                "new events 1",
                "new speakers 16",
                "new talks 15",
                "changed event NSMCon EU 2020 sponsors' address sponsors@networkservicemesh.io",
                "new package Event 15,000 USD",
            ],
            entries[0].Changes.Take(5).Select(change => $"{change.Field} {change.To}")
        );
        Assert.DoesNotContain(await db.AuditEntries.Select(entry => entry.Subject).ToListAsync(), subject =>
            subject is "Talk" or "Speaker"
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_plan_writes_nothing(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        await using var db = app.OpenDb();
        var before = await db.Rows();

        var plan = await app.Plan(Imports.Page(Imports.Grace));

        Assert.True(plan.HasWork);
        Assert.Equal(before, await db.Rows());
    }
}
