using NsmCon.Data.Agenda;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Sponsors;

namespace NsmCon.Admin.Sponsors;

static class SponsorsSetup
{
    /// <summary>The packages, the sponsors and who took what.</summary>
    public static IServiceCollection AddSponsors(this IServiceCollection services) =>
        services
            .AddScoped<ReadSponsorships>()
            .AddScoped<SponsorAccess>()
            .AddScoped<SaveLogo>()
            .AddScoped<UploadLogo>()
            .AddScoped<SavePackage>()
            .AddScoped<DeletePackage>()
            .AddScoped<SaveSponsor>()
            .AddScoped<SaveContact>();
}
