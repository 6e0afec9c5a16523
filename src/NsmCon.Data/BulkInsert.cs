using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace NsmCon.Data;

/// <summary>
/// Writes many new rows by prepared statements. EF's tracker would cost several times the rest of a large import;
/// the model still tells table, columns and conversions.
/// </summary>
public static class BulkInsert
{
    // PostgreSQL waits for the wire; SQLite looks each parameter up by its name, among all of the statement.
    static int RowsAtOnce(ConferenceDb db) => db.Database.IsNpgsql() ? 50 : 5;

    /// <summary>
    /// Inserts the rows in the current transaction and gives each its key.
    /// It writes no audit entries, and follows no navigations: set foreign keys before.
    /// </summary>
    public static async Task InsertMany<T>(this ConferenceDb db, IReadOnlyList<T> rows)
        where T : class
    {
        if (rows.Count == 0)
            return;

        var entity = db.Model.FindEntityType(typeof(T))!;
        await AssignKeys(db, entity, rows);
        var columns = Columns(entity);
        var most = RowsAtOnce(db);
        for (var start = 0; start < rows.Count; )
        {
            // Full batches share one statement; what is left over has its own.
            var size = Math.Min(most, rows.Count - start);
            var last = size < most ? rows.Count : rows.Count - ((rows.Count - start) % most);
            await using var command = Command(db, entity, columns, size);
            for (; start < last; start += size)
                await Write(command, columns, rows, start, size);
        }
    }

    static async Task Write<T>(DbCommand command, List<Column> columns, IReadOnlyList<T> rows, int start, int size)
        where T : class
    {
        var parameter = 0;
        for (var row = start; row < start + size; row++)
        {
            foreach (var column in columns)
                command.Parameters[parameter++].Value = column.Value(rows[row]);
        }

        await command.ExecuteNonQueryAsync();
    }

    static DbCommand Command(ConferenceDb db, IEntityType entity, List<Column> columns, int rows)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var sql = new StringBuilder(
            $"INSERT INTO \"{entity.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.Name}\""))}) VALUES "
        );
        for (var row = 0; row < rows; row++)
        {
            sql.Append(row == 0 ? "(" : ", (");
            for (var at = 0; at < columns.Count; at++)
            {
                var name = $"@p{row}_{at}";
                sql.Append(at == 0 ? "" : ", ").Append(name);
                command.Parameters.Add(columns[at].Parameter(command, name));
            }

            sql.Append(')');
        }

        command.CommandText = sql.ToString();
        return command;
    }

    static async Task AssignKeys<T>(ConferenceDb db, IEntityType entity, IReadOnlyList<T> rows)
        where T : class
    {
        if (entity.FindPrimaryKey()!.Properties is not [{ ValueGenerated: ValueGenerated.OnAdd } key])
            return;

        var table = entity.GetTableName()!;
        if (db.Database.IsNpgsql())
        {
            var keys = await db
                .Database.SqlQuery<int>(
                    $"SELECT nextval(pg_get_serial_sequence({$"\"{table}\""}, {key.Name}))::int FROM generate_series(1, {rows.Count})"
                )
                .ToListAsync();
            for (var at = 0; at < rows.Count; at++)
                key.PropertyInfo!.SetValue(rows[at], keys[at]);
        }
        else
        {
            // Nobody else writes meanwhile: this is inside a write transaction.
            var last = await db
                .Database.SqlQuery<int>($"SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = {table}), 0) AS \"Value\"")
                .SingleAsync();
            for (var at = 0; at < rows.Count; at++)
                key.PropertyInfo!.SetValue(rows[at], last + 1 + at);
        }
    }

    static List<Column> Columns(IEntityType entity) =>
        [
            .. entity
                .GetProperties()
                .Select(property => new Column(property.GetColumnName(), property.GetGetter(), property.GetRelationalTypeMapping())),
        ];

    /// <summary>A column, and where its value comes from.</summary>
    sealed record Column(string Name, IClrPropertyGetter Getter, RelationalTypeMapping Mapping)
    {
        public DbParameter Parameter(DbCommand command, string name) => Mapping.CreateParameter(command, name, null, nullable: true);

        public object Value(object row)
        {
            var value = Getter.GetClrValue(row);
            return (value is not null && Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
        }
    }
}
