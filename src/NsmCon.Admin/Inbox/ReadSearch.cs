using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Inquiries;
using NsmCon.Data.Search;

namespace NsmCon.Admin.Inbox;

/// <summary>Finds messages and mails, and reads what their list shows.</summary>
public sealed class ReadSearch(ConferenceDb db)
{
    const int PageSize = 20;

    /// <summary>The newest that match.</summary>
    /// <param name="typed">What somebody looks for.</param>
    /// <param name="before">Where an earlier page ended.</param>
    /// <param name="conference">The event whose messages are meant; null means all, and the mails that are in no inquiry.</param>
    public async Task<SearchPage> Read(string? typed, long? before, Event? conference)
    {
        var query = SearchQuery.Read(typed);
        var found = await db.Find(query, conference?.Id, before, PageSize + 1);
        var shown = found.Take(PageSize).ToList();
        var hits = (await Messages(shown, query)).Concat(await Mails(shown, query)).ToDictionary(hit => hit.Id, hit => hit.Hit);
        var (path, list) = conference is null
            ? (Links.SearchInbox, (Links.Inbox, "Inbox"))
            : (Links.SearchMessages(conference.Slug), (Links.Inquiries(conference.Slug), "Inquiries"));
        return new((typed ?? "").Start(SearchQuery.Length).Trim(), [.. shown.Where(hits.ContainsKey).Select(id => hits[id])], path)
        {
            List = list,
            Older = found.Count > PageSize ? shown[^1] : null,
            IsFirst = before is null,
        };
    }

    async Task<IEnumerable<(long Id, SearchHit Hit)>> Messages(List<long> ids, SearchQuery query)
    {
        var rows = await (
            from entry in db.SearchEntries
            where ids.Contains(entry.Id)
            join message in db.Messages on entry.MessageId equals message.Id
            join inquiry in db.Inquiries on message.InquiryId equals inquiry.Id
            select new
            {
                EntryId = entry.Id,
                Message = message,
                inquiry.Company,
                Files = message.Attachments.OrderBy(file => file.Position).Select(file => file.Name).ToList(),
            }
        )
            .AsNoTracking()
            .ToListAsync();
        // Apart: the texts of an event are long, and all rows may be of one.
        var eventIds = rows.Select(row => row.Message.EventId).Distinct().ToList();
        var events = await db
            .Events.AsNoTracking()
            .Where(conference => eventIds.Contains(conference.Id))
            .ToDictionaryAsync(conference => conference.Id);
        return rows.Select(row => (row.EntryId, Hit(row.Message, row.Company, row.Files, events[row.Message.EventId], query)));
    }

    static string Title(Message message) =>
        message switch
        {
            { Subject.Length: > 0 } => message.Subject,
            { Kind: MessageKind.Note } => "Note",
            _ => "No subject",
        };

    static SearchHit Hit(Message message, string company, List<string> files, Event conference, SearchQuery query) =>
        new($"{Links.Inquiry(conference.Slug, message.InquiryId)}#message-{message.Id}", message.From, message.At)
        {
            Title = MarkedText.Mark(Title(message), query),
            Place = $"{company}, {conference.Title}",
            Day = conference.ToLocal(message.At).InWords("MMM d, yyyy"),
            Excerpt = MarkedText.Excerpt(message.Text, query),
            Files = MatchingFiles(files, query),
        };

    async Task<IEnumerable<(long Id, SearchHit Hit)>> Mails(List<long> ids, SearchQuery query)
    {
        var rows = await (
            from entry in db.SearchEntries
            where ids.Contains(entry.Id)
            join mail in db.IncomingMails on entry.IncomingMailId equals mail.Id
            select new
            {
                EntryId = entry.Id,
                mail.Id,
                mail.FromName,
                mail.FromAddress,
                mail.Subject,
                mail.State,
                mail.ArrivedAt,
                mail.Text,
                mail.FileNames,
            }
        ).ToListAsync();
        return rows.Select(row =>
            (
                row.EntryId,
                new SearchHit(Links.IncomingMail(row.Id), Sender(row.FromName, row.FromAddress), row.ArrivedAt)
                {
                    Title = MarkedText.Mark(row.Subject.Length > 0 ? row.Subject : "No subject", query),
                    Place = $"Inbox, {row.State.Describe().ToLowerInvariant()}",
                    Day = row.ArrivedAt.InWords("MMM d, yyyy"),
                    Excerpt = MarkedText.Excerpt(row.Text ?? "", query),
                    Files = MatchingFiles(row.FileNames.Split('\n'), query),
                }
            )
        );
    }

    static string Sender(string name, string address)
    {
        if (name.Length > 0)
            return $"{name} <{address}>";

        return address.Length > 0 ? address : "No sender";
    }

    static List<IReadOnlyList<MarkedPiece>> MatchingFiles(IEnumerable<string> names, SearchQuery query) =>
        [.. names.Select(name => MarkedText.Mark(name, query)).Where(pieces => pieces.Any(piece => piece.IsMarked))];
}
