using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Published;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Inquiries;

/// <summary>What a mail about an inquiry is written from.</summary>
sealed record InquiryMail(Event Event, Inquiry Inquiry)
{
    /// <summary>The message that the mail carries.</summary>
    public required Message Message { get; init; }

    /// <summary>"Event, T-Shirt"; empty if they asked about none.</summary>
    public string Packages => string.Join(", ", Wanted.Select(package => package.Name));

    /// <summary>
    /// The same for the company: what is only for those who have another package says so, unless they asked about that one too.
    /// </summary>
    public string PackagesWithRules =>
        string.Join(
            ", ",
            Wanted.Select(package =>
                DescribeMissing(package) is { } needed
                    ? $"{package.Name} (only for {needed} sponsors: if you are not one yet, reply to this mail and tell us whether you want {needed} too)"
                    : package.Name
            )
        );

    IEnumerable<Package> Wanted => Inquiry.Packages.Select(wish => wish.Package!).OrderBy(package => package.Position);

    string? DescribeMissing(Package package) =>
        Inquiry.Packages.Any(wish => wish.PackageId == package.OnlyWithPackageId) ? null : package.OnlyWithPackage?.Name;
}

static class InquiryMailQueries
{
    /// <summary>What a mail about an inquiry is written from; null if the inquiry or its message is gone.</summary>
    public static async Task<InquiryMail?> BehindMail(
        this ConferenceDb db,
        PublishedAgendas published,
        OutgoingMail mail,
        CancellationToken cancel
    )
    {
        // To whom it goes is what they wrote, also where that was merged into another inquiry since.
        var inquiry = await db
            .Inquiries.IgnoreQueryFilters()
            .AsNoTracking()
            .Include(i => i.Packages)
                .ThenInclude(wish => wish.Package!.OnlyWithPackage)
            .FirstOrDefaultAsync(i => i.Id == mail.InquiryId, cancel);
        var message = await db.Messages.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mail.MessageId, cancel);
        if (inquiry is null || message is null)
            return null;

        return new InquiryMail(await published.Shown(db, inquiry.EventId, cancel), inquiry) { Message = message };
    }
}
