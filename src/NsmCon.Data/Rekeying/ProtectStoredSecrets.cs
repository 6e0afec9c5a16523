using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NsmCon.Data.Agenda;
using NsmCon.Data.Mail;
using NsmCon.Data.Registrations;
using NsmCon.Data.Secrets;

namespace NsmCon.Data.Rekeying;

/// <summary>
/// Protects what a database from before the master key holds as it is. Whoever took a copy of it
/// then has the keys of its cookies: those are thrown away, and everybody signs in again, once.
/// </summary>
public sealed class ProtectStoredSecrets(ConferenceDb db)
{
    /// <summary>Protects and saves.</summary>
    /// <exception cref="StartRefusedException">Another key protects this database.</exception>
    public async Task Protect(CancellationToken cancel = default)
    {
        await using var write = await db.BeginWrite(cancel);
        await KeepProtectedKeys(cancel);
        await db
            .OutgoingMails.Where(mail => mail.State == MailState.Sent && mail.Secret != null)
            .ExecuteUpdateAsync(set => set.SetProperty(mail => mail.Secret, (string?)null), cancel);
        await GiveDoorCodes(cancel);
        foreach (var column in Columns())
            await Protect(column, cancel);
        await ProtectSteps(cancel);
        await write.CommitUnseen();
    }

    async Task KeepProtectedKeys(CancellationToken cancel)
    {
        foreach (var row in await db.DataProtectionKeys.ToListAsync(cancel))
        {
            var xml = XElement.Parse(row.Xml!);
            if (xml.Descendants("masterKey").Any())
                db.DataProtectionKeys.Remove(row);
            if (xml.Descendants("protectedKey").Any(key => db.Key.TryOpen(ProtectedKeyRing.Purpose, key.Value) is null))
                throw new StartRefusedException(
                    $"The key of {db.Key.Place} is not the one that this database was protected with. Bring the right one back "
                        + "from your backup, or, if it is lost, start over with new secrets by \"keys renew\". Nothing was changed."
                );
        }

        await db.SaveChangesAsync(cancel);
    }

    // Who registered before there were door codes: the code of their ticket goes on to open the door too.
    async Task GiveDoorCodes(CancellationToken cancel)
    {
        foreach (var id in await db.Registrations.Where(r => r.DoorCode == null).Select(r => r.Id).ToListAsync(cancel))
        {
            var code = Secret.New();
            await db
                .Registrations.Where(r => r.Id == id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.DoorCode, code).SetProperty(r => r.DoorCodeStart, Registration.StartOf(code)),
                    cancel
                );
        }
    }

    IEnumerable<IProperty> Columns() =>
        db
            .Model.GetEntityTypes()
            .SelectMany(entity => entity.GetProperties())
            .Where(property => property.GetValueConverter() is ProtectedText);

    async Task Protect(IProperty property, CancellationToken cancel)
    {
        var table = property.DeclaringType.GetTableName();
        var column = property.GetColumnName();
        var protect = property.GetValueConverter()!.ConvertToProvider;
#pragma warning disable EF1002 // The names are those of the model.
        var plain = await db
            .Database.SqlQueryRaw<string>(
                $"""SELECT DISTINCT "{column}" AS "Value" FROM "{table}" WHERE "{column}" IS NOT NULL AND "{column}" NOT LIKE '{MasterKey.Mark}%'"""
            )
            .ToListAsync(cancel);
        foreach (var text in plain)
            await db.Database.ExecuteSqlRawAsync(
                $$"""UPDATE "{{table}}" SET "{{column}}" = {0} WHERE "{{column}}" = {1}""",
                [protect(text)!, text],
                cancel
            );
#pragma warning restore EF1002
    }

    // What can be undone keeps the rows as they were, with the codes that they had.
    async Task ProtectSteps(CancellationToken cancel)
    {
        var protect = db
            .Model.FindEntityType(typeof(Speaker))!
            .FindProperty(nameof(Speaker.PageCode))!
            .GetValueConverter()!
            .ConvertToProvider;
        var steps = await db
            .AgendaSteps.Where(step => ((string)(object)step.Changes).Contains(nameof(Speaker.PageCode)))
            .ToListAsync(cancel);
        foreach (var step in steps)
            step.Changes = step.Changes.ConvertAll(change =>
                change with
                {
                    Before = Protected(change.Before),
                    After = Protected(change.After),
                }
            );
        using (db.WithoutSteps())
            await db.SaveChangesAsync(cancel);

        Dictionary<string, JsonElement>? Protected(Dictionary<string, JsonElement>? values) =>
            values?.ToDictionary(
                value => value.Key,
                value => IsPlain(value) ? JsonSerializer.SerializeToElement(protect(value.Value.GetString())) : value.Value,
                StringComparer.Ordinal
            );
    }

    static bool IsPlain(KeyValuePair<string, JsonElement> value) =>
        value is { Key: nameof(Speaker.PageCode), Value.ValueKind: JsonValueKind.String }
        && !value.Value.GetString()!.StartsWith(MasterKey.Mark, StringComparison.Ordinal);
}
