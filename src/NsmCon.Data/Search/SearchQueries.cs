using Microsoft.EntityFrameworkCore;

namespace NsmCon.Data.Search;

/// <summary>Looks for messages and mails.</summary>
public static class SearchQueries
{
    // A word of many mails is soon found among the newest, and one of few by the index; each way is slow where the other is fast.
    const string OnPostgreSql = """
        WITH newest AS MATERIALIZED (
            SELECT "Id" FROM (
                SELECT "Id", "Index" FROM "SearchEntries" WHERE "Id" < {1} AND ({2} = 0 OR "EventId" = {2})
                ORDER BY "Id" DESC LIMIT 500) AS entry
            WHERE "Index" @@ {0}::tsquery ORDER BY "Id" DESC LIMIT {3})
        SELECT "Id" AS "Value" FROM newest
        UNION SELECT "Id" FROM search_entries({0}::tsquery)
            WHERE (SELECT COUNT(*) FROM newest) < {3} AND "Id" < {1} AND ({2} = 0 OR "EventId" = {2})
        ORDER BY 1 DESC LIMIT {3}
        """;

    // SQLite gives them in the order of their numbers, and ends at the last one that is asked for.
    const string OnSqlite = """
        SELECT "SearchIndex".rowid AS "Value" FROM "SearchIndex"
        WHERE "SearchIndex" MATCH {0} AND "SearchIndex".rowid < {1}
            AND ({2} = 0 OR EXISTS (SELECT 1 FROM "SearchEntries" WHERE "Id" = "SearchIndex".rowid AND "EventId" = {2}))
        ORDER BY "SearchIndex".rowid DESC LIMIT {3}
        """;

    /// <summary>The numbers of the entries that match, the newest first.</summary>
    /// <param name="db">The database.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="eventId">The event whose messages are meant; null means all, and the mails in no inquiry.</param>
    /// <param name="before">Only entries with a lower number, where others were shown already.</param>
    /// <param name="most">How many.</param>
    public static async Task<IReadOnlyList<long>> Find(this ConferenceDb db, SearchQuery query, int? eventId, long? before, int most)
    {
        if (query.IsEmpty)
            return [];

        var (sql, match) = db.Database.IsNpgsql() ? (OnPostgreSql, ForPostgreSql(query)) : (OnSqlite, ForSqlite(query));
        return await db.Database.SqlQueryRaw<long>(sql, match, before ?? long.MaxValue, eventId ?? 0, most).ToListAsync();
    }

    // The words are letters and digits: there is nothing to escape in them.
    static string ForPostgreSql(SearchQuery query) =>
        string.Join(
            " & ",
            query.Terms.Select(term =>
            {
                var words = term.Words.Select(
                    (word, at) =>
                        $"'{word}':{(term.IsPrefix && at == term.Words.Count - 1 ? "*" : "")}{(term.IsOfSender ? "A" : "")}".TrimEnd(':')
                );
                return $"{(term.IsExcluded ? "!" : "")}({string.Join(" <-> ", words)})";
            })
        );

    static string ForSqlite(SearchQuery query)
    {
        var wanted = string.Join(" AND ", query.Terms.Where(term => !term.IsExcluded).Select(Phrase));
        return query
            .Terms.Where(term => term.IsExcluded)
            .Select(Phrase)
            .Aggregate($"({wanted})", (all, without) => $"({all} NOT {without})");
    }

    static string Phrase(SearchTerm term) =>
        $"{(term.IsOfSender ? "Sender : " : "")}\"{string.Join(' ', term.Words)}\"{(term.IsPrefix ? " *" : "")}";
}
