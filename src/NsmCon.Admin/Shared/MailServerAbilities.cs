namespace NsmCon.Admin.Shared;

/// <summary>What the mail server said it can do, when it was last connected to.</summary>
public sealed class MailServerAbilities
{
    /// <summary>Whether it takes addresses with letters beyond ASCII before the @ (SMTPUTF8, RFC 6531); null while it was not asked.</summary>
    public bool? SpeaksUtf8 { get; set; }
}
