using System.ComponentModel.DataAnnotations;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inbox;

/// <summary>What a company wrote by other means: a mail to somebody's own mailbox, or words from a chat or a call.</summary>
public sealed class AddMessageForm : IValidatableObject
{
    /// <summary>The longest source of a mail, in characters.</summary>
    const int SourceLength = 1_000_000;

    [Display(Name = "The mail as a file")]
    public IFormFile? File { get; set; }

    [
        Display(Name = "Or what they wrote"),
        StringLength(SourceLength, ErrorMessage = "This has at most {1} characters. Choose the mail as a file instead.")
    ]
    public string? Text { get; set; }

    [Display(Name = "Who wrote it"), StringLength(Message.FromLength, ErrorMessage = "The sender has at most {1} characters.")]
    public string? From { get; set; }

    [Display(Name = "When"), WallClock]
    public DateTime? At { get; set; }

    [BindNever]
    public Inquiry? Inquiry { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (File is not null)
        {
            if (UploadedMail.FaultOf(File) is { } fault)
                yield return new(fault, [nameof(File)]);
            yield break;
        }

        if (Text.Lines().Length == 0)
            yield return new("Choose the mail as a file, or write down what they wrote.", [nameof(Text)]);
        if (IsSource)
            yield break;

        if (Text.Lines().Length > Message.TextLength)
            yield return new(InWords($"This has at most {Message.TextLength:N0} characters."), [nameof(Text)]);
        if (From.Line().Length == 0)
            yield return new("Say who wrote it.", [nameof(From)]);
        if (At is null)
            yield return new("Say when they wrote it.", [nameof(At)]);
    }

    /// <summary>The mail, where it is one, byte for byte; null where somebody wrote down what was said.</summary>
    public byte[]? Mail()
    {
        if (File is not null)
            return File.Bytes();
        if (IsSource)
            return Encoding.UTF8.GetBytes(Text!.TrimStart());

        return null;
    }

    /// <summary>What somebody wrote down.</summary>
    public Message ToMessage(Event conference, string by) =>
        new()
        {
            Kind = MessageKind.In,
            From = From.Line(),
            Text = Text.Lines(),
            AddedBy = by,
            At = conference.ToUtc(At!.Value),
        };

    bool IsSource => UploadedMail.IsSource(Text ?? "");
}
