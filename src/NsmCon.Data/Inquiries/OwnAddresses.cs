using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Inquiries;

/// <summary>
/// The addresses that are ours: the sender's, the one where mails come back to, and those of the events where sponsors write to.
/// </summary>
public sealed class OwnAddresses
{
    readonly List<(int Id, string Address)> events;

    internal OwnAddresses(OwnMailboxes mailboxes, List<(int, string)> events)
    {
        this.events = events;
        All =
        [
            .. new[] { mailboxes.Sender, mailboxes.Bounces, mailboxes.Sponsors }
                .Concat(this.events.Select(e => e.Address))
                .DistinctBy(EmailAddress.KeyOf),
        ];
    }

    /// <summary>Each once.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Whether an address is ours. "sponsors+7H3K9…@example.org" is too.</summary>
    public bool Has(string address) => All.Any(own => IsSame(WithoutTag(address), own));

    /// <summary>The events whose sponsors write to one of the addresses.</summary>
    public IReadOnlyList<int> EventsAt(IEnumerable<string> addresses)
    {
        var written = addresses.Select(WithoutTag).ToList();
        return [.. events.Where(e => written.Exists(address => IsSame(address, e.Address))).Select(e => e.Id)];
    }

    // The sign is the mail server's choice.
    static string WithoutTag(string address)
    {
        var at = address.LastIndexOf('@');
        var sign = address.IndexOfAny(['+', '=']);
        return sign > 0 && sign < at ? address[..sign] + address[at..] : address;
    }

    static bool IsSame(string one, string other) => EmailAddress.KeyOf(one) == EmailAddress.KeyOf(other);
}

/// <summary>Asking which addresses are ours.</summary>
public static class OwnAddressQueries
{
    const int MostEvents = 500;

    /// <summary>The addresses that are ours; of the newest events, if there are very many.</summary>
    public static async Task<OwnAddresses> OwnAddresses(this ConferenceDb db, OwnMailboxes mailboxes, CancellationToken cancel = default)
    {
        var rows = await db
            .Events.AsNoTracking()
            .OrderByDescending(e => e.Id)
            .Take(MostEvents)
            .Select(e => new { e.Id, e.SponsorEmail })
            .ToListAsync(cancel);
        return new OwnAddresses(mailboxes, rows.ConvertAll(e => (e.Id, mailboxes.SponsorsAt(e.SponsorEmail))));
    }
}
