using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;

namespace NsmCon.Data.Search;

/// <summary>Makes the entries of messages and mails anew, inside a write transaction.</summary>
sealed class RenewSearchEntries(ConferenceDb db)
{
    const int MostAtOnce = 200;

    /// <summary>Of messages that were added or changed.</summary>
    public async Task RenewForMessages(IEnumerable<int> messageIds, CancellationToken cancel = default)
    {
        foreach (var ids in messageIds.Chunk(MostAtOnce))
        {
            var entries = await EntriesOf(db.Messages.Where(message => ids.Contains(message.Id)), cancel);
            await db
                .SearchEntries.Where(entry => entry.MessageId != null && ids.Contains(entry.MessageId.Value))
                .ExecuteDeleteAsync(cancel);
            await db.InsertMany(entries);
        }
    }

    /// <summary>Of mails that were read, or that came into an inquiry or out of one.</summary>
    public async Task RenewForMails(IEnumerable<int> mailIds, CancellationToken cancel = default)
    {
        foreach (var ids in mailIds.Chunk(MostAtOnce))
        {
            var mails = await db
                .IncomingMails.AsNoTracking()
                .Findable()
                .Where(mail => ids.Contains(mail.Id))
                .Select(mail => new
                {
                    mail.Id,
                    mail.ArrivedAt,
                    mail.FromName,
                    mail.FromAddress,
                    mail.Subject,
                    mail.FileNames,
                    mail.Text,
                })
                .ToListAsync(cancel);
            await db
                .SearchEntries.Where(entry => entry.IncomingMailId != null && ids.Contains(entry.IncomingMailId.Value))
                .ExecuteDeleteAsync(cancel);
            await db.InsertMany(
                mails.ConvertAll(mail =>
                    SearchEntry.FromMail(
                        mail.Id,
                        mail.ArrivedAt,
                        $"{mail.FromName} {mail.FromAddress}",
                        mail.Subject,
                        mail.FileNames,
                        mail.Text
                    )
                )
            );
        }
    }

    /// <summary>Of all that have none, or one that was made by earlier rules.</summary>
    public async Task RenewOthers(CancellationToken cancel)
    {
        await RenewInBatches(
            after =>
                db.Messages.Where(message =>
                        message.Id > after
                        && !db.SearchEntries.Any(entry => entry.MessageId == message.Id && entry.Rules == SearchEntry.CurrentRules)
                    )
                    .Select(message => message.Id),
            ids => RenewForMessages(ids, cancel),
            cancel
        );
        await RenewInBatches(
            after =>
                db.IncomingMails.Findable()
                    .Where(mail =>
                        mail.Id > after
                        && !db.SearchEntries.Any(entry => entry.IncomingMailId == mail.Id && entry.Rules == SearchEntry.CurrentRules)
                    )
                    .Select(mail => mail.Id),
            ids => RenewForMails(ids, cancel),
            cancel
        );
    }

    async Task RenewInBatches(Func<int, IQueryable<int>> idsAfter, Func<IReadOnlyList<int>, Task> renew, CancellationToken cancel)
    {
        for (var after = 0; ; )
        {
            var ids = await idsAfter(after).Order().Take(MostAtOnce).ToListAsync(cancel);
            if (ids.Count == 0)
                return;

            await using var write = await db.BeginWrite(cancel);
            await renew(ids);
            await write.CommitUnseen();
            after = ids[^1];
        }
    }

    async Task<List<SearchEntry>> EntriesOf(IQueryable<Message> messages, CancellationToken cancel)
    {
        var rows = await (
            from message in messages.AsNoTracking()
            join inquiry in db.Inquiries on message.InquiryId equals inquiry.Id
            select new
            {
                message.Id,
                message.EventId,
                message.At,
                message.From,
                message.To,
                message.Cc,
                message.Subject,
                message.Text,
                message.AddedBy,
                inquiry.Company,
                inquiry.ContactName,
                inquiry.Email,
                Files = message.Attachments.OrderBy(file => file.Position).Select(file => file.Name).ToList(),
            }
        ).ToListAsync(cancel);
        return rows.ConvertAll(row =>
            SearchEntry.FromMessage(
                row.Id,
                row.EventId,
                row.At,
                row.From,
                row.Subject,
                row.Company,
                row.ContactName,
                row.Email,
                row.To,
                row.Cc,
                row.AddedBy,
                string.Join('\n', row.Files),
                row.Text
            )
        );
    }
}
