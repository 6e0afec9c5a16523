using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>Why an inquiry is declined, and what the company is told.</summary>
public sealed class DeclineForm
{
    /// <summary>The most messages that are shown as new.</summary>
    public const int MostNews = 10;

    const int MostCharacters = 500;

    [
        Required(ErrorMessage = "Give the reason: it stays in the conversation, for staff."),
        StringLength(MostCharacters, ErrorMessage = "The reason has at most {1} characters.")
    ]
    public string Reason { get; set; } = "";

    /// <summary>Whether the company gets the letter.</summary>
    public bool WritesToThem { get; set; }

    [Display(Name = "Mail"), StringLength(ReplyForm.MostCharacters, ErrorMessage = "The mail has at most {1} characters.")]
    public string? Letter { get; set; }

    /// <summary>The newest message that its writer has seen, by its key.</summary>
    public int Newest { get; set; }

    [BindNever]
    public Inquiry? Inquiry { get; set; }

    /// <summary>What came in while the form was open.</summary>
    [BindNever]
    public IReadOnlyList<Message> News { get; set; } = [];

    public Message ToNote(int authorId, string from, DateTime now) =>
        new()
        {
            Kind = MessageKind.Note,
            AuthorId = authorId,
            From = from,
            Text = $"Declined: {Reason.Lines()}",
            At = now,
        };

    public Message? ToLetter(int authorId, string from, DateTime now) =>
        WritesToThem
            ? new()
            {
                Kind = MessageKind.Out,
                AuthorId = authorId,
                From = from,
                Text = Letter.Lines(),
                At = now,
            }
            : null;
}
