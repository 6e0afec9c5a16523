using System.ComponentModel.DataAnnotations;

namespace NsmCon.Admin.Inbox;

/// <summary>A mail that reached somebody's own mailbox, and that is to be sorted like any other.</summary>
public sealed class AddMailForm : IValidatableObject
{
    [Display(Name = "The mail as a file"), Required(ErrorMessage = "Choose the mail as an .eml file.")]
    public IFormFile? File { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (UploadedMail.FaultOf(File!) is { } fault)
            yield return new(fault, [nameof(File)]);
    }
}
