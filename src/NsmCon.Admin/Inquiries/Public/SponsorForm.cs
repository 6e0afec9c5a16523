using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Inquiries.Public;

/// <summary>What a company fills in to ask about sponsoring.</summary>
public class SponsorForm : IValidatableObject
{
    [
        Required(ErrorMessage = "Give the name of your company."),
        StringLength(Sponsor.NameLength, ErrorMessage = "The name of the company has at most {1} characters.")
    ]
    public string Company { get; set; } = "";

    [
        Display(Name = "Your name"),
        Required(ErrorMessage = "Give your name."),
        StringLength(Contact.NameLength, ErrorMessage = "Your name has at most {1} characters.")
    ]
    public string ContactName { get; set; } = "";

    [
        Display(Name = "E-mail"),
        Required(ErrorMessage = "Give your e-mail address: the answer goes there."),
        MailAddress(ErrorMessage = "This is not an e-mail address. Write it like ada@example.org.")
    ]
    [StringLength(Contact.EmailLength, ErrorMessage = "An e-mail address has at most {1} characters.")]
    public string Email { get; set; } = "";

    [StringLength(Contact.PhoneLength, ErrorMessage = "A phone number has at most {1} characters.")]
    public string? Phone { get; set; }

    [StringLength(Inquiry.MessageLength, ErrorMessage = "The message has at most {1} characters. Tell us the rest when we answer.")]
    public string? Message { get; set; }

    public List<int> PackageIds { get; set; } = [];

    /// <summary>A field that people do not see. Programs that fill in every form fill it in too.</summary>
    public string? Website { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Company.Line().CanBeSeen())
            yield return new("Write the name of your company in letters that can be seen.", [nameof(Company)]);
        if (!ContactName.Line().CanBeSeen())
            yield return new("Write your name in letters that can be seen.", [nameof(ContactName)]);
    }

    public NewInquiry ToInquiry() => new(Company.Line(), ContactName.Line(), Email.Trim(), Phone.Line(), Message.Lines(), PackageIds);
}
