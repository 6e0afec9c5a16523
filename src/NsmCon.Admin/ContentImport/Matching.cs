using NsmCon.Data;
using NsmCon.Data.Agenda;
using NsmCon.Hugo;

namespace NsmCon.Admin.ContentImport;

/// <summary>Finds the rows that a page's talks and speakers already have. No row is given twice.</summary>
static class Matching
{
    /// <summary>By title and time, then by title, then by time alone: a talk may be moved or renamed.</summary>
    public static Dictionary<PageTalk, Talk> Talks(IReadOnlyList<PageTalk> talks, IReadOnlyList<Talk> rows)
    {
        var pairs = new Pairs<PageTalk, Talk>(talks, rows);
        pairs.By(talk => $"{PageFields.Starts(talk):s} {Title(talk)}", row => $"{row.Starts:s} {SearchText.Of(row.Title)}");
        pairs.By(Title, row => SearchText.Of(row.Title));
        pairs.By(talk => $"{PageFields.Starts(talk):s}", row => $"{row.Starts:s}");
        return pairs.Found;
    }

    /// <summary>By a handle, then by the name.</summary>
    public static Dictionary<PageSpeaker, Speaker> Speakers(IReadOnlyList<PageSpeaker> speakers, IReadOnlyList<Speaker> rows)
    {
        var pairs = new Pairs<PageSpeaker, Speaker>(speakers, rows);
        pairs.By(speaker => Handle(speaker.GitHub), row => Handle(row.GitHub));
        pairs.By(speaker => Handle(speaker.LinkedIn), row => Handle(row.LinkedIn));
        pairs.By(speaker => Handle(speaker.Twitter), row => Handle(row.Twitter));
        pairs.By(speaker => SearchText.Of(speaker.Name), row => SearchText.Of(row.Name));
        return pairs.Found;
    }

    public static string Title(PageTalk talk) => SearchText.Of(PageFields.Title(talk));

    static string Handle(string? handle) => handle?.ToLowerInvariant() ?? "";

    sealed class Pairs<TPage, TRow>(IReadOnlyList<TPage> items, IReadOnlyList<TRow> rows) where TPage : class where TRow : class
    {
        readonly HashSet<TRow> used = [];

        public Dictionary<TPage, TRow> Found { get; } = new(ReferenceEqualityComparer.Instance);

        /// <summary>Pairs what is left and has the same key, in order; an empty key is no key.</summary>
        public void By(Func<TPage, string> ofPage, Func<TRow, string> ofRow)
        {
            if (used.Count == rows.Count) return;

            var left = rows.Where(row => !used.Contains(row) && ofRow(row).Length > 0).GroupBy(ofRow).ToDictionary(group => group.Key, group => new Queue<TRow>(group), StringComparer.Ordinal);
            foreach (var item in items)
            {
                if (Found.ContainsKey(item) || !left.TryGetValue(ofPage(item), out var queue) || !queue.TryDequeue(out var row)) continue;

                used.Add(row);
                Found.Add(item, row);
            }
        }
    }
}
