using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>A warning, or one that many talks have alike.</summary>
public sealed record WarningGroup(IReadOnlyList<WarningRow> Rows)
{
    /// <summary>So many that are alike are said in one sentence.</summary>
    public const int Least = 3;

    public AgendaWarningKind Kind => Rows[0].Kind;

    public WarningRow First => Rows[0];

    public bool IsFolded => Rows.Count >= Least;

    public bool IsClash => First.IsClash;

    /// <summary>The whole sentence.</summary>
    public string Sentence =>
        !IsFolded
            ? First.Sentence
            : $"{Rows.Count} talks "
                + Kind switch
                {
                    AgendaWarningKind.OutsideDays => "are on days that are not the event’s.",
                    AgendaWarningKind.OutsideHours => "are outside of the event’s hours.",
                    AgendaWarningKind.NoTime => "have no time.",
                    AgendaWarningKind.NoRoom => "have no room, so nobody can see whether they clash.",
                    _ => "have no speakers.",
                };

    /// <summary>Whether it is about one talk alone, and so says the same of each.</summary>
    public static bool IsFoldable(AgendaWarningKind kind) =>
        kind
            is AgendaWarningKind.OutsideDays
                or AgendaWarningKind.OutsideHours
                or AgendaWarningKind.NoTime
                or AgendaWarningKind.NoRoom
                or AgendaWarningKind.NoSpeakers;
}
