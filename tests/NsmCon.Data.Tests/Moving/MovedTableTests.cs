using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Moving;

namespace NsmCon.Data.Tests.Moving;

public class MovedTableTests
{
    // What a database keeps for itself: the migrations, and the index of the search, which follows from its entries.
    const string Sqlite = """
        SELECT tables.name || '.' || columns.name AS "Value" FROM pragma_table_list AS tables JOIN pragma_table_xinfo(tables.name) AS columns
        WHERE tables.schema = 'main' AND tables.type = 'table' AND tables.name NOT LIKE 'sqlite~_%' ESCAPE '~' AND tables.name NOT LIKE '~_~_EF%' ESCAPE '~'
        """;

    const string PostgreSql = """
        SELECT table_name || '.' || column_name AS "Value" FROM information_schema.columns
        WHERE table_schema = current_schema() AND is_generated = 'NEVER' AND table_name NOT LIKE '~_~_EF%' ESCAPE '~'
        """;

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_column_of_every_table_that_is_there_is_moved(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);

        var there = await conference.Read(db =>
            db.Database.SqlQueryRaw<string>(provider == Databases.Sqlite ? Sqlite : PostgreSql).ToListAsync()
        );
        var moved = await conference.Read(db => Task.FromResult(MovedTable.ListInOrder(db)));

        Assert.True(moved.Count > 40, $"{moved.Count} tables");
        Assert.Equal(
            there.Order(StringComparer.Ordinal),
            moved.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}")).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Both_databases_have_the_same_tables_and_columns_in_the_same_order()
    {
        Assert.Equal(Lines(Databases.Sqlite, "Data Source=:memory:"), Lines(Databases.PostgreSql, "Host=127.0.0.1;Port=1;Database=none"));

        static List<string> Lines(string provider, string connection)
        {
            using var db = ConferenceDatabase.Open(provider, connection);
            return [.. MovedTable.ListInOrder(db).Select(table => $"{table.Name} ({table.ColumnList}) {table.Key}")];
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public void A_table_comes_behind_those_that_its_rows_point_to(string provider)
    {
        using var db = ConferenceDatabase.Open(
            provider,
            provider == Databases.Sqlite ? "Data Source=:memory:" : "Host=127.0.0.1;Port=1;Database=none"
        );

        var order = MovedTable.ListInOrder(db).Select((table, at) => (table.Name, at)).ToDictionary(place => place.Name, place => place.at);

        var keys = db
            .Model.GetRelationalModel()
            .Tables.SelectMany(table => table.ForeignKeyConstraints)
            .Where(key => key.PrincipalTable != key.Table)
            .ToList();
        Assert.True(keys.Count > 40, $"{keys.Count} foreign keys");
        Assert.All(keys, key => Assert.True(order[key.PrincipalTable.Name] < order[key.Table.Name], key.Name));
    }
}
