using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Releases;
using NsmCon.Data.Secrets;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;
using NsmCon.Data.Steps;
using NsmCon.Data.Webhooks;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<TalkKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<EventStage>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<TalkState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<AgendaStepKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<DeliveryState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<List<PieceLength>>().HaveConversion<JsonList<PieceLength>, JsonListComparer<PieceLength>>();
        configurationBuilder.Properties<MailReasonKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ExportOutcome>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ExportNote>().HaveConversion<JsonValue<ExportNote>>();
        configurationBuilder.Properties<StepTitle>().HaveConversion<JsonValue<StepTitle>>();
        configurationBuilder.Properties<List<RowChange>>().HaveConversion<JsonList<RowChange>, JsonListComparer<RowChange>>();
        configurationBuilder.Properties<InquiryState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<BeforeMerge>().HaveConversion<JsonValue<BeforeMerge>>();
        configurationBuilder.Properties<MessageKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<IncomingState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<MailFolderState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<List<DraftFile>>().HaveConversion<JsonList<DraftFile>, JsonListComparer<DraftFile>>();
        configurationBuilder.Properties<List<SentFile>>().HaveConversion<JsonList<SentFile>, JsonListComparer<SentFile>>();
        configurationBuilder.Properties<ScanOutcome>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<MailState>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<StaffRole>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<List<EventButton>>().HaveConversion<JsonList<EventButton>, JsonListComparer<EventButton>>();
        configurationBuilder.Properties<List<EventSection>>().HaveConversion<JsonList<EventSection>, JsonListComparer<EventSection>>();
        configurationBuilder.Properties<List<OpenQuestion>>().HaveConversion<JsonList<OpenQuestion>, JsonListComparer<OpenQuestion>>();
        configurationBuilder.Properties<ReleasedEvent>().HaveConversion<JsonValue<ReleasedEvent>>();
        configurationBuilder.Properties<List<EventSponsor>>().HaveConversion<JsonList<EventSponsor>, JsonListComparer<EventSponsor>>();
        configurationBuilder.Properties<List<AuditChange>>().HaveConversion<JsonList<AuditChange>, JsonListComparer<AuditChange>>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ConfigureEvents(builder);
        ConfigureLimits(builder);
        ConfigureAgenda(builder);
        ConfigureRegistrations(builder);
        ConfigureSponsors(builder);
        ConfigureInquiries(builder);
        ConfigureMail(builder);
        ConfigureStaff(builder);
        ConfigureProcesses(builder);
        builder.Entity<IdentityUserToken<int>>().Property(x => x.Value!).Protect(Key, "StaffMember.Token");
        foreach (var entity in builder.Model.GetEntityTypes().ToList())
            ApplyRules(builder, entity);
    }

    static void ConfigureEvents(ModelBuilder builder)
    {
        builder.Entity<Event>(e =>
        {
            e.HasIndex(x => x.Slug).IsUnique();
            e.HasIndex(x => x.StartsOn);
        });
        builder.Entity<Room>(e => e.HasIndex(x => new { x.EventId, x.Name }).IsUnique());
        builder.Entity<ImportedPage>(e =>
        {
            e.HasIndex(x => new { x.EventId, x.Path }).IsUnique();
            e.HasIndex(x => x.Path).IsUnique();
        });
    }

    static void ConfigureAgenda(ModelBuilder builder)
    {
        builder.Entity<Talk>(e =>
        {
            e.HasIndex(x => new
            {
                x.EventId,
                x.Starts,
                x.Position,
            });
            e.HasOne(x => x.Room).WithMany().OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Track).WithMany().OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Sponsorship>().WithMany().HasForeignKey(x => x.SponsorshipId).OnDelete(DeleteBehavior.SetNull);
            e.HasMany(x => x.Speakers).WithOne().HasForeignKey(x => x.TalkId);
        });
        builder.Entity<Track>(e => e.HasIndex(x => new { x.EventId, x.Name }).IsUnique());
        builder.Entity<Speaker>(e =>
        {
            e.HasIndex(x => new { x.EventId, x.Name });
            e.HasIndex(x => x.PageCode).IsUnique();
        });
        builder.Entity<SpeakerPhoto>(e => e.HasIndex(x => new { x.EventId, x.Path }).IsUnique());
        builder.Entity<AgendaStep>(e =>
            e.HasIndex(x => new
            {
                x.EventId,
                x.By,
                x.Id,
            })
        );
        builder.Entity<AgendaEditor>(e => e.HasKey(x => new { x.EventId, x.StaffMemberId }));
        builder.Entity<AgendaRelease>(e => e.HasIndex(x => new { x.EventId, x.Number }).IsUnique());
        builder.Entity<Webhook>(e => e.HasIndex(x => new { x.EventId, x.Url }).IsUnique());
        builder.Entity<WebhookDelivery>(e =>
        {
            e.HasOne(x => x.Webhook).WithMany().OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(x => new { x.EventId, x.CreatedAt });
            e.HasIndex(x => new { x.State, x.NextAttemptAt });
        });
        builder.Entity<TalkSpeaker>(e =>
        {
            e.HasKey(x => new { x.TalkId, x.SpeakerId });
            e.HasOne(x => x.Speaker).WithMany().OnDelete(DeleteBehavior.Restrict);
        });
    }

    static void ConfigureRegistrations(ModelBuilder builder)
    {
        builder.Entity<TicketType>(e =>
        {
            e.HasIndex(x => new { x.EventId, x.Name }).IsUnique();
            e.HasMany(x => x.Limits).WithOne().HasForeignKey(x => x.TicketTypeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<Registration>(e =>
        {
            e.HasOne(x => x.TicketType).WithMany().OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.EventId, x.EmailKey }).IsUnique().HasFilter("\"CancelledAt\" IS NULL");
            e.HasIndex(x => x.TicketCode).IsUnique();
            e.HasIndex(x => x.DoorCode).IsUnique();
            // Empty in the database until the first start after it came: a migration makes no random codes.
            e.Property(x => x.DoorCode).IsRequired(false);
            e.HasIndex(x => new
                {
                    x.EventId,
                    x.EmailKey,
                    x.AttemptKey,
                })
                .IsUnique();
            e.HasIndex(x => new { x.EventId, x.RegisteredAt });
            e.HasIndex(x => new { x.EventId, x.Name });
            e.HasIndex(x => new { x.EventId, x.TicketTypeId });
            e.HasIndex(x => new { x.EventId, x.SentFrom }).HasFilter("\"SentFrom\" IS NOT NULL");
        });
        builder.Entity<ReplacedCode>(e => e.HasIndex(x => x.CodeHash).IsUnique());
        builder.Entity<Scan>(e =>
        {
            e.HasIndex(x => new { x.EventId, x.ClientKey }).IsUnique();
            e.HasOne<Registration>().WithMany().HasForeignKey(x => x.RegistrationId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    static void ConfigureSponsors(ModelBuilder builder)
    {
        builder.Entity<Sponsor>(e => e.HasIndex(x => x.NameKey).IsUnique());
        builder.Entity<Contact>(e => e.HasIndex(x => x.Email));
        builder.Entity<Package>(e =>
        {
            e.HasIndex(x => new { x.EventId, x.Key }).IsUnique();
            e.HasOne(x => x.Quota).WithMany().OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.OnlyWithPackage).WithMany().OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<Sponsorship>(e =>
        {
            e.HasOne(x => x.Sponsor).WithMany().OnDelete(DeleteBehavior.Restrict);
            e.HasOne(x => x.Package).WithMany().OnDelete(DeleteBehavior.Restrict);
            e.HasMany(x => x.Benefits).WithOne().HasForeignKey(x => x.SponsorshipId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(x => new
                {
                    x.EventId,
                    x.SponsorId,
                    x.PackageId,
                })
                .IsUnique()
                .HasFilter("\"CancelledAt\" IS NULL");
        });
    }

    static void ConfigureStaff(ModelBuilder builder)
    {
        builder.Entity<StaffMember>(e => e.HasMany(x => x.Roles).WithOne(x => x.StaffMember).HasForeignKey(x => x.StaffMemberId));
        // Sign-in is by password and TOTP; passkeys would need the third schema version.
        builder.Ignore<IdentityUserPasskey<int>>();
        builder.Ignore<IdentityPasskeyData>();
        builder.Entity<EventRole>(e =>
            e.HasIndex(x => new
                {
                    x.StaffMemberId,
                    x.EventId,
                    x.Role,
                })
                .IsUnique()
        );
        builder.Entity<Invitation>(e => e.HasIndex(x => x.SecretHash).IsUnique());
        builder.Entity<PasswordLink>(e => e.HasIndex(x => x.SecretHash).IsUnique());
        builder.Entity<FailedSignIn>(e =>
        {
            e.HasOne<StaffMember>().WithMany().HasForeignKey(x => x.StaffMemberId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(x => new { x.StaffMemberId, x.At });
        });
        builder.Entity<AuditEntry>(e =>
        {
            e.HasIndex(x => x.At);
            e.HasIndex(x => new { x.EventId, x.At });
            e.HasIndex(x => new { x.Subject, x.SubjectId });
            e.HasIndex(x => x.Id).HasFilter(NotSearchedYet);
        });
    }

    /// <summary>What holds for every entity: the event it belongs to, its version, and what its times mean.</summary>
    void ApplyRules(ModelBuilder builder, IMutableEntityType entity)
    {
        var type = builder.Entity(entity.ClrType);
        if (entity.FindProperty(nameof(IVersioned.Version)) is not null && entity.ClrType.IsAssignableTo(typeof(IVersioned)))
            type.Property(nameof(IVersioned.Version)).IsConcurrencyToken();
        if (entity.FindProperty("EventId") is not null && entity.ClrType != typeof(AuditEntry))
            type.HasOne(typeof(Event)).WithMany().HasForeignKey("EventId").OnDelete(DeleteBehavior.Cascade);

        foreach (var property in entity.GetProperties().ToList())
        {
            if (property.PropertyInfo?.GetCustomAttribute<ProtectedAttribute>() is { } secret)
                type.Property<string>(property.Name).HasMaxLength(ProtectedColumns.LengthFor(secret.Length)).Protect(Key, secret.Purpose);
        }

        foreach (
            var property in entity.GetProperties().Where(p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?)).ToList()
        )
        {
            if (property.Name.EndsWith("At", StringComparison.Ordinal))
                property.SetValueConverter(Utc);
            else if (Database.IsNpgsql())
                property.SetColumnType("timestamp without time zone");
        }
    }

    // SQLite forgets that a time is in UTC.
    static readonly ValueConverter<DateTime, DateTime> Utc = new(
        time => time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc),
        time => DateTime.SpecifyKind(time, DateTimeKind.Utc)
    );
}
