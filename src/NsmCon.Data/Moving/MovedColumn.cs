using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NsmCon.Data.Moving;

/// <summary>
/// A column, and how its values are read in the form that both databases share: a secret as it is
/// protected, JSON as its text, a moment to the microsecond, which is the finest that PostgreSQL keeps.
/// </summary>
sealed class MovedColumn
{
    static readonly MethodInfo FieldOf = typeof(MovedColumn).GetMethod(nameof(Field), BindingFlags.NonPublic | BindingFlags.Static)!;

    readonly Func<DbDataReader, int, object> read;

    // SQLite keeps a list as JSON, PostgreSQL as an array.
    readonly ValueConverter? list;

    public MovedColumn(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        Name = column.Name;
        Mapping = property.GetRelationalTypeMapping();
        list = property.GetElementType() is null ? null : Mapping.Converter;
        var stored = Mapping.Converter?.ProviderClrType ?? Mapping.ClrType;
        read = FieldOf.MakeGenericMethod(Nullable.GetUnderlyingType(stored) ?? stored).CreateDelegate<Func<DbDataReader, int, object>>();
    }

    public string Name { get; }

    public RelationalTypeMapping Mapping { get; }

    /// <summary>The value in the shared form; null for NULL.</summary>
    public object? Read(DbDataReader row, int at)
    {
        if (row.IsDBNull(at))
            return null;

        var value = read(row, at);
        return list is null ? ToShared(value) : list.ConvertFromProvider(value);
    }

    /// <summary>A value in the shared form as this database takes it.</summary>
    public object Write(object? value) =>
        value switch
        {
            null => DBNull.Value,
            // PostgreSQL tells a moment from a time on the wall by what it is given.
            DateTime time when Mapping.StoreType == "timestamp with time zone" => DateTime.SpecifyKind(time, DateTimeKind.Utc),
            _ => list is null ? value : list.ConvertToProvider(value)!,
        };

    static object ToShared(object value) =>
        value switch
        {
            // The last moment of all is "infinity" to PostgreSQL.
            DateTime time => time == DateTime.MaxValue
                ? DateTime.MaxValue
                : new DateTime(WholeMicroseconds(time.Ticks), DateTimeKind.Unspecified),
            DateTimeOffset moment => moment == DateTimeOffset.MaxValue
                ? DateTimeOffset.MaxValue
                : new DateTimeOffset(WholeMicroseconds(moment.UtcTicks), TimeSpan.Zero),
            TimeOnly time => new TimeOnly(WholeMicroseconds(time.Ticks)),
            _ => value,
        };

    static long WholeMicroseconds(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);

    static object Field<T>(DbDataReader row, int at) => row.GetFieldValue<T>(at)!;
}
