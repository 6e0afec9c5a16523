using MimeKit;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>How mails leave: to a mail server, or into files. One for each round of the worker.</summary>
public interface IMailDelivery : IAsyncDisposable
{
    /// <summary>Hands the mail over; when it returns, the mail is out of our hands.</summary>
    /// <exception cref="DeliveryException">It was not taken, or that is not known.</exception>
    Task Deliver(OutgoingMail mail, MimeMessage message, CancellationToken cancel);
}
