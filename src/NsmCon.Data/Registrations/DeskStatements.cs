using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Registrations;

/// <summary>The desk's statements; the same text serves SQLite and PostgreSQL.</summary>
sealed class DeskStatements(ConferenceDb db, DbTransaction transaction, DateTime now) : IAsyncDisposable
{
    const string FindText = """
        SELECT "Id", "TicketCode", "AttemptKey", "Name", "Email" FROM "Registrations"
        WHERE "EventId" = @EventId AND "EmailKey" = @EmailKey AND ("CancelledAt" IS NULL OR "AttemptKey" = @AttemptKey)
        ORDER BY "AttemptKey" = @AttemptKey DESC LIMIT 1
        """;

    const string UnprovedText = """
        SELECT COUNT(*) FROM (SELECT 1 AS "One" FROM "Registrations"
            WHERE "EventId" = @EventId AND "SentFrom" = @SentFrom AND "CancelledAt" IS NULL LIMIT @Most) AS "Unproved"
        """;

    // Whoever changes the type waits until the places are given, as do others who give places of it.
    const string HoldTypeText = """UPDATE "TicketTypes" SET "Position" = "Position" WHERE "Id" = @TicketTypeId""";

    // A statement of its own: in the one that waited, PostgreSQL would show the limits as they were before.
    const string LimitsText = """SELECT "QuotaId" FROM "TicketTypeLimits" WHERE "TicketTypeId" = @TicketTypeId ORDER BY "QuotaId" """;

    const string HoldText = """UPDATE "Quotas" SET "Taken" = "Taken" WHERE "Id" = @QuotaId""";

    const string RoomText = """SELECT COUNT(*) FROM "Quotas" WHERE "Id" = @QuotaId AND "Taken" < "Size" """;

    const string TakeText = """UPDATE "Quotas" SET "Taken" = "Taken" + 1 WHERE "Id" = @QuotaId AND "Taken" + 1 <= "Size" """;

    const string GiveBackText = """UPDATE "Quotas" SET "Taken" = "Taken" - 1 WHERE "Id" = @QuotaId""";

    const string RegisterText = """
        INSERT INTO "Registrations" ("EventId", "TicketTypeId", "Name", "Email", "EmailKey", "Company", "DietaryNeeds",
            "ConsentedAt", "TicketCode", "DoorCode", "DoorCodeStart", "AttemptKey", "SentFrom", "SearchText", "RegisteredAt", "Version")
        VALUES (@EventId, @TicketTypeId, @Name, @Email, @EmailKey, @Company, @DietaryNeeds,
            @ConsentedAt, @TicketCode, @DoorCode, @DoorCodeStart, @AttemptKey, @SentFrom, @SearchText, @Now, 0)
        ON CONFLICT DO NOTHING RETURNING "Id"
        """;

    // What the constructor of OutgoingMail makes.
    const string MailColumns = """
        INSERT INTO "OutgoingMails" ("EventId", "Template", "RegistrationId", "To", "ToName", "SearchText", "Subject", "MessageKey",
            "State", "Attempts", "CreatedAt", "NextAttemptAt")
        """;

    const string MailText = $"""
        {MailColumns}
        VALUES (@EventId, '{TicketMails.Ticket}', @RegistrationId, @Email, @Name, @SearchText, @Subject, @MessageKey, 'Waiting', 0, @Now, @Now)
        """;

    // What the form says is someone's word: the mail goes to the person who is registered.
    const string MailAgainText = $"""
        {MailColumns}
        SELECT r."EventId", '{TicketMails.Again}', r."Id", r."Email", r."Name", @SearchText, @Subject, @MessageKey, 'Waiting', 0, @Now, @Now
        FROM "Registrations" r
        WHERE r."Id" = @RegistrationId AND @Most >
            (SELECT COUNT(*) FROM "OutgoingMails" m
             WHERE m."RegistrationId" = @RegistrationId AND m."CreatedAt" > @Since
                AND m."Template" IN ('{TicketMails.Ticket}', '{TicketMails.Again}'))
        """;

