using NsmCon.Admin.Settings;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>What mails are called in the world.</summary>
public static class MessageIds
{
    /// <summary>The mail's Message-ID, without angle brackets: the same at every attempt, and known before the first.</summary>
    public static string MessageId(this OutgoingMail mail, MailSettings settings) => $"{mail.MessageKey:N}@{settings.From.Domain}";
}
