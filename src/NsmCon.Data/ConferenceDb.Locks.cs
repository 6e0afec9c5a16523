using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Registrations;
using NsmCon.Data.Sponsors;
using NsmCon.Data.Staff;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    // Whoever locks rows of several kinds begins on the left, and of one kind with the lowest key: nobody waits in a circle.
    static readonly Type[] LockOrder =
    [
        typeof(Event),
        typeof(Inquiry),
        typeof(Sponsor),
        typeof(Package),
        typeof(TicketType),
        typeof(Quota),
        typeof(EventRole),
    ];

    /// <summary>
    /// Until the transaction ends, nobody else changes or locks these rows. What refers to them can still
    /// be added. What was read of them before may be old. On SQLite whoever writes has the whole database.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// There is no write transaction, or it has locked already what comes later in the order.
    /// </exception>
    public Task Lock<TRow>(params IReadOnlyCollection<int> keys)
        where TRow : class => LockRows<TRow>(keys, "NO KEY UPDATE");

    /// <summary>As <see cref="Lock"/>, and nothing is added that refers to the row.</summary>
    /// <exception cref="InvalidOperationException">As there.</exception>
    public Task LockWithParts<TRow>(int key)
        where TRow : class => LockRows<TRow>([key], "UPDATE");

    async Task LockRows<TRow>(IReadOnlyCollection<int> keys, string strength)
        where TRow : class
    {
        var held = current?.Locks
            ?? throw new InvalidOperationException(
                $"Only a write transaction holds a lock: begin one before {typeof(TRow).Name} is locked."
            );
        held.Add(typeof(TRow), keys);
        if (keys.Count == 0 || !Database.IsNpgsql())
            return;

        var table = Model.FindEntityType(typeof(TRow))!.GetTableName();
#pragma warning disable EF1002 // The names are those of the model.
        await Database
            .SqlQueryRaw<int>(
                $$"""SELECT "Id" AS "Value" FROM "{{table}}" WHERE "Id" = ANY({0}) ORDER BY "Id" FOR {{strength}}""",
                keys.ToArray()
            )
            .ToListAsync();
#pragma warning restore EF1002
    }

    /// <summary>What one transaction has locked, so far.</summary>
    internal sealed class HeldLocks
    {
        readonly SortedSet<(int Kind, int Key)> held = [];

        public void Add(Type kind, IEnumerable<int> keys)
        {
            var rank = Array.IndexOf(LockOrder, kind);
            if (rank < 0)
                throw new InvalidOperationException($"{kind.Name} has no place in the order of locks. Give it one.");

            foreach (var key in keys.Order().Where(key => !held.Contains((rank, key))))
            {
                if (held.Count > 0 && held.Max.CompareTo((rank, key)) > 0)
                    throw new InvalidOperationException(
                        $"{kind.Name} {key} must be locked before {LockOrder[held.Max.Kind].Name} {held.Max.Key}, or two that write wait for each other."
                    );

                held.Add((rank, key));
            }
        }
    }
}
