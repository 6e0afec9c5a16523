using NsmCon.Admin.Mail;
using NsmCon.Admin.Releases.Webhooks;
using NsmCon.Admin.Shared;
using NsmCon.Data.Releases;
using NsmCon.Data.Webhooks;

namespace NsmCon.Admin.Releases;

static class ReleasesSetup
{
    /// <summary>Publishing the agenda, and telling of it.</summary>
    public static IServiceCollection AddReleases(this IServiceCollection services) =>
        services
            .AddScoped<StaffNames>()
            .AddScoped<ReadDraftState>()
            .AddScoped<PublishAgenda>()
            .AddScoped<ReadReleases>()
            .AddScoped<ReadAgendaFaults>()
            .AddScoped<IKnowNeeds, ReleaseNeeds>()
            .AddScoped<ReadSpeakerNews>()
            .AddScoped<ReadSpeakerNewsPage>()
            .AddScoped<MailSpeakerNews>()
            .AddScoped<IMailContent, SpeakerNewsMail>()
            .AddScoped<ReadWebhooks>()
            .AddScoped<AddWebhook>()
            .AddSingleton<WebhookClient>()
            .AddScoped<DeliverWebhooks>();
}