    readonly DbConnection connection = db.Database.GetDbConnection();
    readonly Dictionary<string, DbCommand> commands = [];
    readonly Dictionary<int, List<int>> limits = [];
    readonly List<object> registered = [];

    /// <summary>
    /// Reads from which limits each of the types takes, and holds both until the end, in the order of their keys:
    /// other processes do the same, so that none waits for another in a circle. A type that was deleted has none.
    /// </summary>
    public async Task LockLimits(IEnumerable<int> ticketTypeIds)
    {
        foreach (var id in ticketTypeIds.Distinct().Order())
        {
            await Execute(HoldTypeText, ("TicketTypeId", id));
            limits[id] = await LimitsOf(id);
        }

        // A single one is held by whoever takes the first place.
        var quotaIds = limits.Values.SelectMany(ids => ids).Distinct().Order().ToList();
        if (quotaIds.Count > 1)
            foreach (var quotaId in quotaIds)
                await Execute(HoldText, ("QuotaId", quotaId));
    }

    public async Task<DeskAnswer> Register(DeskRequest request)
    {
        var asked = Registration.FromRequest(request, now);
        var quotaIds = limits[request.TicketTypeId];
        if (await Find(asked) is { } found)
            return await Again(found, request);
        if (request.From is { } from && await IsNetworkFull(request.EventId, from))
            return new(await HasRoom(quotaIds) ? DeskOutcome.NeedsProof : DeskOutcome.Full, null);
        if (!await TryTake(quotaIds))
            return new(DeskOutcome.Full, null);

        var id = await Scalar(
            RegisterText,
            ("EventId", asked.EventId),
            ("TicketTypeId", asked.TicketTypeId),
            ("Name", asked.Name),
            ("Email", asked.Email),
            ("EmailKey", asked.EmailKey),
            ("Company", asked.Company),
            ("DietaryNeeds", asked.DietaryNeeds),
            ("ConsentedAt", (object?)asked.ConsentedAt ?? DBNull.Value),
            ("TicketCode", db.Key.Protect(Registration.TicketCodePurpose, asked.TicketCode)),
            ("DoorCode", db.Key.Protect(Registration.DoorCodePurpose, asked.DoorCode)),
            ("DoorCodeStart", asked.DoorCodeStart),
            ("AttemptKey", ToStored(asked.AttemptKey)),
            ("SentFrom", (object?)asked.SentFrom ?? DBNull.Value),
            ("SearchText", asked.SearchText),
            ("Now", asked.RegisteredAt)
        );
        if (id is null)
        {
            // Another process registered the same person between our look and our insert.
            await ReleasePlaces(quotaIds);
            return await Again((await Find(asked))!, request);
        }

        registered.Add(id);
        await Mail(request, asked, id);
        return new(DeskOutcome.Registered, asked.TicketCode);
    }

    /// <summary>Writes down what all of them took, at once. The types are held, so they draw on what was taken.</summary>
    public async Task AllocatePlaces()
    {
        if (registered.Count == 0)
            return;

        await Execute(
            $"""
            INSERT INTO "Allocations" ("EventId", "QuotaId", "Count", "RegistrationId", "TakenAt")
            SELECT r."EventId", l."QuotaId", 1, r."Id", r."RegisteredAt"
            FROM "Registrations" r JOIN "TicketTypeLimits" l ON l."TicketTypeId" = r."TicketTypeId"
            WHERE r."Id" IN ({string.Join(", ", registered)})
            """
        );
    }

    // Several processes may each give a few places more: the limit is there for machines, and needs no lock.
    async Task<bool> IsNetworkFull(int eventId, SentFrom from) =>
        Convert.ToInt64(
            await Scalar(UnprovedText, ("EventId", eventId), ("SentFrom", from.Network), ("Most", from.MostPlaces)),
            CultureInfo.InvariantCulture
        ) >= from.MostPlaces;

