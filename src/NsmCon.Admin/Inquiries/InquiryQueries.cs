using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

static class InquiryQueries
{
    /// <summary>Those with these words in company, contact or address, and of this owner. The state is not looked at.</summary>
    public static IQueryable<Inquiry> Matching(this IQueryable<Inquiry> inquiries, InquiryFilter filter)
    {
        if (filter.Owner is { } owner)
            inquiries = inquiries.Where(inquiry => owner == 0 ? inquiry.OwnerId == null : inquiry.OwnerId == owner);
        foreach (var word in SearchText.WordsOf(filter.Find))
            inquiries = inquiries.Where(inquiry => inquiry.SearchText.Contains(word));
        return inquiries;
    }

    /// <summary>Who may take care of the inquiries of an event.</summary>
    public static Task<List<OwnerChoice>> InquiryOwners(this ConferenceDb db, int eventId) =>
        db
            .Users.LookAfterInquiries(eventId)
            .OrderBy(person => person.Name)
            .ThenBy(person => person.Id)
            .Select(person => new OwnerChoice(person.Id, person.Name == "" ? person.Email! : person.Name))
            .ToListAsync();
}
