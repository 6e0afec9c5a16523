namespace NsmCon.Data.Events;

public partial class Event
{
    /// <summary>Takes other settings. A person has seen them: no zone is guessed any more, but one that follows another place.</summary>
    public void Change(EventSettings settings)
    {
        Title = settings.Title;
        Subtitles = [.. settings.Subtitles];
        var keepsClosing = ClosesWithLastDay && settings.RegistrationCloses == ToLocalMinute(RegistrationClosesAt);
        ChangeDaysAndPlace(settings);
        DayBegins = settings.DayBegins;
        DayEnds = settings.DayEnds;
        RoomChangeMinutes = settings.RoomChangeMinutes;
        RegistrationOpensAt = ToUtcUnlessSame(settings.RegistrationOpens, RegistrationOpensAt);
        if (!keepsClosing)
            RegistrationClosesAt = ToUtcUnlessSame(settings.RegistrationCloses, RegistrationClosesAt);
        Currency = settings.Currency;
        IncomeTargetCents = settings.IncomeTargetCents;
        SponsorEmail = EmailAddress.Canonical(settings.SponsorEmail);
        HelpEmail = EmailAddress.Canonical(settings.HelpEmail);
        PrivacyUrl = settings.PrivacyUrl;
        CodeOfConductUrl = settings.CodeOfConductUrl;
    }

    /// <summary>A moment as the clock on the event's wall shows it, to the minute.</summary>
    public DateTime? ToLocalMinute(DateTime? at) =>
        at is { } utc && ToLocal(utc) is var local ? local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute)) : null;

    void ChangeDaysAndPlace(EventSettings settings)
    {
        var isZoneSaid = settings.TimeZone != TimeZone;
        Reschedule(settings.StartsOn, settings.EndsOn, settings.TimeZone);
        IsZoneGuessed = false;
        if (isZoneSaid)
            Place = settings.Place;
        else if (settings.Place != Place)
            MoveTo(settings.Place, settings.ZoneThere, settings.ZoneHere);
    }

    // Settings have minutes. A time that is still the same there keeps its seconds.
    DateTime? ToUtcUnlessSame(DateTime? local, DateTime? before)
    {
        if (local == ToLocalMinute(before))
            return before;

        return local is { } time ? ToUtc(time) : null;
    }
}
