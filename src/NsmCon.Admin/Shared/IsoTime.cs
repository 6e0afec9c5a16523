using System.Globalization;

namespace NsmCon.Admin.Shared;

/// <summary>Days and moments as programs read them, browsers among them.</summary>
public static class IsoTime
{
    /// <summary>"2020-03-30".</summary>
    public static string ToIso(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC as "2020-03-30T07:15:00Z".</summary>
    public static string ToIso(this DateTime moment) => moment.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
