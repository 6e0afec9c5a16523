using System.ComponentModel.DataAnnotations;
using NsmCon.Admin.Forms;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

public class CompanyForm : MergedForm, IValidatableObject
{
    [Required(ErrorMessage = "Give the company's name."), StringLength(Sponsor.NameLength)]
    [SingleLine(ErrorMessage = "Write the name in one line of letters that can be seen.")]
    public string Name { get; set; } = "";

    [StringLength(Sponsor.UrlLength)]
    public string? Website { get; set; }

    [Display(Name = "Logo"), StringLength(Sponsor.UrlLength)]
    public string? LogoPath { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Website) && WebLink.Host(Website.Trim()) is null)
            yield return new("Write the website with http:// or https://, such as https://example.org.", [nameof(Website)]);
        if (!string.IsNullOrEmpty(LogoPath) && !IsPicture(LogoPath.Trim()))
            yield return new(
                "Write a path of the site, such as /img/sponsors/acme.svg, or an address that begins with https://.",
                [nameof(LogoPath)]
            );
    }

    public static CompanyForm FromSponsor(Sponsor sponsor) =>
        new CompanyForm
        {
            Name = sponsor.Name,
            Website = sponsor.Website,
            LogoPath = sponsor.LogoPath,
        }.FilledFrom(sponsor.Version);

    public SponsorDetails ToDetails() => new(Name, Website, LogoPath);

    static bool IsPicture(string written) =>
        WebLink.Safe(written) is not null
        && !written.StartsWith("http:", StringComparison.OrdinalIgnoreCase)
        && !written.Any(PlainText.IsControl);
}

public class ContactForm : MergedForm
{
    [Required(ErrorMessage = "Give the person's name."), StringLength(Contact.NameLength)]
    [SingleLine(ErrorMessage = "Write the name in one line of letters that can be seen.")]
    public string Name { get; set; } = "";

    [Display(Name = "E-mail"), Required(ErrorMessage = "Give the person's e-mail address."), StringLength(Contact.EmailLength)]
    [MailAddress(ErrorMessage = "This is not an e-mail address. Write it like grace@example.org.")]
    public string Email { get; set; } = "";

    [StringLength(Contact.PhoneLength), SingleLine(ErrorMessage = "Write the number in one line.")]
    public string? Phone { get; set; }

    /// <summary>A contact changes with the version of the sponsor.</summary>
    public static ContactForm FromContact(Contact contact, Sponsor sponsor) =>
        new ContactForm
        {
            Name = contact.Name,
            Email = contact.Email,
            Phone = contact.Phone,
        }.FilledFrom(sponsor.Version);

    public ContactDetails ToDetails() => new(Name, Email, Phone);
}
