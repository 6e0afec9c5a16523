using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NsmCon.Admin.Forms;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.Agenda;

/// <summary>What staff and the speakers themselves fill in about a speaker.</summary>
public abstract class SpeakerFields : MergedForm, IValidatableObject
{
    [MaxLength(Speaker.CompanyLength), SingleLine]
    public string? JobTitle { get; set; }

    [MaxLength(Speaker.CompanyLength), SingleLine]
    public string? Company { get; set; }

    /// <summary>In Markdown. Browsers send other line ends than pages have.</summary>
    [Display(Name = "Biography")]
    [MaxLength(Speaker.BioLength, ErrorMessage = "The biography is too long: {1} characters at most.")]
    public string? Bio
    {
        get;
        set => field = value?.ReplaceLineEndings("\n");
    }

    [Display(Name = "GitHub"), MaxLength(Speaker.HandleLength)]
    public string? GitHub { get; set; }

    [MaxLength(Speaker.HandleLength)]
    public string? Twitter { get; set; }

    [Display(Name = "LinkedIn"), MaxLength(Speaker.HandleLength)]
    public string? LinkedIn { get; set; }

    /// <summary>On the event's wall clock, as <see cref="Leaves"/>.</summary>
    [WallClock, PartOf(nameof(Stay))]
    public DateTime? Arrives { get; set; }

    [WallClock, PartOf(nameof(Stay))]
    public DateTime? Leaves { get; set; }

    /// <summary>Whether the biography is shown as it will stand on the page.</summary>
    [BindNever]
    public bool IsPreview { get; set; }

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => [.. HandleFaults(), .. StayFaults()];

    IEnumerable<ValidationResult> HandleFaults()
    {
        foreach (var (handle, field) in new[] { (GitHub, nameof(GitHub)), (Twitter, nameof(Twitter)), (LinkedIn, nameof(LinkedIn)) })
        {
            if (
                Bare(handle) is { } bare
                && bare.Any(letter => letter is '/' or '\\' || char.IsWhiteSpace(letter) || PlainText.IsControl(letter))
            )
                yield return new("Write the name in the address alone, such as ada-lovelace.", [field]);
        }
    }

    IEnumerable<ValidationResult> StayFaults()
    {
        if (Leaves <= Arrives)
            yield return new("The departure is before the arrival. Correct one of them.", [nameof(Leaves)]);
    }

    protected void FillFrom(Speaker speaker)
    {
        JobTitle = speaker.JobTitle;
        Company = speaker.Company;
        Bio = speaker.Bio;
        GitHub = speaker.GitHub;
        Twitter = speaker.Twitter;
        LinkedIn = speaker.LinkedIn;
        Arrives = speaker.Arrives;
        Leaves = speaker.Leaves;
    }

    /// <param name="saved">
    /// The speaker as they are: what is not asked for here stays, and so does a text that only has other line ends.
    /// </param>
    public virtual EditedSpeaker ToDetails(Speaker saved) =>
        new()
        {
            Name = saved.Name,
            Email = saved.Email,
            ImagePath = saved.ImagePath,
            JobTitle = JobTitle?.Trim() ?? "",
            Company = Company?.Trim() ?? "",
            Bio = Bio.Lines() == saved.Bio.Lines() ? saved.Bio : Bio.Lines(),
            GitHub = Bare(GitHub),
            Twitter = Bare(Twitter),
            LinkedIn = Bare(LinkedIn),
            Arrives = Arrives,
            Leaves = Leaves,
        };

    // People paste whole addresses; the import takes the same part of them.
    static string? Bare(string? handle) => handle is null ? null : Handle.Bare(handle);

    /// <summary>"from March 29, 2020, 18:00 until April 1, 2020, 12:00"; empty if neither is known.</summary>
    public string Stay => string.Join(' ', new[] { Describe("from", Arrives), Describe("until", Leaves) }.OfType<string>());

    static string? Describe(string preposition, DateTime? time) =>
        time is null ? null : InWords($"{preposition} {time:MMMM d, yyyy, HH:mm}");
}
