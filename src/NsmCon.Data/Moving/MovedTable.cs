using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NsmCon.Data.Moving;

/// <summary>A table of the model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">All of its columns that the app writes.</param>
/// <param name="Key">The column whose numbers the database gives; null if there is none.</param>
sealed record MovedTable(string Name, IReadOnlyList<MovedColumn> Columns, string? Key)
{
    /// <summary>The names of the columns, as SQL lists them.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

    /// <summary>A statement that takes a row, with a parameter for each column.</summary>
    public DbCommand Insert(DbConnection connection)
    {
        var command = connection.CreateCommand();
        var names = Enumerable.Range(0, Columns.Count).Select(at => $"@p{at}").ToList();
        command.CommandText = $"INSERT INTO \"{Name}\" ({ColumnList}) VALUES ({string.Join(", ", names)})";
        for (var at = 0; at < Columns.Count; at++)
            command.Parameters.Add(Columns[at].Mapping.CreateParameter(command, names[at], null, nullable: true));
        return command;
    }

    /// <summary>All tables of the model, each behind those that its rows point to.</summary>
    public static IReadOnlyList<MovedTable> ListInOrder(ConferenceDb db)
    {
        var left = db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<MovedTable>();
        while (left.Count > 0)
        {
            var next = left.Find(table =>
                table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || !left.Contains(key.PrincipalTable))
            )
                ?? throw new InvalidOperationException(
                    $"Rows of {string.Join(" and ", left.Select(table => table.Name))} point to each other: no table can come first."
                );
            left.Remove(next);
            ordered.Add(FromModel(next));
        }

        return ordered;
    }

    static MovedTable FromModel(ITable table) =>
        new(
            table.Name,
            [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new MovedColumn(column))],
            KeyOf(table)
        );

    static string? KeyOf(ITable table) =>
        table.PrimaryKey?.Columns
            is [{ PropertyMappings: [{ Property: { ValueGenerated: ValueGenerated.OnAdd, ClrType: var type } }, ..] } column]
        && (type == typeof(int) || type == typeof(long))
            ? column.Name
            : null;
}