    async Task<List<int>> LimitsOf(int ticketTypeId)
    {
        await using var reader = await CreateCommand(LimitsText, ("TicketTypeId", ticketTypeId)).ExecuteReaderAsync();
        var quotaIds = new List<int>();
        while (await reader.ReadAsync())
            quotaIds.Add(reader.GetInt32(0));
        return quotaIds;
    }

    async Task<bool> HasRoom(List<int> quotaIds)
    {
        foreach (var quotaId in quotaIds)
            if (Convert.ToInt64(await Scalar(RoomText, ("QuotaId", quotaId)), CultureInfo.InvariantCulture) == 0)
                return false;
        return quotaIds.Count > 0;
    }

    // All of them or none. A type that was deleted draws on nothing, and nobody can have it.
    async Task<bool> TryTake(List<int> quotaIds)
    {
        for (var at = 0; at < quotaIds.Count; at++)
        {
            if (await Execute(TakeText, ("QuotaId", quotaIds[at])) > 0)
                continue;

            await ReleasePlaces(quotaIds[..at]);
            return false;
        }

        return quotaIds.Count > 0;
    }

    async Task ReleasePlaces(List<int> quotaIds)
    {
        foreach (var quotaId in quotaIds)
            await Execute(GiveBackText, ("QuotaId", quotaId));
    }

    async Task<DeskAnswer> Again(FoundRegistration found, DeskRequest request)
    {
        if (found.SameAttempt)
            return new(DeskOutcome.Registered, found.Code);

        await Execute(
            MailAgainText,
            ("RegistrationId", found.Id),
            ("SearchText", found.SearchText),
            ("Subject", $"You are registered for {request.EventTitle} already"),
            ("MessageKey", ToStored(Guid.NewGuid())),
            ("Now", now),
            ("Most", Registration.MostTicketMails),
            ("Since", now - Registration.TicketMailsWithin)
        );
        return new(DeskOutcome.AlreadyRegistered, null);
    }

    async Task<FoundRegistration?> Find(Registration asked)
    {
        var command = CreateCommand(
            FindText,
            ("EventId", asked.EventId),
            ("EmailKey", asked.EmailKey),
            ("AttemptKey", ToStored(asked.AttemptKey))
        );
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync())
            return null;

        return new(
            reader.GetValue(0),
            db.Key.Open(Registration.TicketCodePurpose, reader.GetString(1)),
            reader.GetGuid(2) == asked.AttemptKey,
            OutgoingMail.SearchTextOf(reader.GetString(3), reader.GetString(4))
        );
    }

    Task<int> Mail(DeskRequest request, Registration asked, object registrationId) =>
        Execute(
            MailText,
            ("EventId", request.EventId),
            ("RegistrationId", registrationId),
            ("Email", asked.Email),
            ("Name", asked.Name),
            ("SearchText", OutgoingMail.SearchTextOf(asked.Name, asked.Email)),
            ("Subject", TicketMails.Subject(request.EventTitle)),
            ("MessageKey", ToStored(Guid.NewGuid())),
            ("Now", now)
        );

    // EF Core keeps a Guid as upper-case text on SQLite; PostgreSQL has a type for it.
    object ToStored(Guid id) => connection is Npgsql.NpgsqlConnection ? id : id.ToString().ToUpperInvariant();

    Task<int> Execute(string text, params (string, object)[] values) => CreateCommand(text, values).ExecuteNonQueryAsync();

    Task<object?> Scalar(string text, params (string, object)[] values) => CreateCommand(text, values).ExecuteScalarAsync();

    DbCommand CreateCommand(string text, params (string Name, object Value)[] values)
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

        foreach (var (name, value) in values)
            command.Parameters[name].Value = value;
        return command;
    }

    sealed record FoundRegistration(object Id, string Code, bool SameAttempt, string SearchText);

    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values)
            await command.DisposeAsync();
    }
}
