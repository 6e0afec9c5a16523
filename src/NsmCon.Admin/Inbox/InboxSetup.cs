using NsmCon.Admin.Shared;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Inbox;

static class InboxSetup
{
    /// <summary>The mails that come in, and where they go.</summary>
    public static IServiceCollection AddInbox(this IServiceCollection services)
    {
        services.AddScoped<KeepIncomingMail>();
        services.AddScoped<ReceiveMail>();
        services.AddScoped<ReadMailContents>();
        services.AddScoped<ReadInboxFolder>();
        services.AddScoped<SortIncomingMail>();
        services.AddScoped<ReadInbox>();
        services.AddScoped<IKnowNeeds, InboxNeeds>();
        return services;
    }
}
