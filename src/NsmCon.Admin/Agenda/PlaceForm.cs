using NsmCon.Admin.Forms;
using NsmCon.Data;
using NsmCon.Data.Agenda;

namespace NsmCon.Admin.Agenda;

/// <summary>Where a talk is put in the grid. Without a start it is taken off.</summary>
public sealed class PlaceForm
{
    public int Id { get; set; }

    /// <summary>The version of the talk that the grid showed.</summary>
    public int Version { get; set; }

    [WallClock]
    public DateTime? Starts { get; set; }

    [WallClock]
    public DateTime? Ends { get; set; }

    public int? RoomId { get; set; }

    public TalkPlace ToDetails() => new(Id, Version, Starts, Ends, RoomId);
}

/// <summary>A break across all rooms.</summary>
public sealed class BreakForm
{
    public string? Title { get; set; }

    public TalkKind Kind { get; set; } = TalkKind.Break;

    [WallClock]
    public DateOnly? On { get; set; }

    public TimeOnly? Starts { get; set; }

    public int? Minutes { get; set; }

    /// <exception cref="RuleBrokenException">Something is missing, or is no name.</exception>
    public BreakDetails ToDetails()
    {
        if (On is not { } day || Starts is not { } time)
            throw new RuleBrokenException("Say when the break starts, such as 10:30.");
        if (Title?.Length > Talk.TitleLength || Title?.Any(PlainText.IsControl) == true)
            throw new RuleBrokenException("Give the break a short name in one line.");

        return new(Title?.Trim() ?? "", Kind, day.ToDateTime(time), Minutes ?? 0);
    }
}
