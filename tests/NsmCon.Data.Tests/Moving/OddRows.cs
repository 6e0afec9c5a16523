using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NsmCon.Data.Moving;

namespace NsmCon.Data.Tests.Moving;

/// <summary>Three rows in each table of the model: the first has the longest and latest values, the second empty and early ones, the third nulls.</summary>
static class OddRows
{
    public const int Each = 3;

    // PostgreSQL's indexes take keys of 2,704 bytes.
    const int LongestKey = 400;

    // What is less free than its type says.
    static readonly Dictionary<string, object?[]> Bound = new(StringComparer.Ordinal)
    {
        ["Quotas.Taken"] = [7, 0, 3],
        ["Quotas.Size"] = [int.MaxValue, 0, 3],
        ["Allocations.Count"] = [int.MaxValue, 1, 3],
        ["Allocations.RegistrationId"] = [1, null, 3],
        ["Allocations.SponsorshipId"] = [null, 2, null],
        // The words of an entry are parted already.
        ["SearchEntries.Sender"] = ["ada lovelace", "", "grace"],
        ["SearchEntries.Words"] = ["mesh 🦀 networks", "", "straße ﬁ x"],
    };

    const string Signs = "🦀é'\"\\N\t\r\n%_{}[],;NULL ﬁ\u0001ß\u200d\ufeff";

    public static async Task Fill(ConferenceDb db)
    {
        await db.Database.OpenConnectionAsync();
        foreach (var table in MovedTable.ListInOrder(db))
        {
            await using var insert = table.Insert(db.Database.GetDbConnection());
            var columns = db.Model.GetRelationalModel().FindTable(table.Name, null)!;
            // The last row first: then rows come before others of their table that they point to.
            for (var row = Each; row >= 1; row--)
            {
                for (var at = 0; at < table.Columns.Count; at++)
                    insert.Parameters[at].Value = table.Columns[at].Write(Value(columns.FindColumn(table.Columns[at].Name)!, row));
                await insert.ExecuteNonQueryAsync();
            }
        }

        await db.Database.CloseConnectionAsync();
    }

    static object? Value(IColumn column, int row)
    {
        if (Bound.TryGetValue($"{column.Table.Name}.{column.Name}", out var bound))
            return bound[row - 1];

        var property = column.PropertyMappings[0].Property;
        if (property.GetContainingForeignKeys().FirstOrDefault() is { } key)
            return Pointer(column, key, row);

        return column.IsNullable && row == Each ? null : Free(property, row);
    }

    static object? Pointer(IColumn column, IForeignKey key, int row)
    {
        if (key.PrincipalEntityType == key.DeclaringEntityType)
            return row == 1 ? Each : null;
        if (column.IsNullable && row == 2)
            return null;

        return column.StoreTypeMapping.ClrType == typeof(string) ? Text(key.PrincipalKey.Properties[0], row) : row;
    }

    static object Free(IProperty property, int row)
    {
        var stored = property.GetElementType() is not null
            ? property.ClrType
            : property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        var isKey = property.IsKey() || property.GetContainingIndexes().Any(index => index.IsUnique);
        return (Nullable.GetUnderlyingType(stored) ?? stored) switch
        {
            var type when type == typeof(string) => Text(property, row),
            var type when type == typeof(int) => isKey ? row : new[] { int.MaxValue, 0, int.MinValue }[row - 1],
            var type when type == typeof(long) => isKey ? row : new[] { long.MaxValue, 0, long.MinValue }[row - 1],
            var type when type == typeof(bool) => row == 1,
            var type when type == typeof(byte[]) => new[]
            {
                [.. Enumerable.Range(0, 100_000).Select(at => (byte)at)],
                [],
                new byte[] { 0 },
            }[row - 1],
            var type when type == typeof(Guid) => new[]
            {
                new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff"),
                Guid.Empty,
                new Guid("0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"),
            }[row - 1],
            var type when type == typeof(DateTime) => new[] { DateTime.MaxValue, DateTime.MinValue, A.Day.AddTicks(1_234_560) }[row - 1],
            var type when type == typeof(DateTimeOffset) => new[]
            {
                DateTimeOffset.MaxValue,
                DateTimeOffset.MinValue,
                new(A.Day.AddTicks(1_234_560)),
            }[row - 1],
            var type when type == typeof(DateOnly) => new[] { DateOnly.MaxValue, DateOnly.MinValue, new(2020, 2, 29) }[row - 1],
            var type when type == typeof(TimeOnly) => new[] { new(23, 59, 59, 999, 999), TimeOnly.MinValue, new(9, 0) }[row - 1],
            var type when type == typeof(List<string>) => new List<string>[] { ["", "NULL", "a,b", Signs], [], [""] }[row - 1],
            var type => throw new NotSupportedException($"Say here what an odd {type} is."),
        };
    }

    static string Text(IProperty property, int row)
    {
        var isKey = property.IsKey() || property.GetContainingIndexes().Any(index => index.IsUnique);
        var start = isKey || row == Each ? $"{row}" : "";
        var most = property.GetMaxLength() ?? (isKey ? LongestKey : 100_000);
        if (row == 1)
            return (start + string.Concat(Enumerable.Repeat(Signs, (most / Signs.Length) + 1))).Start(most);
        if (row == 2)
            return start;

        return (start + Signs).Start(most);
    }
}
