namespace NsmCon.Admin.Shared;

/// <summary>
/// Where the app's own pages are: the one place that knows their addresses besides the routes of
/// the controllers. A test follows each of them, another looks for addresses elsewhere. Texts go
/// in as they are: a slug, a code and a secret have only characters that an address may have.
/// </summary>
public static partial class Links
{
    /// <summary>The event as everybody sees it.</summary>
    public static string PublicEvent(string slug) => $"/events/{slug}";

    public static string PublicSpeakers(string slug) => $"/events/{slug}/speakers";

    /// <summary>One of them.</summary>
    public static string PublicSpeaker(string slug, string key) => $"/events/{slug}/speakers/{key}";

    /// <summary>A version of its agenda, for everybody.</summary>
    public static string PublicVersion(string slug, int number) => $"/events/{slug}/agenda/{number}";

    /// <summary>The prospectus, as a PDF.</summary>
    public static string Prospectus(string slug) => $"/events/{slug}/prospectus.pdf";

    /// <summary>The form for companies that want to sponsor.</summary>
    public static string Sponsor(string slug) => $"/events/{slug}/sponsor";

    /// <summary>The form that gives out places.</summary>
    public static string Register(string slug) => $"/events/{slug}/register";

    /// <summary>What is said to an address that has a place, and to one that gets none.</summary>
    public static string Registered(string slug) => $"/events/{slug}/registered";

    /// <summary>What is said when a mail has to prove the address first.</summary>
    public static string CheckMail(string slug) => $"/events/{slug}/register/check-mail";

    /// <summary>What is said to whoever asked for a lost ticket.</summary>
    public static string LostTicketSent(string slug) => $"/events/{slug}/lost-ticket/sent";

    /// <summary>The page of a ticket.</summary>
    public static string Ticket(string code) => $"/tickets/{code}";

    /// <summary>Where the mail to a new address leads.</summary>
    public static string NewAddress(string token) => $"/tickets/new-address/{token}";

    /// <summary>Where the mail leads that proves a mailbox.</summary>
    public static string PlaceLink(string token) => $"/tickets/place/{token}";

    /// <summary>The own page of a speaker.</summary>
    public static string OwnSpeaker(string code) => $"/speakers/{code}";

    /// <summary>What the addresses of many pages begin with.</summary>
    public static class Prefix
    {
        /// <summary>The pages of staff.</summary>
        public const string Staff = "/admin";

        /// <summary>Those that the code of a ticket opens.</summary>
        public const string Tickets = "/tickets";

        /// <summary>Those that the code of a speaker opens.</summary>
        public const string OwnSpeakers = "/speakers";
    }
}
