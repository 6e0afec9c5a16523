using NsmCon.Data.Processes;

namespace NsmCon.Admin.Mail;

/// <summary>What the mail server said it can do, when it was last connected to.</summary>
public sealed class MailServerAbilities(SharedFacts facts)
{
    const string Name = "Mail server speaks UTF-8";

    /// <summary>
    /// Whether it takes addresses with letters beyond ASCII before the @ (SMTPUTF8, RFC 6531); null while it was not asked.
    /// </summary>
    public bool? SpeaksUtf8
    {
        get => facts[Name] is { } said ? bool.Parse(said) : null;
        set => facts[Name] = value?.ToString();
    }
}
