using NsmCon.Admin.Shared;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

/// <summary>All sponsors, across years.</summary>
public record CompaniesPage(string Path, string Find, IReadOnlyList<CompanyRow> Companies, Pager Pager, bool MayChange);

public record CompanyRow(int Id, string Name, string? Website, int Contacts, int Sponsorships);

/// <summary>One sponsor: its people, and what it took over the years.</summary>
/// <param name="Contacts">Null if they are not for the person who looks.</param>
public record CompanyPage(
    Event Event,
    CompanyForm Form,
    Sponsor Sponsor,
    IReadOnlyList<Contact>? Contacts,
    IReadOnlyList<YearRow> Years,
    bool MayChange
)
{
    public string Path => Links.Company(Event.Slug, Sponsor.Id);
}

/// <summary>A sponsorship of any event.</summary>
public record YearRow(string EventTitle, string Package, long PriceCents, string Currency, DateTime TakenAt, bool IsCancelled)
{
    /// <summary>What was promised with it.</summary>
    public IReadOnlyList<PromisedBenefit> Benefits { get; init; } = [];
}
