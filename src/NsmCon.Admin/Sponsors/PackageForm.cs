using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Forms;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

public class PackageForm : MergedForm, IValidatableObject
{
    [Required(ErrorMessage = "Give the package a name, such as Lunch."), StringLength(Package.NameLength)]
    [SingleLine(ErrorMessage = "Write the name in one line of letters that can be seen.")]
    public string Name { get; set; } = "";

    [
        StringLength(60),
        RegularExpression(
            "^[a-z0-9]+(-[a-z0-9]+)*$",
            ErrorMessage = "The key has lower case letters, digits, and single hyphens between them."
        )
    ]
    public string? Key { get; set; }

    [StringLength(Package.NameLength), SingleLine(ErrorMessage = "Write the group in one line of letters that can be seen.")]
    public string? Group { get; set; }

    [Display(Name = "Introduction"), StringLength(Package.IntroLength)]
    public string? Intro { get; set; }

    [Required(ErrorMessage = "Say what the package costs; 0 if nothing.")]
    public string? Price { get; set; }

    [Display(Name = "Limit"), Range(0, 1_000_000, ErrorMessage = "Give a number from 0 to 1,000,000.")]
    public int? Most { get; set; }

    [Display(Name = "Only with")]
    public int? OnlyWithPackageId { get; set; }

    [Display(Name = "Order"), Range(0, 999, ErrorMessage = "Give a number from 0 to 999.")]
    public int Position { get; set; }

    [StringLength(20_000)]
    public string? Benefits { get; set; }

    /// <summary>The packages that this one may need.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Others { get; set; } = [];

    /// <summary>Null for a new one.</summary>
    [BindNever, ValidateNever]
    public Package? Existing { get; set; }

    [BindNever]
    public bool MayChange { get; set; }

    [BindNever]
    public string Currency { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Price is not null && PriceText.Cents(Price) is null)
            yield return new(PriceText.Sentence, [nameof(Price)]);
        BenefitText.Parse(Benefits, out var fault);
        if (fault is not null)
            yield return new(fault, [nameof(Benefits)]);
    }

    /// <param name="package">The package, with its benefits and its limit.</param>
    /// <param name="others">The packages that it may need.</param>
    public static PackageForm FromPackage(Package package, IReadOnlyList<SelectListItem> others) =>
        new PackageForm
        {
            Others = others,
            Existing = package,
            Name = package.Name,
            Key = package.Key,
            Group = package.Group,
            Intro = package.Intro,
            Price = PriceText.Format(package.PriceCents),
            Most = package.Quota?.Size,
            OnlyWithPackageId = package.OnlyWithPackageId,
            Position = package.Position,
            Benefits = BenefitText.Print(package.Benefits),
        }.FilledFrom(package.Version);

    protected override string? Describe(string field) =>
        field == nameof(OnlyWithPackageId)
            ? Others.FirstOrDefault(package => package.Value == $"{OnlyWithPackageId}")?.Text ?? "One that was deleted"
            : null;

    public PackageDetails ToDetails() =>
        new(
            Name,
            Group ?? "",
            Intro ?? "",
            PriceText.Cents(Price)!.Value,
            Most,
            OnlyWithPackageId,
            Position,
            [.. BenefitText.Parse(Benefits, out _).Select(benefit => new BenefitDetails(benefit.Text, benefit.Parts))]
        );
}
