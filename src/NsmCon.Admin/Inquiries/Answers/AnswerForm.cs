using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries.Answers;

/// <summary>An answer that is ready to be put into replies.</summary>
public sealed class AnswerForm : MergedForm, IValidatableObject
{
    /// <summary>The key; null for a new one.</summary>
    [BindNever]
    public int? Id { get; set; }

    [
        Required(ErrorMessage = "Give it a title: it is chosen by that."),
        StringLength(SavedAnswer.TitleLength, ErrorMessage = "The title has at most {1} characters.")
    ]
    public string Title { get; set; } = "";

    [
        Required(ErrorMessage = "Write the text."),
        StringLength(SavedAnswer.TextLength, ErrorMessage = "The text has at most {1} characters.")
    ]
    public string Text { get; set; } = "";

    public static AnswerForm FromAnswer(SavedAnswer answer) =>
        new AnswerForm
        {
            Id = answer.Id,
            Title = answer.Title,
            Text = answer.Text,
        }.FilledFrom(answer.Version);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Placeholders.Fault(Text) is { } fault)
            yield return new ValidationResult(fault, [nameof(Text)]);
    }
}
