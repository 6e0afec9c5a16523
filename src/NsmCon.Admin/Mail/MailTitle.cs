using NsmCon.Admin.Published;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Mail;

/// <summary>What stands above a mail: the event, and when and where it is.</summary>
sealed record MailTitle(string Title, string Line)
{
    /// <summary>Above a mail of no event.</summary>
    public static readonly MailTitle NsmCon = new("NsmCon", "");

    public static MailTitle ForEvent(Event conference) => new(conference.Title, conference.DaysAndPlace());
}
