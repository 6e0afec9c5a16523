using NsmCon.Admin.Mail;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Registrations;

/// <summary>The mail to someone whose address was registered once more: only its owner learns that it had a place already.</summary>
public sealed class SecondRegistrationMail(TicketMail ticket) : IMailContent
{
    public string Template => TicketMails.Again;

    public StaffRole? ReadBy => StaffRole.Registration;

    public Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel) => ticket.Write(Template, mail, cancel);
}
