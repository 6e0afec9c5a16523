namespace NsmCon.Data.Events;

/// <summary>What is set of an event. Its times are those of its wall clock, to the minute.</summary>
public sealed record EventSettings
{
    public required string Title { get; init; }

    public IReadOnlyList<string> Subtitles { get; init; } = [];

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    public required string TimeZone { get; init; }

    public string Place { get; init; } = "";

    /// <summary>The zone of the place; null if it is not known.</summary>
    public string? ZoneHere { get; init; }

    /// <summary>The zone of the place that it leaves; null if it is not known.</summary>
    public string? ZoneThere { get; init; }

    public TimeOnly? DayBegins { get; init; }

    public TimeOnly? DayEnds { get; init; }

    public int RoomChangeMinutes { get; init; }

    public DateTime? RegistrationOpens { get; init; }

    public DateTime? RegistrationCloses { get; init; }

    public required string Currency { get; init; }

    public long IncomeTargetCents { get; init; }

    public string SponsorEmail { get; init; } = "";

    public string HelpEmail { get; init; } = "";

    public string PrivacyUrl { get; init; } = "";

    public string CodeOfConductUrl { get; init; } = "";
}
