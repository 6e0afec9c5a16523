using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using NsmCon.Data.Backups;

namespace NsmCon.Data.Moving;

/// <summary>
/// Counts the rows of a table and sums them up. The order of the rows does not matter, since databases sort texts each in their own way.
/// </summary>
sealed class RowChecksum(string table)
{
    ulong checksum;

    public long Rows { get; private set; }

    public TableSum Sum => new(table, Rows, checksum);

    // JSON tells null from "" and 1 from "1".
    public void Add(object?[] row)
    {
        Rows++;
        unchecked
        {
            checksum += BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row)));
        }
    }
}
