namespace NsmCon.Admin.Shared;

/// <summary>One event in the switcher: its title and a line such as "March 30, Amsterdam".</summary>
public sealed record EventChoice(string Slug, string Title, string Line);

/// <summary>What the staff layout shows around a page. Counts are keyed by an entry's path, such as "inquiries".</summary>
public sealed record StaffMenu(
    EventChoice? Current,
    IReadOnlyList<EventChoice> Events,
    IReadOnlyDictionary<string, int> Counts,
    string PersonName,
    string RoleName)
{
    static readonly StaffMenu Unfilled = new(null, [], new Dictionary<string, int>(), "", "");

    public static StaffMenu Of(HttpContext context) => context.Items[typeof(StaffMenu)] as StaffMenu ?? Unfilled;

    public void ShowOn(HttpContext context) => context.Items[typeof(StaffMenu)] = this;

    /// <summary>Whether the person may open the page of a path: nobody is shown a link to one that would be refused.</summary>
    public Func<string, bool> Opens { get; init; } = _ => true;

    public IReadOnlyList<MenuEntry> Entries =>
        [.. (Current is null ? MenuEntry.Everywhere : MenuEntry.OfEvent.Select(e => e.At(Current.Slug)).Concat(MenuEntry.Everywhere.Where(e => e.Key != "audit"))).Where(entry => Opens(entry.Path))];

    /// <summary>Where the person begins in an event: those at the door have no dashboard.</summary>
    public string StartOf(string slug) => Opens($"/admin/events/{slug}") ? $"/admin/events/{slug}" : $"/admin/events/{slug}/check-in";

    public int CountOf(MenuEntry entry) => Counts.GetValueOrDefault(entry.Key);
}

/// <summary>A line of the side menu. A gap above it starts a new group.</summary>
public sealed record MenuEntry(string Key, string Label, string Icon, bool Gap = false)
{
    public static readonly IReadOnlyList<MenuEntry> OfEvent =
    [
        new("", "Dashboard", "home"),
        new("agenda", "Agenda", "calendar"),
        new("releases", "Releases", "publish"),
        new("registrations", "Registrations", "people"),
        new("check-in", "Check-in", "scan"),
        new("badges", "Badges", "badge"),
        new("sponsors", "Sponsors", "gem", Gap: true),
        new("inquiries", "Inquiries", "inbox"),
        new("prospectus", "Prospectus", "page"),
        new("content", "Content", "sync", Gap: true),
        new("mail", "Mail", "mail"),
        new("settings", "Settings", "settings"),
        new("audit", "Audit log", "clock"),
    ];

    public static readonly IReadOnlyList<MenuEntry> Everywhere =
    [
        new("events", "Events", "list", Gap: true) { Path = "/admin/events" },
        new("all-content", "All content", "sync") { Path = "/admin/content" },
        new("staff", "Staff", "key") { Path = "/admin/staff" },
        new("audit", "Audit log", "clock") { Path = "/admin/audit" },
    ];

    public string Path { get; private init; } = "";

    public MenuEntry At(string slug) => this with { Path = $"/admin/events/{slug}/{Key}".TrimEnd('/') };

    // An event's first page and the list of events are the start of every other path: they match whole.
    public bool IsCurrent(PathString path) =>
        Key is "" or "events" ? path.Equals(Path, StringComparison.OrdinalIgnoreCase) : path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
