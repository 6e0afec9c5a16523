using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Admin.Shared;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

static class InquirySetup
{
    /// <summary>Conversations with possible sponsors, and their mails.</summary>
    public static IServiceCollection AddInquiries(this IServiceCollection services)
    {
        services.AddScoped<OpenInquiry>();
        services.AddSingleton(all => MailboxOf(all.GetRequiredService<ConferenceSettings>().Mail));
        services.AddScoped<ReplyCopies>();
        services.AddScoped<ReplyToInquiry>();
        services.AddScoped<WriteMessage>();
        services.AddScoped<KeepDraft>();
        services.AddScoped<TakeBackReply>();
        services.AddScoped<MergeInquiries>();
        services.AddScoped<UndoMove>();
        services.AddScoped<ReadMerge>();
        services.AddScoped<ReadMoves>();
        services.AddScoped<SplitInquiry>();
        services.AddScoped<SuggestSplit>();
        services.Configure<MvcOptions>(options => options.Filters.Add<FollowMerge>());
        services.AddScoped<SeeWriters>();
        services.AddScoped<ReadPlaceholders>();
        services.AddScoped<PreviewReply>();
        services.AddScoped<AttachProspectus>();
        services.AddScoped<ReadConversation>();
        services.AddScoped<AcceptInquiry>();
        services.AddScoped<ReopenInquiry>();
        services.AddScoped<DeclineInquiry>();
        services.AddScoped<IMailContent, InquiryNoticeMail>();
        services.AddScoped<IMailContent, InquiryReceiptMail>();
        services.AddScoped<IMailContent, InquiryReplyMail>();
        services.AddScoped<ForwardMessage>();
        services.AddScoped<IMailContent, InquiryForwardMail>();
        services.AddSingleton<FollowUpClock>();
        services.AddScoped<MentionColleagues>();
        services.AddScoped<IMailContent, InquiryMentionMail>();
        services.AddScoped<RemindOwners>();
        services.AddScoped<IMailContent, InquiryReminderMail>();
        services.AddScoped<IKnowNeeds, FollowUpNeeds>();
        return services;
    }

    static SponsorsMailbox MailboxOf(MailSettings mail) => new(mail.Sponsors.Name ?? "", mail.Sponsors.Address, mail.AutomaticAnswersADay);
}
