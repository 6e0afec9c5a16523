using System.ComponentModel.DataAnnotations;

namespace NsmCon.Data.Events;

public partial class Event
{
    /// <summary>The longest name of a host, in characters.</summary>
    public const int UidHostLength = 255;

    /// <summary>The longest address of a page that the event names, in characters.</summary>
    public const int UrlLength = 400;

    /// <summary>Where attendees and speakers write to; empty while nobody is named.</summary>
    [MaxLength(EmailAddress.Length)]
    public string HelpEmail { get; set; } = "";

    /// <summary>The page that says what becomes of people's data; empty if there is none.</summary>
    [MaxLength(UrlLength)]
    public string PrivacyUrl { get; set; } = "";

    /// <summary>The page with the code of conduct; empty if there is none.</summary>
    [MaxLength(UrlLength)]
    public string CodeOfConductUrl { get; set; } = "";

    /// <summary>
    /// What the names of its calendar entries end in. It is set once, and stays
    /// when the app moves to another host: calendars know the entries by it.
    /// </summary>
    [MaxLength(UidHostLength)]
    public string UidHost { get; set; } = "";
}
