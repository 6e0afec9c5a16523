namespace NsmCon.Admin.Shared;

/// <summary>How long ago something was.</summary>
public static class Distance
{
    /// <summary>"just now", "2 minutes ago", "3 hours ago", "5 days ago".</summary>
    public static string Ago(this DateTime then, DateTime now) =>
        (now - then).TotalMinutes < 1 ? "just now" : $"{Describe(now - then)} ago";

    /// <summary>"less than a minute", "2 minutes", "47 hours", "5 days".</summary>
    public static string Describe(TimeSpan span) =>
        span switch
        {
            { TotalMinutes: < 1 } => "less than a minute",
            { TotalMinutes: < 60 and var minutes } => Describe((int)minutes, "minute"),
            { TotalHours: < 48 and var hours } => Describe((int)hours, "hour"),
            { TotalDays: var days } => Describe((int)days, "day"),
        };

    static string Describe(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
