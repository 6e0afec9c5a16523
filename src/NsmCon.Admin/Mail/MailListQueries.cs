using Microsoft.EntityFrameworkCore;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Mail;

static class MailListQueries
{
    /// <summary>Those whose recipient has these words in the address or the name.</summary>
    public static IQueryable<OutgoingMail> WithRecipient(this IQueryable<OutgoingMail> mails, string? find) =>
        SearchText.WordsOf(find).Aggregate(mails, (found, word) => found.Where(mail => mail.SearchText.Contains(word)));

    public static IQueryable<OutgoingMail> Shown(this IQueryable<OutgoingMail> mails, MailShow show, DateTime now) =>
        show switch
        {
            MailShow.Waiting => mails.Where(mail => mail.State == MailState.Waiting),
            MailShow.Sending => mails.Where(mail =>
                mail.State == MailState.Sending && (mail.HandedOverAt == null || mail.ClaimedAt >= now - OutgoingMail.StuckAfter)
            ),
            MailShow.Stuck => mails.Stuck(now),
            MailShow.Sent => mails.Where(mail => mail.State == MailState.Sent),
            MailShow.Written => mails.Where(mail => mail.State == MailState.Written),
            MailShow.Failed => mails.Where(mail => mail.State == MailState.Failed),
            _ => mails,
        };

    public static async Task<Dictionary<MailShow, int>> Counts(this IQueryable<OutgoingMail> mails, DateTime now)
    {
        var states = await mails
            .GroupBy(mail => mail.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count);
        var stuck = await mails.Stuck(now).CountAsync();
        return new()
        {
            [MailShow.All] = states.Values.Sum(),
            [MailShow.Waiting] = states.GetValueOrDefault(MailState.Waiting),
            [MailShow.Sending] = states.GetValueOrDefault(MailState.Sending) - stuck,
            [MailShow.Stuck] = stuck,
            [MailShow.Sent] = states.GetValueOrDefault(MailState.Sent),
            [MailShow.Written] = states.GetValueOrDefault(MailState.Written),
            [MailShow.Failed] = states.GetValueOrDefault(MailState.Failed),
        };
    }
}
