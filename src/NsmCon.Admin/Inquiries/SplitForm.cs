using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Inquiries;

/// <summary>Which messages become an inquiry of their own, and whose. What is left empty is that of the sender of the first one.</summary>
public sealed class SplitForm
{
    public List<int> MessageIds { get; set; } = [];

    [StringLength(Sponsor.NameLength, ErrorMessage = "The name of the company has at most {1} characters.")]
    public string? Company { get; set; }

    [Display(Name = "Contact"), StringLength(Contact.NameLength, ErrorMessage = "The name has at most {1} characters.")]
    public string? ContactName { get; set; }

    [Display(Name = "E-mail"), MailAddress(ErrorMessage = "This is not an e-mail address. Write it like ada@example.org.")]
    [StringLength(Contact.EmailLength, ErrorMessage = "An e-mail address has at most {1} characters.")]
    public string? Email { get; set; }

    [BindNever]
    public Event? Event { get; set; }

    [BindNever]
    public Inquiry? Inquiry { get; set; }

    [BindNever]
    public IReadOnlyList<Message> Messages { get; set; } = [];
}
