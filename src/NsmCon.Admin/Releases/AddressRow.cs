using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Releases;

/// <summary>An address for a speaker who had none when a version was published.</summary>
public sealed class AddressRow
{
    public int SpeakerId { get; set; }

    [MaxLength(Speaker.EmailLength)]
    [MailAddress(ErrorMessage = "Write one address, such as ada@example.org.")]
    public string? Email { get; set; }

    public bool IsFilled => !string.IsNullOrWhiteSpace(Email);
}
