using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>What staff fill in about a speaker.</summary>
public sealed class SpeakerForm : SpeakerFields
{
    [Required(ErrorMessage = "Write the name, as it should appear on the page.")]
    [MaxLength(Speaker.NameLength, ErrorMessage = "The name is too long: {1} characters at most.")]
    [SingleLine(ErrorMessage = "Write the name in one line of letters that can be seen.")]
    public string? Name { get; set; }

    [Display(Name = "E-mail"), MaxLength(Speaker.EmailLength)]
    [MailAddress(ErrorMessage = "Write one address, such as ada@example.org.")]
    public string? Email { get; set; }

    [Display(Name = "Photo")]
    [MaxLength(Speaker.ImagePathLength), SingleLine]
    public string? ImagePath { get; set; }

    /// <summary>The speaker as saved, and the talks that name them; null for a new one.</summary>
    [BindNever]
    public SavedSpeaker? Existing { get; set; }

    [BindNever]
    public bool MayChange { get; set; }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        !string.IsNullOrWhiteSpace(ImagePath) && !IsPicture(ImagePath.Trim())
            ?
            [
                new("Write a path of the site, such as /img/events/ada.jpg, or an address that begins with https://.", [nameof(ImagePath)]),
                .. base.Validate(validationContext),
            ]
            : base.Validate(validationContext);

    public static SpeakerForm FromSpeaker(Speaker speaker)
    {
        var form = new SpeakerForm
        {
            Name = speaker.Name,
            Email = speaker.Email,
            ImagePath = speaker.ImagePath,
        };
        form.FillFrom(speaker);
        return form.FilledFrom(speaker.Version);
    }

    public override EditedSpeaker ToDetails(Speaker saved)
    {
        var details = base.ToDetails(saved);
        details.Name = Name!.Trim();
        details.Email = NullIfEmpty(Email);
        details.ImagePath = NullIfEmpty(ImagePath);
        return details;
    }

    static string? NullIfEmpty(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim();

    static bool IsPicture(string written) =>
        WebLink.Safe(written) is not null && !written.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the page of a speaker says of them as saved.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">The name.</param>
/// <param name="ImagePath">The photo, as it is written.</param>
/// <param name="Email">Where they are written to.</param>
/// <param name="Confirmed">When they confirmed, in words; null if they did not.</param>
/// <param name="Link">The address of their own page; null until it is given out.</param>
/// <param name="Talks">The talks that name them.</param>
/// <param name="Path">The address of this page.</param>
public sealed record SavedSpeaker(
    int Id,
    string Name,
    string? ImagePath,
    string? Email,
    string? Confirmed,
    string? Link,
    IReadOnlyList<TalkLink> Talks,
    string Path
);

/// <summary>A talk that names a speaker.</summary>
public sealed record TalkLink(int Id, string Title);
