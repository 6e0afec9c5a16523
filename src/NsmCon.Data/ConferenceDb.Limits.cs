using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    static void ConfigureLimits(ModelBuilder builder)
    {
        builder.Entity<Quota>(e =>
        {
            e.HasIndex(x => new { x.EventId, x.Name }).IsUnique();
            e.ToTable(table => table.HasCheckConstraint("CK_Quotas_Taken", "\"Taken\" >= 0 AND \"Taken\" <= \"Size\""));
        });
        builder.Entity<TicketTypeLimit>(e =>
        {
            e.HasIndex(x => new
                {
                    x.EventId,
                    x.TicketTypeId,
                    x.QuotaId,
                })
                .IsUnique();
            e.HasOne(x => x.Quota).WithMany().OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Allocation>(e =>
        {
            // Nobody takes twice from one limit.
            e.HasIndex(x => new
                {
                    x.EventId,
                    x.RegistrationId,
                    x.QuotaId,
                })
                .IsUnique()
                .HasFilter("\"RegistrationId\" IS NOT NULL AND \"ReleasedAt\" IS NULL");
            e.HasIndex(x => new
                {
                    x.EventId,
                    x.SponsorshipId,
                    x.QuotaId,
                })
                .IsUnique()
                .HasFilter("\"SponsorshipId\" IS NOT NULL AND \"ReleasedAt\" IS NULL");
            e.HasIndex(x => x.RegistrationId).HasFilter("\"RegistrationId\" IS NOT NULL");
            e.HasIndex(x => x.SponsorshipId).HasFilter("\"SponsorshipId\" IS NOT NULL");
            e.HasOne(x => x.Quota).WithMany().OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Registration>().WithMany(x => x.Allocations).HasForeignKey(x => x.RegistrationId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Sponsorship>().WithMany(x => x.Allocations).HasForeignKey(x => x.SponsorshipId).OnDelete(DeleteBehavior.Cascade);
            e.ToTable(table =>
            {
                table.HasCheckConstraint("CK_Allocations_Count", "\"Count\" > 0");
                table.HasCheckConstraint("CK_Allocations_Holder", "(\"RegistrationId\" IS NULL) <> (\"SponsorshipId\" IS NULL)");
            });
        });
    }
}
