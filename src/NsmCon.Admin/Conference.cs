using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.Options;
using NsmCon.Admin.Access;
using NsmCon.Admin.Agenda;
using NsmCon.Admin.Backups;
using NsmCon.Admin.Badges;
using NsmCon.Admin.CheckIn;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Export;
using NsmCon.Admin.Documents;
using NsmCon.Admin.Events;
using NsmCon.Admin.Forms;
using NsmCon.Admin.Host;
using NsmCon.Admin.Inbox;
using NsmCon.Admin.Inquiries;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Processes;
using NsmCon.Admin.Published;
using NsmCon.Admin.Registrations;
using NsmCon.Admin.Releases;
using NsmCon.Admin.Releases.Webhooks;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Admin.Site;
using NsmCon.Admin.Sponsors;
using NsmCon.Admin.Staff;
using NsmCon.Data;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Processes;
using NsmCon.Data.Registrations;
using NsmCon.Data.Secrets;

namespace NsmCon.Admin;

/// <summary>The app's table of contents: its services, its background work and its pipeline.</summary>
static class Conference
{
    /// <summary>Makes the app. <paramref name="replace"/> lets tests put their own clock in.</summary>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = typeof(Conference).Assembly.GetName().Name,
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var settings = ConferenceSettings.Read(builder.Configuration);
        AddServices(builder.Services, settings);
        AddBackgroundWork(builder.Services);
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    static void AddServices(IServiceCollection services, ConferenceSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddConferenceDb(settings.Provider, settings.ConnectionString, settings.Key);
        services.AddDataProtection().SetApplicationName("NsmCon").PersistKeysToDbContext<ConferenceDb>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, ProtectedKeyRing>();
        services.AddStaff();
        services.AddEvents();
        services.AddAgenda();
        services.AddCheckIn();
        services.AddDocuments();
        services.AddBadges();
        services.AddRegistrations();
        services.AddSponsors();
        services.AddMail();
        services.AddContent();
        services.AddScoped<ReadAgenda>().AddScoped<ReadOffer>().AddScoped<ReadChangeLog>();
        services.AddScoped<SaveEdit>().AddScoped<ReadMeanwhile>();
        services.AddInquiries().AddInbox();
        services.AddPublished().AddSingleton<HearNews>();
        services.AddSingleton<EventBySlug>();
        services.AddReleases();
        services.AddSingleton<FormLimits>();
        services.AddProcesses();
        services.AddSingleton<WriteCheck>();
        services.AddHealthChecks().AddCheck<WriteCheck>("write");
        services.AddProblemDetails();
        services.Configure<ForwardedHeadersOptions>(settings.Proxies.ApplyTo);
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViewLocations()));
        services
            .AddControllersWithViews(options =>
            {
                // As an object it keeps its order: after the filters that limit how much of a form is read.
                options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                options.Filters.Add<LoadEvent>();
                options.Filters.Add<FillStaffMenu>();
                options.Filters.Add<RefusalFilter>();
                options.Filters.Add<KeepTypedFilter>();
                options.Filters.Add<RepeatFilter>(RepeatFilter.Order);
                options.ModelBindingMessageProvider.SetMessages();
                options.ModelMetadataDetailsProviders.Add(new RuleSentences());
                options.ModelBinderProviders.Insert(0, new SingleLineBinderProvider());
                // The address says what a form is about: a field of the same name must not.
                var route = options.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
                options.ValueProviderFactories.Remove(route);
                options.ValueProviderFactories.Insert(0, route);
            })
            // There is no script that would read the rules beside the fields.
            .AddViewOptions(options => options.HtmlHelperOptions.ClientValidationEnabled = false);
        services.LeaveOutApiBehavior();
        // Names are written as they are, not as entities; what has a meaning in HTML is still encoded.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    static void AddBackgroundWork(IServiceCollection services)
    {
        // The first to start is the last to stop.
        services.AddHostedService<ProcessLinkHost>();
        services.AddSingleton<WorkerHealth>();
        services.AddSingleton<BackupTimes>().AddScoped<KeepBackups>();
        services.AddSingleton<RegistrationDesk>();
        services.AddHostedService<RegistrationDeskHost>();
        services.AddWorker("Outgoing mail", TimeSpan.FromSeconds(2), (work, stopping) =>
            work.GetRequiredService<SendOutgoingMail>().SendDue(stopping)
        );
        services.AddWorker("Mail files", TimeSpan.FromSeconds(2), (work, stopping) =>
            work.GetRequiredService<ReadInboxFolder>().TakeIn(stopping)
        );
        services.AddWorker("Incoming mail", TimeSpan.FromSeconds(1), (work, stopping) =>
            work.GetRequiredService<SortIncomingMail>().SortWaiting(stopping)
        );
        services.AddWorker("Texts for the search", TimeSpan.FromMinutes(10), (work, stopping) =>
            work.GetRequiredService<ReadMailTexts>().ReadAll(stopping)
        );
        services.AddWorker("Reminders", TimeSpan.FromMinutes(1), (work, stopping) =>
            work.GetRequiredService<RemindOwners>().RemindDue(work.GetRequiredService<FollowUpClock>().Time, stopping)
        );
        services.AddWorker("Backups", TimeSpan.FromMinutes(1), (work, stopping) =>
            work.GetRequiredService<KeepBackups>().KeepDue(stopping)
        );
        services.AddWorkerInEachProcess("Photos", TimeSpan.FromSeconds(1), (work, stopping) =>
            work.GetRequiredService<SpeakerPhotos>().RefreshDue(stopping)
        );
        services.AddWorker(FollowContent.Work, TimeSpan.FromSeconds(1), (work, stopping) =>
            work.GetRequiredService<FollowContent>().ImportDue(stopping)
        );
        services.AddWorker("Content export", TimeSpan.FromSeconds(2), (work, stopping) =>
            work.GetRequiredService<ExportReleases>().ExportDue(stopping)
        );
        services.AddWorker("Form limits", TimeSpan.FromMinutes(10), (work, stopping) =>
            work.GetRequiredService<SharedLimits>().Forget(stopping)
        );
        services.AddWorker("Webhooks", TimeSpan.FromSeconds(5), (work, stopping) =>
            work.GetRequiredService<DeliverWebhooks>().DeliverDue(stopping)
        );
    }

    static void UsePipeline(WebApplication app)
    {
        app.Services.GetRequiredService<HearNews>().Begin();

        app.UseForwardedHeaders();
        app.UseHeadAsGet();
        app.UseExceptionHandler("/error/500");
        app.UsePrivatePages();
        app.UsePageSecurityHeaders();
        app.UseOpenFiles();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.MapStaticAssets().AllowAnonymous();
        app.UseRouting();
        app.UseOutputCache();
        app.UseAuthentication();
        app.Use(Person.NameActor);
        app.UseAuthorization();
        app.MapControllers();
        // Also for names of files: what is not there is not there, and asks nobody to sign in.
        app.MapFallback("{**path}", OtherMethods.Answer).AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
