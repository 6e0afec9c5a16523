using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Mail;
using NsmCon.Data.Search;

namespace NsmCon.Data;

public partial class ConferenceDb
{
    /// <summary>What is about to be saved and can be found; null where nothing can.</summary>
    SearchedRows? CollectSearched()
    {
        var changed = ChangeTracker.Entries().Where(IsSearched).Select(entry => entry.Entity).ToList();
        return changed.Count == 0
            ? null
            : new(
                [.. changed.OfType<Message>()],
                [.. changed.OfType<Attachment>()],
                [.. changed.OfType<Inquiry>()],
                [.. changed.OfType<IncomingMail>()]
            );
    }

    static bool IsSearched(EntityEntry entry) =>
        entry.Entity switch
        {
            Attachment => entry.State == EntityState.Deleted || IsChanged(entry),
            Message or IncomingMail => IsChanged(entry),
            // The messages of a new one are new themselves.
            Inquiry => entry.State == EntityState.Modified && IsChanged(entry),
            _ => false,
        };

    static bool IsChanged(EntityEntry entry) =>
        entry.State == EntityState.Added
        || (
            entry.State == EntityState.Modified
            && entry.Properties.Any(property => property.IsModified && RowMarks.ForEntity(entry.Metadata).IsSearched(property.Metadata))
        );

    // New rows have their keys only after they are saved.
    async Task RenewSearch(SearchedRows rows, CancellationToken cancel)
    {
        var inquiries = rows.Inquiries.ConvertAll(inquiry => inquiry.Id);
        var messages = rows.Messages.Select(message => message.Id).Concat(rows.Files.Select(file => file.MessageId));
        if (inquiries.Count > 0)
            messages = messages.Concat(
                await Messages.Where(message => inquiries.Contains(message.InquiryId)).Select(message => message.Id).ToListAsync(cancel)
            );

        var renew = new RenewSearchEntries(this);
        await renew.RenewForMessages(messages.Distinct().ToList(), cancel);
        await renew.RenewForMails(rows.Mails.ConvertAll(mail => mail.Id), cancel);
    }

    sealed record SearchedRows(List<Message> Messages, List<Attachment> Files, List<Inquiry> Inquiries, List<IncomingMail> Mails);
}
