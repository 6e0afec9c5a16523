using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Steps;

namespace NsmCon.Data.Tests.Agenda;

public class UndoImportTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_import_is_taken_back_once_and_the_log_says_so(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        var import = await Import(conference, AgendaStepKind.Import, A.Talk(1), A.Package(1));

        await Undo(conference, import);
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Undo(conference, import));

        Assert.Equal("This import was undone already, or it is too old to be undone.", refusal.Message);
        Assert.Equal((0, 0), await conference.Read(async db => (await db.Talks.CountAsync(), await db.Packages.CountAsync())));
        var entry = await conference.Read(db => db.AuditEntries.SingleAsync(e => e.Action == UndoImport.Undone));
        Assert.Equal(("mira", "Imported", A.Day), (entry.By, entry.SubjectName, entry.At));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_package_that_an_inquiry_asks_for_stays_with_all_of_its_import(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event());
        var package = A.Package(1);
        var import = await Import(conference, AgendaStepKind.Import, A.Talk(1), package);
        var inquiry = A.Inquiry(1);
        inquiry.Packages.Add(new InquiryPackage { PackageId = package.Id });
        await conference.Save(inquiry);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Undo(conference, import));

        Assert.Equal("“Imported” cannot be undone: an inquiry asks for a package that came in with it. Nothing was done.", refusal.Message);
        Assert.Equal((1, 1), await conference.Read(async db => (await db.Talks.CountAsync(), await db.Packages.CountAsync())));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_event_goes_with_its_import_and_its_page_waits(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), Page());
        var import = await Import(conference, AgendaStepKind.NewEvent, A.Talk(1));

        await UndoNewEvent(conference, import);

        Assert.False(await conference.Read(db => db.Events.AnyAsync()));
        var page = await conference.Read(db => db.UndonePages.SingleAsync());
        Assert.Equal(("events/new.md", "mira", A.Day), (page.Path, page.UndoneBy, page.UndoneAt));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_event_on_which_something_was_built_stays(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Save(A.Event(), Page());
        var import = await Import(conference, AgendaStepKind.NewEvent, A.Talk(1));
        await conference.Save(A.Inquiry(1));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => UndoNewEvent(conference, import));

        Assert.Equal(
            "“Imported” brought this event in, and can no longer be undone: sponsors asked for packages. Nothing was done.",
            refusal.Message
        );
        Assert.Equal((1, 1), await conference.Read(async db => (await db.Events.CountAsync(), await db.Talks.CountAsync())));
        Assert.False(await conference.Read(db => db.UndonePages.AnyAsync()));
    }

    static ImportedPage Page() =>
        new()
        {
            EventId = 1,
            Path = "events/new.md",
            Text = "",
            ImportedBy = "mira",
        };

    static async Task<long> Import(ConferenceDatabase conference, AgendaStepKind kind, params object[] rows)
    {
        await using var db = conference.CreateDbContext();
        using (db.NameStep(new AgendaStepNote(new(StepDeed.Imported), kind)))
        {
            db.AddRange(rows);
            await db.SaveChangesAsync();
        }
        return await db.AgendaSteps.Where(step => step.Kind == kind).Select(step => step.Id).SingleAsync();
    }

    static async Task Undo(ConferenceDatabase conference, long import)
    {
        await using var db = conference.CreateDbContext();
        await new UndoImport(db).Undo(1, import, by: "mira", A.Day);
    }

    static async Task UndoNewEvent(ConferenceDatabase conference, long import)
    {
        await using var db = conference.CreateDbContext();
        await new UndoNewEvent(db).Undo(import, by: "mira", A.Day);
    }
}
