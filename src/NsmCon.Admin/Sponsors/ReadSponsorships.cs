using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

/// <summary>Reads who sponsors an event, and what can still be given.</summary>
public class ReadSponsorships(ConferenceDb db)
{
    const int PageSize = 50;

    public async Task<SponsorshipsPage> Read(Event conference, GiveForm give, int page, bool mayChange)
    {
        var ofEvent = db.Sponsorships.Where(s => s.EventId == conference.Id);
        var standing = ofEvent.Standing();
        var pager = new Pager(page, PageSize, await ofEvent.CountAsync());
        var rows = await Rows(ofEvent, standing, pager);
        give.Sponsors = await Sponsors();
        give.Packages = await Packages(conference.Id);
        return new SponsorshipsPage(conference, give, rows, await Income(standing, conference.Currency), pager, mayChange)
        {
            OnPageOnly = await OnPageOnly(conference, standing),
        };
    }

    Task<List<SponsorshipRow>> Rows(IQueryable<Sponsorship> ofEvent, IQueryable<Sponsorship> standing, Pager pager) =>
        ofEvent
            .OrderBy(s => s.CancelledAt != null)
            .ThenBy(s => s.Sponsor!.Name)
            .ThenBy(s => s.Package!.Position)
            .ThenBy(s => s.Id)
            .TakePage(pager)
            .Select(s => new SponsorshipRow(
                s.Id,
                s.SponsorId,
                s.Sponsor!.Name,
                s.PackageName,
                s.PriceCents,
                s.Currency,
                s.Package!.PriceCents,
                s.Package.Currency,
                s.TakenAt,
                s.TakenBy,
                s.CancelledAt,
                s.CancelledBy
            )
            {
                Benefits = s.Benefits.OrderBy(benefit => benefit.Position).ToList(),
                NeededBy = standing
                    .Where(other => other.SponsorId == s.SponsorId && other.Package!.OnlyWithPackageId == s.PackageId)
                    .Select(other => other.PackageName)
                    .FirstOrDefault(),
                Talk = db
                    .Talks.Where(talk => talk.SponsorshipId == s.Id && talk.State != TalkState.Withdrawn)
                    .Select(talk => talk.Title)
                    .FirstOrDefault(),
            })
            .ToListAsync();

    static async Task<IReadOnlyList<string>> OnPageOnly(Event conference, IQueryable<Sponsorship> standing)
    {
        if (conference.PageSponsors.Count == 0)
            return [];

        var known = (await standing.Select(s => s.Sponsor!.Name).Distinct().ToListAsync())
            .Select(name => SearchText.Normalize(name))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. conference
                .PageSponsors.Select(sponsor => sponsor.Name)
                .Where(name => name.Length > 0 && known.Add(SearchText.Normalize(name))),
        ];
    }

    static async Task<Income> Income(IQueryable<Sponsorship> standing, string currency)
    {
        var sums = await standing
            .GroupBy(s => s.Currency)
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Cents = group.Sum(s => s.PriceCents),
            })
            .ToListAsync();
        return new Income(
            sums.Where(sum => sum.Key == currency).Sum(sum => sum.Cents),
            sums.Sum(sum => sum.Count),
            sums.Where(sum => sum.Key != currency).Sum(sum => sum.Count)
        );
    }

    async Task<IReadOnlyList<SelectListItem>> Sponsors() =>
        [
            new SelectListItem("Choose a sponsor", ""),
            .. await db.Sponsors.OrderBy(s => s.Name).Select(s => new SelectListItem(s.Name, $"{s.Id}")).ToListAsync(),
        ];

    async Task<IReadOnlyList<SelectListItem>> Packages(int eventId)
    {
        var packages = await db
            .Packages.AsNoTracking()
            .Include(p => p.Quota)
            .Where(p => p.EventId == eventId)
            .OrderBy(p => p.Position)
            .ThenBy(p => p.Id)
            .ToListAsync();
        return
        [
            new SelectListItem("Choose a package", ""),
            .. packages.Select(p => new SelectListItem($"{p.Name}, {Describe(p)}", $"{p.Id}")),
        ];
    }

    static string Describe(Package package) =>
        $"{Money.Format(package.PriceCents, package.Currency)}{package.Quota switch
    {
        null => "",
        { Left: <= 0 } => ", sold out",
        var quota => $", {quota.AmountLeft.Words}",
    }}";
}
