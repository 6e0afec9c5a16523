using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>Reads what the pages show on which two inquiries are merged.</summary>
public sealed class ReadMerge(ConferenceDb db)
{
    const int PageSize = 25;
    const int MostShown = 300;

    /// <summary>
    /// The others of the event: those of the same company first, then of the same
    /// mail domain, and of the same person. Null if the event has no such inquiry.
    /// </summary>
    public async Task<MergeChoicesPage?> Choices(Event conference, int id, string? find, int page)
    {
        var inquiry = await db.Inquiries.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.EventId == conference.Id);
        if (inquiry is null)
            return null;

        var company = CompanyOf(inquiry);
        var domain = DomainOf(inquiry);
        var person = SearchText.Normalize(inquiry.ContactName);
        var others = db.Inquiries.Where(i => i.EventId == conference.Id && i.Id != id).Matching(new() { Find = find });
        var pager = new Pager(page, PageSize, await others.CountAsync());
        var rows = await others
            .OrderByDescending(i => i.SearchText.StartsWith(company))
            .ThenByDescending(i => i.SearchText.EndsWith(domain))
            .ThenByDescending(i => i.SearchText.Contains(person))
            .ThenByDescending(i => i.UpdatedAt)
            .ThenByDescending(i => i.Id)
            .TakePage(pager)
            .Select(i => new
            {
                i.Id,
                i.Company,
                i.ContactName,
                i.Email,
                i.State,
                Messages = i.Messages.Count,
                i.UpdatedAt,
                i.SearchText,
            })
            .ToListAsync();
        var choices = rows.ConvertAll(row => new MergeChoice(
            row.Id,
            row.Company,
            row.ContactName,
            row.Email,
            row.State,
            row.Messages,
            row.UpdatedAt,
            Likeness(row.SearchText, company, domain, person)
        ));
        return new(conference, inquiry, find ?? "", choices, pager);
    }

    // What is searched begins with the company and ends with the address.
    static string CompanyOf(Inquiry inquiry) => $"{SearchText.Normalize(inquiry.Company)} ";

    static string DomainOf(Inquiry inquiry) =>
        $"@{(MailDomain.IsOfOneCompany(inquiry.Email) ? MailDomain.FromAddress(inquiry.Email) : inquiry.Email)}";

    static string Likeness(string text, string company, string domain, string person)
    {
        if (text.StartsWith(company, StringComparison.Ordinal))
            return "Same company";
        if (text.EndsWith(domain, StringComparison.Ordinal))
            return "Same mail domain";
        if (text.Contains(person, StringComparison.Ordinal))
            return "Same person";

        return "";
    }

    /// <summary>Two of them side by side; null if the event has not both.</summary>
    public async Task<ComparePage?> Read(Event conference, int staysId, int goesId) =>
        staysId != goesId && await ReadInquiry(conference, staysId) is { } stays && await ReadInquiry(conference, goesId) is { } goes
            ? new(conference, stays, goes)
            : null;

    async Task<ComparedInquiry?> ReadInquiry(Event conference, int id)
    {
        var inquiry = await db
            .Inquiries.AsNoTracking()
            .Include(i => i.Owner)
            .Include(i => i.Packages)
                .ThenInclude(wish => wish.Package)
            .FirstOrDefaultAsync(i => i.Id == id && i.EventId == conference.Id);
        if (inquiry is null)
            return null;

        var packages = inquiry
            .Packages.Select(wish => wish.Package!)
            .OrderBy(package => package.Position)
            .Select(package => package.Name)
            .ToList();
        var messages = db.Messages.Where(message => message.InquiryId == id);
        var last = await messages
            .OrderByDescending(message => message.At)
            .ThenByDescending(message => message.Id)
            .Select(message => new { message.From, message.Text })
            .FirstOrDefaultAsync();
        return new(
            inquiry,
            packages,
            await messages.CountAsync(),
            last is null ? "" : $"{last.From.Split(" <")[0]}: {last.Text.ReplaceLineEndings(" ")}".Shorten(MostShown)
        );
    }
}
