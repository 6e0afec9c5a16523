using NsmCon.Admin.Inbox.Mailbox;
using NsmCon.Admin.Shared;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Processes;

namespace NsmCon.Admin.Inbox;

static class InboxSetup
{
    /// <summary>The headers of a mail that is shown as it was laid out; for <c>[SecurityHeadersPolicy]</c>.</summary>
    public const string FrameHeaders = "IncomingMail";

    /// <summary>The same for one with pictures of other servers.</summary>
    public const string FrameWithPicturesHeaders = "IncomingMailWithPictures";

    /// <summary>The mails that come in, and where they go.</summary>
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddScoped<KeepIncomingMail>();
        services.AddScoped<ReceiveMail>();
        services.AddScoped<ReadMailContents>();
        services.AddScoped<ReadInboxFolder>();
        services.AddScoped<SortIncomingMail>();
        services.AddScoped<ReadInbox>();
        services.AddScoped<ReadInboxInquiries>();
        services.AddScoped<ReadSearch>();
        services.AddScoped<ReadMailTexts>();
        services.AddScoped<AddMailToInbox>();
        services.AddScoped<AddMailToInquiry>();
        services.AddScoped<IKnowNeeds, InboxNeeds>();
        services.AddSingleton<MailboxWatch>();
        services.AddSingleton<MailboxMetrics>();
        services.AddScoped<CompareFolder>();
        services.AddScoped<ReadMailFolder>();
        services.AddScoped<ReadMailbox>();
        services.AddScoped<CompleteMail>();
        services.AddScoped<FetchWholeMail>();
        services.AddSingleton(new SharedWork(WatchMailbox.Work)).AddHostedService<WatchMailbox>();
        services
            .AddSecurityHeaderPolicies()
            .AddPolicy(FrameHeaders, policy => ProtectFrame(policy, withRemote: false))
            .AddPolicy(FrameWithPicturesHeaders, policy => ProtectFrame(policy, withRemote: true));
        return services;
    }

    // It may have its styles and its own pictures. Strangers wrote it: nothing of it runs, and its origin is none of ours.
    static void ProtectFrame(HeaderPolicyCollection policy, bool withRemote) =>
        policy
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsSameOrigin()
            .AddReferrerPolicyNoReferrer()
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddStyleSrc().UnsafeInline();
                var pictures = csp.AddImgSrc().Data();
                if (withRemote)
                    pictures.From("https:");
                csp.AddFormAction().None();
                csp.AddBaseUri().None();
                csp.AddFrameAncestors().Self();
                if (withRemote)
                    csp.AddUpgradeInsecureRequests();
                csp.AddSandbox().AllowPopups().AllowPopupsToEscapeSandbox();
            });
}
