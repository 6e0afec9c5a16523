using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Inquiries;

/// <summary>An inquiry that came by telephone, at a booth, or to someone's own mailbox.</summary>
public class InquiryForm
{
    [
        Required(ErrorMessage = "Give the name of the company."),
        StringLength(Sponsor.NameLength, ErrorMessage = "The name of the company has at most {1} characters.")
    ]
    public string Company { get; set; } = "";

    [
        Display(Name = "Contact"),
        Required(ErrorMessage = "Give the name of the person."),
        StringLength(Contact.NameLength, ErrorMessage = "The name has at most {1} characters.")
    ]
    public string ContactName { get; set; } = "";

    [Display(Name = "E-mail"), Required(ErrorMessage = "Give the e-mail address: replies go there.")]
    [MailAddress(ErrorMessage = "This is not an e-mail address. Write it like ada@example.org.")]
    [StringLength(Contact.EmailLength, ErrorMessage = "An e-mail address has at most {1} characters.")]
    public string Email { get; set; } = "";

    [StringLength(Contact.PhoneLength, ErrorMessage = "A phone number has at most {1} characters.")]
    public string? Phone { get; set; }

    [Display(Name = "What they said"), StringLength(Inquiry.MessageLength, ErrorMessage = "This has at most {1} characters.")]
    public string? Message { get; set; }

    public List<int> PackageIds { get; set; } = [];

    [BindNever]
    public IReadOnlyList<OfferedPackage> Offered { get; set; } = [];

    public NewInquiry ToInquiry() => new(Company.Line(), ContactName.Line(), Email.Trim(), Phone.Line(), Message.Lines(), PackageIds);
}
