using NsmCon.Data.Processes;

namespace NsmCon.Admin.Mail;

/// <summary>Why the mail server takes no mail, as the last attempt found it; retries must not hide it.</summary>
public sealed class MailServerFault(SharedFacts facts)
{
    const string Name = "Mail server fault";

    /// <summary>The reason, as a sentence for staff; null while mails go out.</summary>
    public string? Sentence
    {
        get => facts[Name];
        set => facts[Name] = value;
    }
}
