using NsmCon.Data.Agenda;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Registrations;
using NsmCon.Data.Releases;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Admin.Access;

/// <summary>
/// Who reads which changes: those of people's data and of money, only whoever looks after them. What
/// stands in no list here is for Owners alone, so a new kind of thing is not shown by accident.
/// </summary>
static class AuditReaders
{
    static readonly string[] ForAll =
    [
        nameof(Event),
        nameof(Talk),
        nameof(TalkSpeaker),
        nameof(Room),
        nameof(Track),
        nameof(AgendaRelease),
        nameof(TicketType),
        nameof(TicketTypeLimit),
        nameof(Quota),
    ];

    static readonly Dictionary<StaffRole, string[]> ForRole = new()
    {
        [StaffRole.Agenda] = [nameof(Speaker)],
        [StaffRole.Registration] = [nameof(Registration), "Registrations"],
        [StaffRole.Sponsorship] =
        [
            nameof(Sponsor),
            nameof(Contact),
            nameof(Sponsorship),
            nameof(Package),
            nameof(Benefit),
            nameof(Inquiry),
            nameof(SavedAnswer),
        ],
    };

    /// <summary>The changes that someone with these roles may read.</summary>
    public static IQueryable<AuditEntry> ReadableBy(this IQueryable<AuditEntry> entries, IReadOnlyCollection<StaffRole> held)
    {
        if (held.Contains(StaffRole.Owner))
            return entries;

        var kinds = Kinds(held);
        return entries.Where(entry => kinds.Contains(entry.Subject));
    }

    /// <summary>Whether someone with these roles may read the changes of a kind of thing.</summary>
    public static bool MayReadChanges(this IReadOnlyCollection<StaffRole> held, string kind) =>
        held.Contains(StaffRole.Owner) || Kinds(held).Contains(kind);

    static List<string> Kinds(IReadOnlyCollection<StaffRole> held) =>
        [.. ForAll, .. held.SelectMany(role => ForRole.GetValueOrDefault(role, []))];
}
