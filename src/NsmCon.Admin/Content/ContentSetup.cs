using NsmCon.Admin.Content.Export;
using NsmCon.Admin.Content.Git;
using NsmCon.Admin.Content.Import;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Steps;

namespace NsmCon.Admin.Content;

static class ContentSetup
{
    public static IServiceCollection AddContent(this IServiceCollection services) =>
        services
            .AddSingleton<SiteShortcodes>()
            .AddScoped<IKnowNeeds, ContentNeeds>()
            .AddScoped<RenamedPages>()
            .AddScoped<PlanImport>()
            .AddScoped<ApplyImport>()
            .AddScoped<UndoImport>()
            .AddScoped<UndoNewEvent>()
            .AddScoped<ReadContent>()
            .AddSingleton<ContentStamps>()
            .AddSingleton<ContentWatch>()
            .AddSingleton<ContentNews>()
            .AddSingleton<SavePage>()
            .AddSingleton<SiteRemote>()
            .AddSingleton<PushCommit>()
            .AddSingleton<MergeBranches>()
            .AddSingleton<FetchContent>()
            .AddScoped<LeaveUndone>()
            .AddScoped<ImportFolder>()
            .AddScoped<PushAgain>()
            .AddScoped<FollowContent>()
            .AddScoped<ExportReleases>()
            .AddSingleton<SitePictures>()
            .AddScoped<ExportContent>();

    /// <summary>Fills a database that has no events from the content folder.</summary>
    /// <returns>A sentence about what came in; null if there is no content.</returns>
    public static async Task<string?> ImportAll(IServiceProvider services)
    {
        var settings = services.GetRequiredService<ConferenceSettings>();
        if (!Directory.Exists(settings.ContentPath))
            return null;
        if (SiteRepository.Busy(settings.ContentPath) is { } busy)
            return $"No content was imported. {busy} Then import it under All content; with Content:Watch it comes in by itself.";

        var files = ContentReading.Read(services, path: null);
        var plan = await services.GetRequiredService<ApplyImport>().Apply(files, by: "first start");
        var findings = files.Sum(file => file.Findings.Count());
        return $"Imported content: {plan.Summary}. {PassedOverFile.Describe(files)}".TrimEnd()
            + (findings == 0 ? "" : $" {ImportPlan.Count(findings, "finding")} on the pages; \"nsmcon check\" shows them.");
    }
}
