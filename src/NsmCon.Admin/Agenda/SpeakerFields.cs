using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Shared;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Agenda;

/// <summary>What staff and the speakers themselves fill in about a speaker.</summary>
public abstract class SpeakerFields : OpenedForm, IValidatableObject
{
    protected const string TooLong = "This is too long: {1} characters are the most.";
    protected const string OneLine = "Write it in one line of letters that can be seen.";

    [MaxLength(Speaker.CompanyLength, ErrorMessage = TooLong), SingleLine(ErrorMessage = OneLine)]
    public string? JobTitle { get; set; }

    [MaxLength(Speaker.CompanyLength, ErrorMessage = TooLong), SingleLine(ErrorMessage = OneLine)]
    public string? Company { get; set; }

    /// <summary>In Markdown. Browsers send other line ends than pages have.</summary>
    [Display(Name = "Biography")]
    [MaxLength(Speaker.BioLength, ErrorMessage = "The biography is too long: {1} characters are the most.")]
    public string? Bio { get; set => field = value?.ReplaceLineEndings("\n"); }

    [Display(Name = "GitHub"), MaxLength(Speaker.HandleLength, ErrorMessage = TooLong)]
    public string? GitHub { get; set; }

    [MaxLength(Speaker.HandleLength, ErrorMessage = TooLong)]
    public string? Twitter { get; set; }

    [Display(Name = "LinkedIn"), MaxLength(Speaker.HandleLength, ErrorMessage = TooLong)]
    public string? LinkedIn { get; set; }

    /// <summary>On the event's wall clock, as <see cref="Leaves"/>.</summary>
    public DateTime? Arrives { get; set; }

    public DateTime? Leaves { get; set; }

    /// <summary>Whether the biography is shown as it will stand on the page.</summary>
    [BindNever]
    public bool IsPreview { get; set; }

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [.. HandleFaults(), .. StayFaults()];

    IEnumerable<ValidationResult> HandleFaults()
    {
        foreach (var (handle, field) in new[] { (GitHub, nameof(GitHub)), (Twitter, nameof(Twitter)), (LinkedIn, nameof(LinkedIn)) })
        {
            if (Bare(handle) is { } bare && bare.Any(letter => letter is '/' or '\\' || char.IsWhiteSpace(letter) || char.IsControl(letter)))
                yield return new("Write the name in the address alone, such as ada-lovelace.", [field]);
        }
    }

    IEnumerable<ValidationResult> StayFaults()
    {
        foreach (var (time, field) in new[] { (Arrives, nameof(Arrives)), (Leaves, nameof(Leaves)) })
        {
            if (time is { Year: < 1990 or > 2200 }) yield return new("Choose a day between 1990 and 2200.", [field]);
        }

        if (Leaves <= Arrives) yield return new("The departure is before the arrival. Correct one of them.", [nameof(Leaves)]);
    }

    protected void FillFrom(Speaker speaker)
    {
        (JobTitle, Company, Bio) = (speaker.JobTitle, speaker.Company, speaker.Bio);
        (GitHub, Twitter, LinkedIn) = (speaker.GitHub, speaker.Twitter, speaker.LinkedIn);
        (Arrives, Leaves) = (speaker.Arrives, speaker.Leaves);
        Version = speaker.Version;
    }

    public virtual void ApplyTo(Speaker speaker)
    {
        speaker.JobTitle = JobTitle?.Trim() ?? "";
        speaker.Company = Company?.Trim() ?? "";
        if (Bio.Lines() != speaker.Bio.Lines()) speaker.Bio = Bio.Lines();
        (speaker.GitHub, speaker.Twitter, speaker.LinkedIn) = (Bare(GitHub), Bare(Twitter), Bare(LinkedIn));
        speaker.Stay(Arrives, Leaves);
    }

    /// <summary>The fields as a person reads them.</summary>
    public virtual IEnumerable<FormField> Fields() =>
    [
        new("Job title", JobTitle?.Trim() ?? ""), new("Company", Company?.Trim() ?? ""), new("Biography", Bio.Lines()),
        new("GitHub", Bare(GitHub) ?? ""), new("Twitter", Bare(Twitter) ?? ""), new("LinkedIn", Bare(LinkedIn) ?? ""),
        new("Arrives", InWords(Arrives)), new("Leaves", InWords(Leaves)),
    ];

    // People paste whole addresses; the import takes the same part of them.
    static string? Bare(string? handle) => handle is null ? null : Handle.Bare(handle);

    static string InWords(DateTime? time) => time is null ? "" : $"{time:MMMM d, yyyy, HH:mm}";
}
