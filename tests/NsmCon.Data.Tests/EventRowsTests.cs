using Microsoft.EntityFrameworkCore.Metadata;

namespace NsmCon.Data.Tests;

/// <summary>
/// A distributed PostgreSQL may put each event on one node: all rows of it carry its key, what is unique is so within it, and whoever leaves that rule says why here.
/// </summary>
public class EventRowsTests
{
    static readonly Dictionary<string, string> OfNoEvent = new(StringComparer.Ordinal)
    {
        ["Event"] = "It is the event.",
        ["Sponsor"] = "A company sponsors several events.",
        ["Contact"] = "It belongs to a company.",
        ["StaffMember"] = "Staff work for several events.",
        ["PasswordLink"] = "It belongs to a member of staff.",
        ["FailedSignIn"] = "It belongs to a member of staff.",
        ["IncomingMail"] = "Nobody knows which event it is about until it is placed; then a message stands in the event.",
        ["MailFolder"] = "A mailbox gets the mails of all events.",
        ["BouncedAddress"] = "An address without a mailbox has none for any event.",
        ["StoredFile"] = "Bytes are known by their hash; a file that came twice is kept once.",
        ["UndonePage"] = "Its event is gone.",
        ["AppProcess"] = "A process serves all events.",
        ["WorkerRound"] = "A worker works for all events.",
        ["SharedFact"] = "It is about the processes.",
        ["FormLimit"] = "It counts what an address sends, to whichever event.",
    };

    static readonly Dictionary<string, string> PerhapsOfNone = new(StringComparer.Ordinal)
    {
        ["AuditEntry"] = "Staff and companies are changed, too; and it outlives its event.",
        ["EventRole"] = "A role may be for all events.",
        ["Invitation"] = "It may invite to all events.",
        ["OutgoingMail"] = "Invitations and links to a new password are about no event.",
        ["SentMail"] = "It is an outgoing mail, as it went out.",
        ["SearchEntry"] = "It finds an incoming mail that nobody has placed.",
    };

    static readonly Dictionary<string, string> UniqueEverywhere = new(StringComparer.Ordinal)
    {
        ["Registration.TicketCode"] = "A secret finds its row without the event. It is random, and so unique on all nodes.",
        ["Registration.DoorCode"] = "As the code of a ticket.",
        ["ReplacedCode.CodeHash"] = "As the code of a ticket.",
        ["Inquiry.ReplyKey"] = "As the code of a ticket: it stands in an address of mail.",
        ["Speaker.PageCode"] = "As the code of a ticket.",
        ["Invitation.SecretHash"] = "As the code of a ticket.",
        ["ImportedPage.Path"] = "A file of the site describes one event.",
        ["EventRole.StaffMemberId"] = "Staff belong to no node: their roles lie with them.",
        ["Message.InternetMessageId"] = "A mail has one name in the world, however often it comes.",
        ["SentMail.OutgoingMailId"] = "It lies with its mail, which may be about no event.",
        ["SearchEntry.MessageId"] = "One for each message; it lies with it.",
        ["SearchEntry.IncomingMailId"] = "One for each incoming mail, which is of no event.",
    };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public void Every_row_of_an_event_carries_its_key(string provider)
    {
        var without = Ours(provider).Where(entity => entity.FindProperty("EventId") is null).Select(Name);
        var perhaps = Ours(provider).Where(entity => entity.FindProperty("EventId") is { IsNullable: true }).Select(Name);

        Assert.Equal(OfNoEvent.Keys.Order(), without.Order());
        Assert.Equal(PerhapsOfNone.Keys.Order(), perhaps.Order());
        Assert.True(Ours(provider).Count(entity => entity.FindProperty("EventId") is { IsNullable: false }) > 20);
        Assert.All(OfEvents(provider), entity =>
            Assert.Contains(
                entity.GetIndexes().Select(index => index.Properties).Concat(entity.GetKeys().Select(key => key.Properties)),
                columns => columns[0].Name == "EventId"
            )
        );
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public void What_is_unique_begins_with_the_event(string provider)
    {
        var others = OfEvents(provider)
            .SelectMany(entity => entity.GetIndexes())
            .Where(index => index.IsUnique && index.Properties[0].Name != "EventId")
            .Select(index => $"{Name(index.DeclaringEntityType)}.{index.Properties[0].Name}");

        Assert.Equal(UniqueEverywhere.Keys.Order(), others.Order());
    }

    // A number is given by one sequence for all events, so it is unique with the event or without. Other keys are made of rows that lie in the same event.
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public void A_key_is_a_number_or_begins_with_the_event_or_is_made_of_rows_of_the_event(string provider)
    {
        var keys = OfEvents(provider).Select(entity => entity.FindPrimaryKey()!).ToList();

        Assert.True(keys.Count > 25);
        Assert.All(keys, key =>
            Assert.True(
                key.Properties is [{ Name: "Id", ClrType: var type }]
                    ? type == typeof(int) || type == typeof(long)
                    : key.Properties[0].Name == "EventId"
                        || key.Properties[0]
                            .GetContainingForeignKeys()
                            .Any(foreign => foreign.PrincipalEntityType.FindProperty("EventId") is not null),
                $"The key of {Name(key.DeclaringEntityType)} is not one of its event."
            )
        );
    }

    static IEnumerable<IEntityType> OfEvents(string provider) => Ours(provider).Where(entity => entity.FindProperty("EventId") is not null);

    static string Name(IReadOnlyTypeBase entity) => entity.ClrType.Name;

    static List<IEntityType> Ours(string provider)
    {
        using var db = ConferenceDatabase.Open(
            provider,
            provider == Databases.Sqlite ? "Data Source=:memory:" : "Host=127.0.0.1;Port=1;Database=none"
        );
        return [.. db.Model.GetEntityTypes().Where(entity => entity.ClrType.Assembly == typeof(ConferenceDb).Assembly)];
    }
}
