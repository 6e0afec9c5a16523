using Microsoft.AspNetCore.Mvc;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Shared;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

static class InquirySetup
{
    /// <summary>Conversations with possible sponsors, and their mails.</summary>
    public static IServiceCollection AddInquiries(this IServiceCollection services)
    {
        services.AddScoped<OpenInquiry>();
        services.AddScoped<ReplyCopies>();
        services.AddScoped<WriteMessage>();
        services.AddScoped<MoveInquiry>();
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
        services.AddScoped<ReadMentions>();
        services.AddScoped<IMailContent, InquiryMentionMail>();
        services.AddScoped<RemindOwners>();
        services.AddScoped<IMailContent, InquiryReminderMail>();
        services.AddScoped<IKnowNeeds, FollowUpNeeds>();
        return services;
    }
}
