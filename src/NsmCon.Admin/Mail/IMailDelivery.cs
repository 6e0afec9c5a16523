using MimeKit;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>How mails leave: to a mail server, or into files. One for each round of the worker.</summary>
public interface IMailDelivery : IAsyncDisposable
{
    /// <summary>Whether mails reach people; files reach nobody.</summary>
    bool ReachesPeople => true;

    /// <summary>Hands the mail over; when it returns, the mail is out of our hands.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="message">What it says.</param>
    /// <param name="handOver">Called just before something of it goes out.</param>
    /// <param name="cancel">Gives it up.</param>
    /// <exception cref="DeliveryException">It was not taken, or that is not known.</exception>
    Task Deliver(OutgoingMail mail, MimeMessage message, Func<Task> handOver, CancellationToken cancel);
}
