using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Inquiries;

/// <summary>To whom a message is passed on, and with which words.</summary>
public sealed class ForwardForm
{
    [Display(Name = "E-mail"), Required(ErrorMessage = "Give the e-mail address that it goes to.")]
    [MailAddress(ErrorMessage = "This is not an e-mail address. Write it like ada@example.org.")]
    [StringLength(Contact.EmailLength, ErrorMessage = "An e-mail address has at most {1} characters.")]
    public string To { get; set; } = "";

    [Display(Name = "Your words"), StringLength(ReplyForm.MostCharacters, ErrorMessage = "This has at most {1} characters.")]
    public string? Text { get; set; }

    /// <summary>The message, with its files.</summary>
    [BindNever]
    public Message? Message { get; set; }
}
