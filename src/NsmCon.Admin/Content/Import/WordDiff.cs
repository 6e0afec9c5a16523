using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NsmCon.Admin.Content.Import;

/// <summary>What became of a text, for people to read.</summary>
static class WordDiff
{
    /// <summary>The words of both texts, in order: what stays, what goes, what comes.</summary>
    public static IEnumerable<(ChangeType Change, string Text)> Compare(string? from, string? to) =>
        Pieces(InlineDiffBuilder.Diff(from ?? "", to ?? "", ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance));

    /// <summary>The lines of both texts that differ.</summary>
    public static IEnumerable<(ChangeType Change, string Text)> Lines(string from, string to) =>
        Pieces(InlineDiffBuilder.Diff(from, to, ignoreWhiteSpace: false)).Where(line => line.Change != ChangeType.Unchanged);

    static IEnumerable<(ChangeType Change, string Text)> Pieces(DiffPaneModel diff) => diff.Lines.Select(piece => (piece.Type, piece.Text));
}
