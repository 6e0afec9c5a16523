using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace NsmCon.Data.Backups;

/// <summary>What a table of an SQLite database holds.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Checksum">Of all values, row by row; the order of the rows does not matter.</param>
public sealed record TableSum(string Table, long Rows, ulong Checksum)
{
    // One SELECT for each table, which writes a row as SQL literals: these tell NULL from '' and 1 from '1'.
    const string Selects = """
        SELECT tables.name, 'SELECT ' || group_concat('quote("' || columns.name || '")', ' || '','' || ') || ' FROM "' || tables.name || '"'
        FROM sqlite_master AS tables JOIN pragma_table_info(tables.name) AS columns
        WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite~_%' ESCAPE '~'
        GROUP BY tables.name ORDER BY tables.name
        """;

    /// <summary>Reads a whole database, table by table in the order of their names.</summary>
    public static async Task<IReadOnlyList<TableSum>> CalculateAll(SqliteConnection connection, CancellationToken cancel = default)
    {
        var selects = new List<(string Table, string Select)>();
        await using (var command = new SqliteCommand(Selects, connection))
        await using (var rows = await command.ExecuteReaderAsync(cancel))
        {
            while (await rows.ReadAsync(cancel))
                selects.Add((rows.GetString(0), rows.GetString(1)));
        }

        var sums = new List<TableSum>();
        foreach (var (table, select) in selects)
            sums.Add(await Calculate(table, select, connection, cancel));
        return sums;
    }

    /// <summary>In what a database is not like another, as part of a sentence; null if both hold the same.</summary>
    public static string? Difference(IReadOnlyList<TableSum> expected, IReadOnlyList<TableSum> found)
    {
        var wanted = expected.Except(found).FirstOrDefault();
        var got = found.ToDictionary(sum => sum.Table);
        if (wanted is null)
            return found
                .ExceptBy(expected.Select(sum => sum.Table), sum => sum.Table)
                .Select(sum => $"the table {sum.Table} is too many")
                .FirstOrDefault();
        if (!got.TryGetValue(wanted.Table, out var other))
            return $"the table {wanted.Table} is missing";
        if (other.Rows != wanted.Rows)
            return InWords($"{wanted.Table} has {other.Rows:N0} rows in place of {wanted.Rows:N0}");

        return $"a value in {wanted.Table} is another one";
    }

    static async Task<TableSum> Calculate(string table, string select, SqliteConnection connection, CancellationToken cancel)
    {
        await using var command = new SqliteCommand(select, connection);
        await using var read = await command.ExecuteReaderAsync(cancel);
        var rows = 0L;
        var checksum = 0UL;
        while (await read.ReadAsync(cancel))
        {
            rows++;
            unchecked
            {
                checksum += BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(read.GetString(0))));
            }
        }

        return new(table, rows, checksum);
    }
}
