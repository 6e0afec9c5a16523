using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

/// <summary>Who sponsors an event, with what, and what it brings in.</summary>
public record SponsorshipsPage(
    Event Event,
    GiveForm Give,
    IReadOnlyList<SponsorshipRow> Sponsorships,
    Income Income,
    Pager Pager,
    bool MayChange
)
{
    public string Path => Links.Sponsors(Event.Slug);

    /// <summary>Whom the site's page shows as sponsors without a package here, by name.</summary>
    public IReadOnlyList<string> OnPageOnly { get; init; } = [];
}

public record SponsorshipRow(
    int Id,
    int SponsorId,
    string Sponsor,
    string Package,
    long PriceCents,
    string Currency,
    long TodayCents,
    string TodayCurrency,
    DateTime TakenAt,
    string TakenBy,
    DateTime? CancelledAt,
    string? CancelledBy
)
{
    /// <summary>The sponsor's other package that is only for those who have this one, and so is canceled first; null if none is.</summary>
    public string? NeededBy { get; init; }

    /// <summary>What was promised.</summary>
    public IReadOnlyList<PromisedBenefit> Benefits { get; init; } = [];

    /// <summary>The talk on the agenda that was promised with it.</summary>
    public string? Talk { get; init; }

    /// <summary>What is asked before it is canceled: what it brings in, and what goes with it.</summary>
    public string CancelQuestion
    {
        get
        {
            var benefits =
                Benefits.Count == 0
                    ? ""
                    : $" What was promised with it no longer is: {string.Join("; ", Benefits.Select(benefit => benefit.Text))}.";
            var talk = Talk is null ? "" : $" “{Talk}” stays on the agenda: take it off there.";
            return $"Cancel the {Package} sponsorship of {Sponsor} for {Money.Format(PriceCents, Currency)}?{benefits}{talk} "
                + "The package can be given to others again. No mail is sent.";
        }
    }

    /// <summary>What the package costs now, where that is not what was agreed.</summary>
    public string? Today => (PriceCents, Currency) == (TodayCents, TodayCurrency) ? null : Money.Format(TodayCents, TodayCurrency);
}

/// <summary>What the standing sponsorships bring in, in the event's currency.</summary>
public record Income(long Cents, int Standing, int InOtherCurrencies);

public class GiveForm
{
    [Display(Name = "Sponsor"), Required(ErrorMessage = "Choose a sponsor.")]
    public int? SponsorId { get; set; }

    [Display(Name = "Package"), Required(ErrorMessage = "Choose a package.")]
    public int? PackageId { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Sponsors { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Packages { get; set; } = [];
}
