using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>Reads what stands in the place of placeholders.</summary>
public sealed class ReadPlaceholders(ConferenceDb db)
{
    /// <summary>Those of an inquiry, for who writes by that name.</summary>
    public async Task<Placeholders> Read(Inquiry inquiry, string writer)
    {
        var title = await db
            .Events.Where(conference => conference.Id == inquiry.EventId)
            .Select(conference => conference.Title)
            .SingleAsync();
        var packages = await db
            .Inquiries.Where(i => i.Id == inquiry.Id)
            .SelectMany(i => i.Packages)
            .OrderBy(wish => wish.Package!.Position)
            .Select(wish => wish.Package!.Name)
            .ToListAsync();
        return new(inquiry.ContactName, inquiry.Company, title, string.Join(", ", packages), writer);
    }
}
