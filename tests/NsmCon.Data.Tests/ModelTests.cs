using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;

namespace NsmCon.Data.Tests;

public class ModelTests
{
    // Whole pages, lists, and what ASP.NET Core keeps for itself.
    static readonly string[] Unlimited =
    [
        "ImportedPage.Text",
        "ImportedPage.Undecided",
        "Message.Pieces",
        "MessageDraft.Files",
        "MessageMove.Before",
        "SharedFact.Text",
        "SearchEntry.Words",
        "SentMail.Files",
        "Event.Subtitles",
        "Event.Buttons",
        "Event.Sections",
        "Event.PageSponsors",
        "Benefit.Parts",
        "PromisedBenefit.Parts",
        "AuditEntry.Changes",
        "AuditEntry.SearchText",
        "AgendaStep.Changes",
        "AgendaStep.Title",
        "AgendaRelease.Agenda",
        "AgendaRelease.Event",
        "AgendaRelease.ExportNote",
        "WebhookDelivery.Payload",
        "StaffMember.PasswordHash",
        "StaffMember.SecurityStamp",
        "StaffMember.ConcurrencyStamp",
        "StaffMember.PhoneNumber",
        "DataProtectionKey.FriendlyName",
        "DataProtectionKey.Xml",
    ];

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public void The_migrations_make_the_model_that_the_code_has(string provider)
    {
        using var db = Open(provider);

        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public void Every_text_has_a_limit_or_is_deliberately_without(string provider)
    {
        var texts = Model(provider)
            .GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property =>
                (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) is var type
                && (type == typeof(string) || property.IsPrimitiveCollection)
            )
            .ToList();

        var unlimited = texts
            .Where(property =>
                property.GetMaxLength() is null && !property.DeclaringType.ClrType.Name.StartsWith("IdentityUser", StringComparison.Ordinal)
            )
            .Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}");

        Assert.True(texts.Count > 80, $"{texts.Count} texts");
        Assert.Equal(Unlimited.Order(), unlimited.Order());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public void Every_time_says_by_its_name_whether_it_is_a_moment_or_on_the_wall(string provider)
    {
        var times = Ours(provider)
            .SelectMany(entity => entity.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTime))
            .ToList();

        Assert.Equal(
            ["Speaker.Arrives", "Speaker.Leaves", "Talk.Ends", "Talk.Starts"],
            times
                .Where(time => !time.Name.EndsWith("At", StringComparison.Ordinal))
                .Select(time => $"{time.DeclaringType.ClrType.Name}.{time.Name}")
                .Order()
        );
        Assert.True(times.Count > 20);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public void What_two_people_may_edit_is_guarded_by_its_version(string provider)
    {
        var versioned = Ours(provider).Where(entity => entity.ClrType.IsAssignableTo(typeof(IVersioned))).ToList();

        Assert.Superset(
            new HashSet<Type>
            {
                typeof(Event),
                typeof(Talk),
                typeof(Speaker),
                typeof(Registration),
                typeof(Package),
                typeof(Sponsorship),
                typeof(Inquiry),
            },
            versioned.Select(entity => entity.ClrType).ToHashSet()
        );
        Assert.All(versioned, entity => Assert.True(entity.FindProperty("Version")!.IsConcurrencyToken));
    }

    static IEnumerable<IEntityType> Ours(string provider) =>
        Model(provider).GetEntityTypes().Where(entity => entity.ClrType.Assembly == typeof(ConferenceDb).Assembly);

    static IModel Model(string provider)
    {
        using var db = Open(provider);
        return db.Model;
    }

    static ConferenceDb Open(string provider) =>
        ConferenceDatabase.Open(provider, provider == Databases.Sqlite ? "Data Source=:memory:" : "Host=127.0.0.1;Port=1;Database=none");
}
