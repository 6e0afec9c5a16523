using NsmCon.Data.Events;

namespace NsmCon.Admin.Mail;

/// <summary>What stands above a mail: the event, and when and where it is.</summary>
sealed record MailTitle(string Title, string Line)
{
    /// <summary>Above a mail of no event.</summary>
    public static readonly MailTitle NsmCon = new("NsmCon", "");

    public static MailTitle Of(Event conference) =>
        new(conference.Title, string.Join(" | ", new[] { Days(conference), conference.Place }.Where(part => part.Length > 0)));

    static string Days(Event conference) => (conference.StartsOn, conference.EndsOn) switch
    {
        (null, _) => "",
        ({ } first, { } last) when last > first => first.Year == last.Year
            ? $"{first:MMMM d} to {(first.Month == last.Month ? $"{last.Day}" : $"{last:MMMM d}")}, {first.Year}"
            : $"{first:MMMM d, yyyy} to {last:MMMM d, yyyy}",
        ({ } first, _) => $"{first:MMMM d, yyyy}",
    };
}
