using NsmCon.Admin.Settings;
using NsmCon.Data.Events;
using NsmCon.Data.Mail;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Mail;

/// <summary>A mail by which staff see that mail works.</summary>
public sealed class TestMail(MailTemplates templates, ConferenceSettings settings) : IMailContent
{
    const string Name = "test";

    public string Template => Name;

    public StaffRole? ReadBy => null;

    public static OutgoingMail Create(string address, Event conference, DateTime now) =>
        new(Name, address, $"Test mail of {conference.Title}", now) { EventId = conference.Id };

    public Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel) =>
        Task.FromResult<MailContent?>(new(templates.Fill(Name, ("address", mail.To), ("app", settings.BaseUrl))));
}
