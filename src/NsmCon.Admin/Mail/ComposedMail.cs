using MimeKit;

namespace NsmCon.Admin.Mail;

/// <summary>A mail as it goes out, and what it was made of.</summary>
public sealed record ComposedMail(MimeMessage Message, MailContent Content) : IDisposable
{
    public void Dispose() => Message.Dispose();
}
