namespace NsmCon.Hugo;

/// <summary>Finds what Git writes into a page that it could not merge: both sides, between markers.</summary>
internal sealed class ConflictMarkers(PageIndex page)
{
    const string Ours = "<<<<<<< ",
        Between = "=======",
        Theirs = ">>>>>>> ";

    public void Report()
    {
        var text = page.Page.ToString();
        for (var at = Find(text, Ours, 0); at >= 0; at = Find(text, Ours, at))
        {
            // A page that only shows how a conflict begins has none.
            var between = Find(text, Between, at);
            var end = between < 0 ? -1 : Find(text, Theirs, between);
            if (end < 0)
                return;

            page.Findings.Error(
                at,
                FindingCodes.ConflictMarkers,
                "These are both sides of a conflict that Git could not merge: choose one, and delete the lines with <<<<<<<, ======= and >>>>>>>."
            );
            at = end;
        }
    }

    // At the beginning of a line.
    static int Find(string text, string marker, int from)
    {
        for (
            var at = text.IndexOf(marker, from, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(marker, at + 1, StringComparison.Ordinal)
        )
        {
            if (at == 0 || text[at - 1] == '\n')
                return at;
        }

        return -1;
    }
}
