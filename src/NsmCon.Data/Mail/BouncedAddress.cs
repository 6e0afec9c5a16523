using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Mail;

/// <summary>
/// An address that there is no mailbox for, as a mail server told of a mail of ours. Nothing goes there by itself until a person says so.
/// </summary>
[Unseen]
public class BouncedAddress
{
    public int Id { get; set; }

    /// <summary>The address in the form in which two are compared: <see cref="EmailAddress.KeyOf"/>.</summary>
    [MaxLength(EmailAddress.Length)]
    public required string Key { get; set; }

    /// <summary>What the mail server said.</summary>
    [MaxLength(OutgoingMail.ErrorLength)]
    public required string Reason { get; set; }

    /// <summary>When it said so.</summary>
    public DateTime BouncedAt { get; set; }
}
