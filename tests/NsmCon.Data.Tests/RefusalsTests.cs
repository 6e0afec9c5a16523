using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace NsmCon.Data.Tests;

public class RefusalsTests
{
    [Theory]
    [InlineData(19, true)]
    [InlineData(5, false)]
    [InlineData(13, false)]
    public void SQLite_refuses_by_a_constraint_alone(int code, bool isRefused) =>
        Assert.Equal(isRefused, Saving(new SqliteException("no", code)).IsRefusedByDatabase());

    [Theory]
    [InlineData("23505", true)]
    [InlineData("23503", true)]
    [InlineData("22001", false)]
    [InlineData("53100", false)]
    public void PostgreSQL_refuses_by_a_constraint_alone(string state, bool isRefused) =>
        Assert.Equal(isRefused, Saving(FromPostgreSql(state)).IsRefusedByDatabase());

    [Fact]
    public void What_is_no_fault_of_a_database_is_no_refusal_and_does_not_pass()
    {
        Assert.False(Saving(new InvalidOperationException("a bug")).IsRefusedByDatabase());
        Assert.False(Saving(new InvalidOperationException("a bug")).IsOutOfService());
        Assert.False(new TimeoutException().IsOutOfService());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(10)]
    [InlineData(13)]
    [InlineData(14)]
    public void SQLite_is_out_of_service_while_it_is_locked_or_cannot_write(int code) =>
        Assert.True(new SqliteException("no", code).IsOutOfService());

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(11)]
    [InlineData(19)]
    public void SQLite_is_at_work_when_the_statement_or_the_file_is_bad(int code) =>
        Assert.False(new SqliteException("no", code).IsOutOfService());

    [Theory]
    [InlineData("53100")]
    [InlineData("57014")]
    [InlineData("58P01")]
    [InlineData("40001")]
    public void PostgreSQL_is_out_of_service_without_resources_when_an_operator_steps_in_and_in_a_circle_of_locks(string state) =>
        Assert.True(FromPostgreSql(state).IsOutOfService());

    [Theory]
    [InlineData("23505")]
    [InlineData("42P01")]
    [InlineData("54000")]
    public void PostgreSQL_is_at_work_when_the_statement_is_bad(string state) => Assert.False(FromPostgreSql(state).IsOutOfService());

    [Fact]
    public void A_server_out_of_reach_is_out_of_service_and_another_fault_of_its_driver_is_not()
    {
        Assert.True(new NpgsqlException("no answer", new IOException("connection lost")).IsOutOfService());
        Assert.False(new NpgsqlException("a bug").IsOutOfService());
    }

    [Fact]
    public void What_passes_is_found_however_often_it_is_wrapped()
    {
        Assert.True(new InvalidOperationException("may pass", Saving(new SqliteException("full", 13))).IsOutOfService());
        Assert.False(new InvalidOperationException("may pass", Saving(new SqliteException("taken", 19))).IsOutOfService());
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_name_given_twice_is_refused_with_the_sentence_and_a_new_one_is_saved(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await using (var db = conference.CreateDbContext())
        {
            db.Add(A.Sponsor("Acme"));
            await db.SaveOrRefuse("Acme is a sponsor already.");
        }

        await using var again = conference.CreateDbContext();
        again.Add(A.Sponsor("ACME"));
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => again.SaveOrRefuse("Acme is a sponsor already."));

        Assert.Equal("Acme is a sponsor already.", refusal.Message);
        Assert.Equal(["Acme"], await conference.Read(db => db.Sponsors.Select(sponsor => sponsor.Name).ToListAsync()));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_fault_of_the_database_is_no_refusal(string provider)
    {
        await using var conference = await ConferenceDatabase.Create(provider);
        await conference.Execute(provider == Databases.Sqlite ? FailOnSqlite : FailOnPostgreSql);
        await using var db = conference.CreateDbContext();
        db.Add(A.Sponsor("Acme"));

        var fault = await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveOrRefuse("Acme is a sponsor already."));

        Assert.IsAssignableFrom<DbException>(fault.InnerException);
    }

    const string FailOnSqlite = """CREATE TRIGGER fail BEFORE INSERT ON "Sponsors" BEGIN SELECT abs(-9223372036854775807 - 1); END""";

    const string FailOnPostgreSql = """
        CREATE FUNCTION fail() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'a number too large' USING ERRCODE = '22003'; END $$ LANGUAGE plpgsql;
        CREATE TRIGGER fail BEFORE INSERT ON "Sponsors" FOR EACH ROW EXECUTE FUNCTION fail();
        """;

    static DbUpdateException Saving(Exception inner) => new("An error occurred while saving.", inner);

    static PostgresException FromPostgreSql(string state) => new("no", "ERROR", "ERROR", state);
}
