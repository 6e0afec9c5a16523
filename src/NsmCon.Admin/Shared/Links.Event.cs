namespace NsmCon.Admin.Shared;

public static partial class Links
{
    /// <summary>The dashboard of an event.</summary>
    public static string Event(string slug) => $"/admin/events/{slug}";

    public static string Settings(string slug) => $"/admin/events/{slug}/settings";

    /// <summary>What people can register as, and how many.</summary>
    public static string TicketTypes(string slug) => $"/admin/events/{slug}/settings/tickets";

    public static string Rooms(string slug) => $"/admin/events/{slug}/settings/rooms";

    public static string Tracks(string slug) => $"/admin/events/{slug}/settings/tracks";

    /// <summary>Who did what in it.</summary>
    public static string EventAuditLog(string slug) => $"/admin/events/{slug}/audit";

    /// <summary>Its pages on the site.</summary>
    public static string Content(string slug) => $"/admin/events/{slug}/content";

    /// <summary>Its agenda, as staff have it now.</summary>
    public static string Agenda(string slug) => $"/admin/events/{slug}/agenda";

    /// <summary>The same as a grid of times and rooms.</summary>
    public static string AgendaGrid(string slug) => $"/admin/events/{slug}/agenda/grid";

    /// <summary>Moves the talks of days that it no longer has.</summary>
    public static string MoveDays(string slug) => $"/admin/events/{slug}/agenda/days";

    public static string UndoStep(string slug) => $"/admin/events/{slug}/agenda/undo";

    public static string Speakers(string slug) => $"/admin/events/{slug}/agenda/speakers";

    /// <summary>One of them.</summary>
    public static string Speaker(string slug, int id) => $"/admin/events/{slug}/agenda/speakers/{id}";

    /// <summary>The versions of its agenda.</summary>
    public static string Releases(string slug) => $"/admin/events/{slug}/releases";

    /// <summary>One of them.</summary>
    public static string Release(string slug, int number) => $"/admin/events/{slug}/releases/{number}";

    /// <summary>The programs that are told of each.</summary>
    public static string Webhooks(string slug) => $"/admin/events/{slug}/releases/webhooks";

    /// <summary>Who registered.</summary>
    public static string Registrations(string slug) => $"/admin/events/{slug}/registrations";

    /// <summary>The form with which staff register a person.</summary>
    public static string AddRegistration(string slug) => $"/admin/events/{slug}/registrations/add";

    public static string Registration(string slug, int id) => $"/admin/events/{slug}/registrations/{id}";

    /// <summary>The door.</summary>
    public static string CheckIn(string slug) => $"/admin/events/{slug}/check-in";

    public static string Badges(string slug) => $"/admin/events/{slug}/badges";

    /// <summary>The same as one file.</summary>
    public static string BadgesPdf(string slug) => $"/admin/events/{slug}/badges.pdf";

    /// <summary>The same as several files in one.</summary>
    public static string BadgesZip(string slug) => $"/admin/events/{slug}/badges.zip";

    /// <summary>Who sponsors it with what.</summary>
    public static string Sponsors(string slug) => $"/admin/events/{slug}/sponsors";

    /// <summary>What sponsors can take.</summary>
    public static string Packages(string slug) => $"/admin/events/{slug}/sponsors/packages";

    /// <summary>All sponsors across years.</summary>
    public static string Companies(string slug) => $"/admin/events/{slug}/sponsors/companies";

    /// <summary>One of them.</summary>
    public static string Company(string slug, int id) => $"/admin/events/{slug}/sponsors/companies/{id}";

    /// <summary>The conversations with possible sponsors.</summary>
    public static string Inquiries(string slug) => $"/admin/events/{slug}/inquiries";

    /// <summary>Looks for messages of them.</summary>
    public static string SearchMessages(string slug) => $"/admin/events/{slug}/inquiries/search";

    /// <summary>One of them.</summary>
    public static string Inquiry(string slug, int id) => $"/admin/events/{slug}/inquiries/{id}";

    /// <summary>Compares it with another that it might be one with.</summary>
    public static string MergeInquiries(string slug, int id, int otherId) => $"/admin/events/{slug}/inquiries/{id}/merge/{otherId}";

    /// <summary>Answers that are given often.</summary>
    public static string Answers(string slug) => $"/admin/events/{slug}/inquiries/answers";

    /// <summary>The mails that go out.</summary>
    public static string SentMails(string slug) => $"/admin/events/{slug}/mail";

    /// <summary>One of them.</summary>
    public static string SentMail(string slug, int id) => $"/admin/events/{slug}/mail/{id}";
}
