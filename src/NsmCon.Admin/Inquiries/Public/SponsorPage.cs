using NsmCon.Admin.Published;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Inquiries.Public;

public sealed record SponsorPage(Event Event, DateTime Now, IReadOnlyList<OfferedPackage> Packages, SponsorForm Form)
{
    public PublicEvent Public => Event.Public(Now);

    /// <summary>The form came back.</summary>
    public bool WasSent { get; init; }

    /// <summary>Whether there is a form: it comes back in any case, so that nothing of what was typed is lost.</summary>
    public bool HasForm => WasSent || Refusal is null;

    /// <summary>Why nobody can ask now, as a heading and a sentence; null while companies can.</summary>
    public (string Heading, string Sentence)? Refusal => Event.InquiryRefusal();

    public bool IsChosen(OfferedPackage package) => !package.IsSoldOut && Form.PackageIds.Contains(package.Id);
}
