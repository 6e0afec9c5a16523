using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Agenda;

/// <summary>What staff fill in about a speaker.</summary>
public sealed class SpeakerForm : OpenedForm, IValidatableObject
{
    const string TooLong = "This is too long: {1} characters are the most.";
    const string OneLine = "Write it in one line of letters that can be seen.";

    [Required(ErrorMessage = "Write the name, as it shall stand on the page.")]
    [MaxLength(Speaker.NameLength, ErrorMessage = "The name is too long: {1} characters are the most.")]
    [SingleLine(ErrorMessage = "Write the name in one line of letters that can be seen.")]
    public string? Name { get; set; }

    [MaxLength(Speaker.CompanyLength, ErrorMessage = TooLong), SingleLine(ErrorMessage = OneLine)]
    public string? JobTitle { get; set; }

    [MaxLength(Speaker.CompanyLength, ErrorMessage = TooLong), SingleLine(ErrorMessage = OneLine)]
    public string? Company { get; set; }

    /// <summary>In Markdown. Browsers send other line ends than pages have.</summary>
    [Display(Name = "Biography")]
    [MaxLength(Speaker.BioLength, ErrorMessage = "The biography is too long: {1} characters are the most.")]
    public string? Bio { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Display(Name = "Photo")]
    [MaxLength(Speaker.ImagePathLength, ErrorMessage = TooLong), SingleLine(ErrorMessage = OneLine)]
    public string? ImagePath { get; set; }

    [Display(Name = "GitHub"), MaxLength(Speaker.HandleLength, ErrorMessage = TooLong)]
    public string? GitHub { get; set; }

    [MaxLength(Speaker.HandleLength, ErrorMessage = TooLong)]
    public string? Twitter { get; set; }

    [Display(Name = "LinkedIn"), MaxLength(Speaker.HandleLength, ErrorMessage = TooLong)]
    public string? LinkedIn { get; set; }

    /// <summary>The speaker as saved, and the talks that name them; null for a new one.</summary>
    [BindNever]
    public SavedSpeaker? Existing { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(ImagePath) && !IsPicture(ImagePath.Trim()))
            yield return new("Write a path of the site, such as /img/events/ada.jpg, or an address that begins with https://.", [nameof(ImagePath)]);
        foreach (var (handle, field) in new[] { (GitHub, nameof(GitHub)), (Twitter, nameof(Twitter)), (LinkedIn, nameof(LinkedIn)) })
        {
            if (Bare(handle) is { } bare && bare.Any(letter => letter is '/' or '\\' || char.IsWhiteSpace(letter) || char.IsControl(letter)))
                yield return new("Write the name in the address alone, such as ada-lovelace.", [field]);
        }
    }

    public static SpeakerForm Of(Speaker speaker) => new()
    {
        Name = speaker.Name,
        JobTitle = speaker.JobTitle,
        Company = speaker.Company,
        Bio = speaker.Bio,
        ImagePath = speaker.ImagePath,
        GitHub = speaker.GitHub,
        Twitter = speaker.Twitter,
        LinkedIn = speaker.LinkedIn,
        Version = speaker.Version,
    };

    public void ApplyTo(Speaker speaker)
    {
        speaker.Name = Name!.Trim();
        speaker.JobTitle = JobTitle?.Trim() ?? "";
        speaker.Company = Company?.Trim() ?? "";
        if (Bio.Lines() != speaker.Bio.Lines()) speaker.Bio = Bio.Lines();
        speaker.ImagePath = string.IsNullOrWhiteSpace(ImagePath) ? null : ImagePath.Trim();
        (speaker.GitHub, speaker.Twitter, speaker.LinkedIn) = (Bare(GitHub), Bare(Twitter), Bare(LinkedIn));
    }

    /// <summary>The fields as a person reads them.</summary>
    public IEnumerable<FormField> Fields() =>
    [
        new("Name", Name?.Trim() ?? ""), new("Job title", JobTitle?.Trim() ?? ""), new("Company", Company?.Trim() ?? ""), new("Biography", Bio.Lines()),
        new("Photo", ImagePath?.Trim() ?? ""), new("GitHub", Bare(GitHub) ?? ""), new("Twitter", Bare(Twitter) ?? ""), new("LinkedIn", Bare(LinkedIn) ?? ""),
    ];

    // People paste whole addresses; the import takes the same part of them.
    static string? Bare(string? handle) => handle is null ? null : Handle.Bare(handle);

    static bool IsPicture(string written) => WebLink.Safe(written) is not null && !written.StartsWith("http:", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the page of a speaker says of them as saved.</summary>
public sealed record SavedSpeaker(int Id, string Name, string? ImagePath, IReadOnlyList<TalkLink> Talks);

/// <summary>A talk that names a speaker.</summary>
public sealed record TalkLink(int Id, string Title);
