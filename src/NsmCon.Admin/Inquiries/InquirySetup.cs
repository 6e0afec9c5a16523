using NsmCon.Admin.Mail;

namespace NsmCon.Admin.Inquiries;

static class InquirySetup
{
    /// <summary>Conversations with possible sponsors, and their mails.</summary>
    public static IServiceCollection AddInquiries(this IServiceCollection services)
    {
        services.AddScoped<OpenInquiry>();
        services.AddScoped<IMailContent, InquiryNoticeMail>();
        services.AddScoped<IMailContent, InquiryReceiptMail>();
        return services;
    }
}
