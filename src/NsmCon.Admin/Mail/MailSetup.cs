using NsmCon.Admin.Settings;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

static class MailSetup
{
    /// <summary>How long a mail server may be silent.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How long it may be silent when it has all of a mail (RFC 5321, 4.5.3.2.6).</summary>
    static readonly TimeSpan LastPatience = TimeSpan.FromMinutes(10);

    /// <summary>The headers of a page that shows a mail; for <c>[SecurityHeadersPolicy]</c>.</summary>
    public const string PreviewHeaders = "MailPreview";

    /// <summary>Outgoing mail. Features add their own <see cref="IMailContent"/>.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<MailServerAbilities>();
        services.AddSingleton(provider => new MailSignIn(
            provider.GetRequiredService<ConferenceSettings>().Mail,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<MailServerFault>();
        services.AddSingleton(provider => provider.GetRequiredService<ConferenceSettings>().Mail.ToOwnMailboxes());
        services.AddScoped<IMailContent, TestMail>();
        services.AddScoped<ComposeMail>();
        services.AddScoped<ResendMails>();
        services.AddScoped<ReadShownMail>();
        services.AddScoped<MailReaders>();
        services.AddScoped<SendOutgoingMail>();
        services.AddScoped<IMailDelivery>(provider =>
        {
            var settings = provider.GetRequiredService<ConferenceSettings>();
            return settings.Mail.Host is null
                ? new OutboxDelivery(settings.MailOutbox)
                : new SmtpDelivery(
                    settings.Mail,
                    provider.GetRequiredService<MailServerAbilities>(),
                    provider.GetRequiredService<MailSignIn>(),
                    Patience,
                    LastPatience
                );
        });
        services
            .AddSecurityHeaderPolicies()
            .AddPolicy(PreviewHeaders, policy => policy
                    .AddContentTypeOptionsNoSniff()
                    .AddFrameOptionsSameOrigin()
                    .AddReferrerPolicyNoReferrer()
                    .AddContentSecurityPolicy(csp =>
                    {
                        csp.AddDefaultSrc().None();
                        csp.AddStyleSrc().UnsafeInline();
                        csp.AddImgSrc().Data();
                        csp.AddFormAction().None();
                        csp.AddBaseUri().None();
                        csp.AddFrameAncestors().Self();
                        csp.AddSandbox();
                    }));
        return services;
    }
}
