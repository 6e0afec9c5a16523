using Microsoft.EntityFrameworkCore;
using NsmCon.Data;

namespace NsmCon.Admin.Inquiries;

/// <summary>How messages moved between an inquiry and another.</summary>
public enum MoveKind
{
    /// <summary>The other was merged into it.</summary>
    MergedInto,

    /// <summary>It was made of messages of the other.</summary>
    SplitFrom,

    /// <summary>The other was made of messages of it.</summary>
    SplitTo,
}

/// <summary>That messages moved between an inquiry and another, of the company by that name.</summary>
public sealed record MoveRow(
    int Id,
    MoveKind Kind,
    int OtherId,
    string Company,
    DateTime MovedAt,
    string MovedBy,
    int Messages,
    bool MayUndo
)
{
    public string Words => Messages == 1 ? "its message" : $"its {Messages} messages";
}

/// <summary>Reads how messages moved into an inquiry and out of it.</summary>
public sealed class ReadMoves(ConferenceDb db)
{
    /// <summary>The last one first. Each gives back what it found, so the later one is undone first.</summary>
    public async Task<List<MoveRow>> Read(int inquiryId)
    {
        var moves = await (
            from move in db.MessageMoves
            where move.ToId == inquiryId || (move.IsSplit && move.FromId == inquiryId)
            join other in db.Inquiries.IgnoreQueryFilters() on move.ToId == inquiryId ? move.FromId : move.ToId equals other.Id
            orderby move.Id descending
            select new
            {
                Move = move,
                Other = other,
                Count = move.Messages.Count,
            }
        )
            .AsNoTracking()
            .ToListAsync();
        var lastMerge = moves.Find(row => !row.Move.IsSplit)?.Move.Id;
        return moves.ConvertAll(row => new MoveRow(
            row.Move.Id,
            Kind(row.Move.IsSplit, row.Move.ToId == inquiryId),
            row.Other.Id,
            row.Other.Company,
            row.Move.MovedAt,
            row.Move.MovedBy,
            row.Count,
            MayUndo: row.Move.IsSplit ? row.Move.ToId == inquiryId && row == moves[0] : row.Move.Id == lastMerge
        ));
    }

    static MoveKind Kind(bool isSplit, bool isInto) =>
        (isSplit, isInto) switch
        {
            (false, _) => MoveKind.MergedInto,
            (true, true) => MoveKind.SplitFrom,
            _ => MoveKind.SplitTo,
        };
}
