using System.Data.Common;

namespace NsmCon.Data.Registrations;

/// <summary>The desk's prepared statements; the same text serves SQLite and PostgreSQL.</summary>
sealed class DeskStatements(DbConnection connection, DbTransaction transaction, DateTime now) : IAsyncDisposable
{
    const string FindText = """
        SELECT "Id", "TicketCode", "AttemptKey" FROM "Registrations"
        WHERE ("EventId" = @EventId AND "EmailKey" = @EmailKey AND "CancelledAt" IS NULL) OR "AttemptKey" = @AttemptKey
        ORDER BY "AttemptKey" = @AttemptKey DESC LIMIT 1
        """;

    const string TakeText = """UPDATE "Quotas" SET "Taken" = "Taken" + 1 WHERE "Id" = @QuotaId AND "Taken" + 1 <= "Size" """;

    const string GiveBackText = """UPDATE "Quotas" SET "Taken" = "Taken" - 1 WHERE "Id" = @QuotaId""";

    const string RegisterText = """
        INSERT INTO "Registrations" ("EventId", "TicketTypeId", "Name", "Email", "EmailKey", "Company", "DietaryNeeds",
            "ConsentedAt", "TicketCode", "AttemptKey", "SearchText", "RegisteredAt", "Version")
        VALUES (@EventId, @TicketTypeId, @Name, @Email, @EmailKey, @Company, @DietaryNeeds,
            @ConsentedAt, @TicketCode, @AttemptKey, @SearchText, @Now, 0)
        ON CONFLICT DO NOTHING RETURNING "Id"
        """;

    const string MailText = """
        INSERT INTO "OutgoingMails" ("EventId", "Template", "RegistrationId", "To", "ToName", "Subject", "MessageKey",
            "State", "Attempts", "CreatedAt", "NextAttemptAt")
        VALUES (@EventId, 'ticket', @RegistrationId, @Email, @Name, @Subject, @MessageKey, 'Waiting', 0, @Now, @Now)
        """;

    readonly Dictionary<string, DbCommand> commands = [];

    public async Task<DeskAnswer> Register(DeskRequest request)
    {
        var emailKey = Registration.EmailKeyOf(request.Email);
        if (await Find(request, emailKey) is { } found) return await Again(found, request);
        if (await Execute(TakeText, ("QuotaId", request.QuotaId)) == 0) return new(DeskOutcome.Full, null);

        var code = Secret.New();
        var id = await Scalar(RegisterText,
            ("EventId", request.EventId), ("TicketTypeId", request.TicketTypeId), ("Name", request.Name), ("Email", request.Email),
            ("EmailKey", emailKey), ("Company", request.Company), ("DietaryNeeds", request.DietaryNeeds),
            ("ConsentedAt", (object?)request.ConsentedAt ?? DBNull.Value), ("TicketCode", code), ("AttemptKey", Key(request.AttemptKey)),
            ("SearchText", SearchText.Of(request.Name, request.Email, request.Company)), ("Now", now));
        if (id is null)
        {
            // Another process registered the same person between our look and our insert.
            await Execute(GiveBackText, ("QuotaId", request.QuotaId));
            return await Again((await Find(request, emailKey))!.Value, request);
        }

        await Mail(request, id);
        return new(DeskOutcome.Registered, code);
    }

    async Task<DeskAnswer> Again((object Id, string Code, bool SameAttempt) found, DeskRequest request)
    {
        if (found.SameAttempt) return new(DeskOutcome.Registered, found.Code);

        await Mail(request, found.Id);
        return new(DeskOutcome.AlreadyRegistered, null);
    }

    async Task<(object Id, string Code, bool SameAttempt)?> Find(DeskRequest request, string emailKey)
    {
        var command = Prepared(FindText, ("EventId", request.EventId), ("EmailKey", emailKey), ("AttemptKey", Key(request.AttemptKey)));
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetValue(0), reader.GetString(1), reader.GetGuid(2) == request.AttemptKey) : null;
    }

    Task<int> Mail(DeskRequest request, object registrationId) => Execute(MailText,
        ("EventId", request.EventId), ("RegistrationId", registrationId), ("Email", request.Email), ("Name", request.Name),
        ("Subject", $"Your ticket for {request.EventTitle}"), ("MessageKey", Key(Guid.NewGuid())), ("Now", now));

    // EF Core keeps a Guid as upper-case text on SQLite; PostgreSQL has a type for it.
    object Key(Guid key) => connection is Npgsql.NpgsqlConnection ? key : key.ToString().ToUpperInvariant();

    Task<int> Execute(string text, params (string, object)[] values) => Prepared(text, values).ExecuteNonQueryAsync();

    Task<object?> Scalar(string text, params (string, object)[] values) => Prepared(text, values).ExecuteScalarAsync();

    DbCommand Prepared(string text, params (string Name, object Value)[] values)
    {
        if (!commands.TryGetValue(text, out var command))
        {
            commands[text] = command = connection.CreateCommand();
            command.CommandText = text;
            command.Transaction = transaction;
            foreach (var (name, _) in values)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
        }

        foreach (var (name, value) in values) command.Parameters[name].Value = value;
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values) await command.DisposeAsync();
    }
}
