using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Content;
using NsmCon.Admin.Shared;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The database is away when the folder is to be imported without anybody at a page.</summary>
public class FailedImportTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_import_by_hook_that_fails_is_told_and_tried_again_until_it_works(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        using var staff = await app.SignIn();
        await Rename(app, "Keynotes", "Opening");
        await Away(app);

        app.Services.GetRequiredService<ContentWatch>().Ask();
        await GitSites.Eventually(() => Task.FromResult(News(app) is not null));
        var failed = News(app)!;
        await GitSites.Eventually(() => Task.FromResult(Health(app).LastError is not null));
        await GitSites.Eventually(() => Task.FromResult(!ReferenceEquals(News(app), failed)));
        var failedAgain = News(app)!;
        await Back(app);
        await GitSites.Eventually(() => Task.FromResult(News(app) is { Fault: null }));
        await GitSites.Eventually(() => Task.FromResult(Health(app).LastError is null));

        Assert.Equal(
            (ImportCause.Hook, "The folder could not be imported: the log says why. It is tried again by itself."),
            (failed.Cause, failed.Fault)
        );
        Assert.Equal(failed.Sentence, failedAgain.Sentence);
        Assert.Equal("events/nsmconeu2020.md was imported: 1 talk changed.", News(app)!.Sentence);
        Assert.Contains(
            "was imported: 1 talk changed.",
            (await staff.Open("/admin/content")).QuerySelector("main").Words(),
            StringComparison.Ordinal
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_changed_file_whose_import_fails_is_imported_later_or_was_imported_by_hand_meanwhile(string provider)
    {
        await using var app = await RunningApp.Start(provider, "Content:Watch=true");
        // The first look only looks.
        await app.CaughtUp();

        await Away(app);
        await Rename(app, "Keynotes", "Opening");
        await GitSites.Eventually(() => Task.FromResult(News(app) is { Fault: not null }));
        await Back(app);
        await GitSites.Eventually(() => Task.FromResult(News(app) is { Fault: null }));
        var imported = News(app)!;

        await Away(app);
        await Rename(app, "Opening", "Welcome");
        await GitSites.Eventually(() => Task.FromResult(News(app) is { Fault: not null }));
        await Back(app);
        await app.ImportDisk();
        await GitSites.Eventually(() => Task.FromResult(News(app) is { Fault: null }));

        Assert.Equal((ImportCause.Change, "events/nsmconeu2020.md was imported: 1 talk changed."), (imported.Cause, imported.Sentence));
        await using var db = app.OpenDb();
        Assert.True(await db.Talks.AnyAsync(talk => talk.Title == "Welcome"));
    }

    static FolderImport? News(RunningApp app) => app.Services.GetRequiredService<ContentNews>().Last;

    static WorkerState Health(RunningApp app) =>
        app.Services.GetRequiredService<WorkerHealth>().All.Single(worker => worker.Name == "Content import");

    static async Task Rename(RunningApp app, string from, string to) =>
        await File.WriteAllTextAsync(
            app.PageFile(),
            (await app.PageText()).Replace($"title=\"{from}\"", $"title=\"{to}\"", StringComparison.Ordinal)
        );

    // What an import asks for first; the rest of the app does not miss it.
    static async Task Away(RunningApp app)
    {
        await using var db = app.OpenDb();
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "ImportedPages" RENAME TO "Away" """);
    }

    static async Task Back(RunningApp app)
    {
        await using var db = app.OpenDb();
        await db.Database.ExecuteSqlRawAsync("""ALTER TABLE "Away" RENAME TO "ImportedPages" """);
    }
}
