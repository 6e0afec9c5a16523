using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Agenda;

/// <summary>What everybody may know of a speaker: kept with the speaker, and once more in each release.</summary>
public abstract class SpeakerDetails
{
    public const int NameLength = 150;

    /// <summary>The longest job title or company, in characters.</summary>
    public const int CompanyLength = 200;

    public const int HandleLength = 150;

    /// <summary>The longest path of a picture, in characters.</summary>
    public const int ImagePathLength = 500;

    /// <summary>The longest biography, in characters.</summary>
    public const int BioLength = 10_000;

    /// <summary>
    /// All of it: what stands here comes in with a page and goes out to it, is
    /// published, told in the change log, and chosen from when two speakers become one.
    /// </summary>
    public static readonly IReadOnlyList<TextField<SpeakerDetails>> Fields =
    [
        new(nameof(Name), "name", NameLength, of => of.Name, (of, text) => of.Name = text ?? "") { IsQuoted = true },
        new(nameof(JobTitle), "job title", CompanyLength, of => of.JobTitle, (of, text) => of.JobTitle = text ?? "") { IsQuoted = true },
        new(nameof(Company), "company", CompanyLength, of => of.Company, (of, text) => of.Company = text ?? "") { IsQuoted = true },
        new(nameof(Bio), "biography", BioLength, of => of.Bio, (of, text) => of.Bio = text ?? ""),
        new(nameof(ImagePath), "photo", ImagePathLength, of => of.ImagePath, (of, text) => of.ImagePath = NullIfEmpty(text))
        {
            Parameter = "img",
            LimitWord = "path of the photo",
        },
        new(nameof(GitHub), "GitHub", HandleLength, of => of.GitHub, (of, text) => of.GitHub = NullIfEmpty(text))
        {
            Parameter = "github",
            ChangeWord = "links",
            LimitWord = "GitHub name",
        },
        new(nameof(Twitter), "Twitter", HandleLength, of => of.Twitter, (of, text) => of.Twitter = NullIfEmpty(text))
        {
            Parameter = "twitter",
            ChangeWord = "links",
            LimitWord = "Twitter name",
        },
        new(nameof(LinkedIn), "LinkedIn", HandleLength, of => of.LinkedIn, (of, text) => of.LinkedIn = NullIfEmpty(text))
        {
            Parameter = "linkedin",
            ChangeWord = "links",
            LimitWord = "LinkedIn name",
        },
    ];

    [MaxLength(NameLength)]
    public required string Name { get; set; }

    /// <summary>The job title: "Principal Engineer"; may be empty.</summary>
    [MaxLength(CompanyLength)]
    public string JobTitle { get; set; } = "";

    /// <summary>The company; may be empty.</summary>
    [MaxLength(CompanyLength)]
    public string Company { get; set; } = "";

    /// <summary>About the person, in Markdown.</summary>
    [MaxLength(BioLength)]
    public string Bio { get; set; } = "";

    /// <summary>The picture: a path of the site or an absolute address.</summary>
    [MaxLength(ImagePathLength)]
    public string? ImagePath { get; set; }

    /// <summary>The handle at GitHub.</summary>
    [MaxLength(HandleLength)]
    public string? GitHub { get; set; }

    /// <summary>The handle at Twitter.</summary>
    [MaxLength(HandleLength)]
    public string? Twitter { get; set; }

    /// <summary>The name in the address of the LinkedIn profile.</summary>
    [MaxLength(HandleLength)]
    public string? LinkedIn { get; set; }

    static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
