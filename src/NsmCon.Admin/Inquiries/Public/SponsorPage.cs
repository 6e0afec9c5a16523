using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Inquiries.Public;

public sealed record SponsorPage(Event Event, DateTime Now, IReadOnlyList<OfferedPackage> Packages, SponsorForm Form)
{
    public PublicEvent Public => Event.Public(Now);

    public bool IsChosen(OfferedPackage package) => !package.IsSoldOut && Form.PackageIds.Contains(package.Id);
}
