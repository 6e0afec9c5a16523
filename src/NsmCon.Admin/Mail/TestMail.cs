using NsmCon.Admin.Shared;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

/// <summary>A mail by which staff see that mail works.</summary>
public sealed class TestMail(MailTemplates templates, ConferenceSettings settings) : IMailContent
{
    /// <summary>The name of its template.</summary>
    public const string Name = "test";

    public string Template => Name;

    public Task<MailContent?> Write(OutgoingMail mail, CancellationToken cancel) =>
        Task.FromResult<MailContent?>(new(templates.Fill(Name, ("address", mail.To), ("app", settings.BaseUrl))));
}
