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

    /// <summary>The step in words.</summary>
    public string Describe(Talk talk, string? room) =>
        Starts is null
            ? $"Took {talk.Title} off the agenda"
            : $"Moved {talk.Title} to {Starts:MMMM d, HH:mm}{(Ends is null ? "" : $" to {Ends:HH:mm}")}{(room is null ? "" : $", {room}")}";
}

/// <summary>A break across all rooms.</summary>
public sealed class BreakForm
{
    public const int MostMinutes = 12 * 60;

    public string? Title { get; set; }

    public TalkKind Kind { get; set; } = TalkKind.Break;

    [WallClock]
    public DateOnly? On { get; set; }

    public TimeOnly? Starts { get; set; }

    public int? Minutes { get; set; }

    /// <exception cref="RuleBrokenException">Something is missing, or cannot be.</exception>
    public Talk ToTalk(int eventId, int position)
    {
        if (On is not { } day || Starts is not { } time)
            throw new RuleBrokenException("Say when the break starts, such as 10:30.");
        if (Minutes is not (> 0 and <= MostMinutes))
            throw new RuleBrokenException("Say how many minutes the break lasts, such as 30.");
        if (Kind is not (TalkKind.Break or TalkKind.Lunch))
            throw new RuleBrokenException("Across all rooms there are breaks and lunch.");
        if (Title?.Length > Talk.TitleLength || Title?.Any(PlainText.IsControl) == true)
            throw new RuleBrokenException("Give the break a short name in one line.");

        var talk = new Talk
        {
            EventId = eventId,
            Title = string.IsNullOrWhiteSpace(Title) ? $"{Kind}" : Title.Trim(),
            Kind = Kind,
            Position = position,
        };
        talk.Schedule(day.ToDateTime(time), day.ToDateTime(time).AddMinutes(Minutes.Value));
        return talk;
    }
}
