using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Data;
using NsmCon.Data.Backups;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.RunningTests;

public class MoveCommandTests
{
    [SkippableFact]
    public async Task An_app_that_was_stopped_goes_on_with_the_moved_database()
    {
        await using var target = await TestDatabase.Create(Databases.PostgreSql);
        await using var app = await RunningApp.Start(Databases.Sqlite);
        var ours = await app.AddEvent("ours");
        await app.Register(ours, await app.AddTicketType(ours), people: 3);
        await using var source = app.OpenDb();
        var copy = Path.Combine(app.Folder, "stopped.db");
        await new BackupSqlite(source).Backup(copy);

        var said = await Move(Databases.Sqlite, $"Data Source={copy};Pooling=False", target.ConnectionString);

        Assert.Matches(@"\nRegistrations +3 rows  [0-9a-f]{16}\n", said);
        Assert.Contains("tables came over whole", said, StringComparison.Ordinal);
        Assert.Contains(
            "set Database:Provider to PostgreSql and ConnectionStrings:Conference to what you gave as --to, keep the key of ",
            said,
            StringComparison.Ordinal
        );
        await using var moved = Open(Databases.PostgreSql, target.ConnectionString);
        Assert.Equal(3, await moved.Registrations.CountAsync(r => r.EventId == ours.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nsmcon.db")]
    [InlineData("postgres://nsmcon:secret@db.example.org/nsmcon")]
    [InlineData("Host=db.example.org;Databse=nsmcon;Password=secret")]
    [InlineData("Data Source=nsmcon.db;Password")]
    public async Task What_is_no_connection_string_is_said_without_repeating_it(string to)
    {
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Move(Databases.Sqlite, "Data Source=:memory:", to));

        Assert.StartsWith(
            "--to is no connection string. Nothing was changed: give one such as ",
            refusal.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_move_without_its_target_is_wrong_usage() => Assert.NotEmpty(Commands.Root().Parse("move").Errors);

    static async Task<string> Move(string provider, string from, string to)
    {
        await using var source = Open(provider, from);
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        await MoveCommand.Move(source, to, output, TextWriter.Null, CancellationToken.None);
        return output.ToString().ReplaceLineEndings("\n");
    }

    static ConferenceDb Open(string provider, string connection)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        options.UseConference(Enum.Parse<DatabaseProvider>(provider), connection);
        return new(options.Options, new WriteGate(isOpen: provider == Databases.PostgreSql), TestKey.Key);
    }
}
