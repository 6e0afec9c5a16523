namespace NsmCon.Admin.Shared;

/// <summary>One event in the switcher: its title and a line such as "March 30, Amsterdam".</summary>
public sealed record EventChoice(int Id, string Slug, string Title, string Line);

/// <summary>What the staff layout shows around a page. Counts are keyed by an entry's path, such as "inquiries".</summary>
public sealed record StaffMenu(
    EventChoice? Current,
    IReadOnlyList<EventChoice> Events,
    IReadOnlyDictionary<string, int> Counts,
    string PersonName,
    string RoleName
)
{
    static readonly StaffMenu Unfilled = new(null, [], new Dictionary<string, int>(), "", "");

    public static StaffMenu FromContext(HttpContext context) => context.Items[typeof(StaffMenu)] as StaffMenu ?? Unfilled;

    public void ShowOn(HttpContext context) => context.Items[typeof(StaffMenu)] = this;

    /// <summary>Where <see cref="Current"/> is null: the event that the person was at before. Its menu stays.</summary>
    public EventChoice? Left { get; init; }

    /// <summary>The event whose menu is shown.</summary>
    public EventChoice? Shown => Current ?? Left;

    /// <summary>Whether the person may open the page of a path: nobody is shown a link to one that would be refused.</summary>
    public Func<string, bool> Opens { get; init; } = _ => true;

    public IReadOnlyList<MenuEntry> Entries =>
        [
            .. (
                Shown is { } shown
                    ? MenuEntry
                        .OfEvent.Select(e => e.WithEvent(shown.Slug))
                        .Concat(MenuEntry.Everywhere.Where(e => Current is null || e.Key != "audit"))
                    : MenuEntry.Everywhere
            )
                .Select(Opening)
                .OfType<MenuEntry>(),
        ];

    MenuEntry? Opening(MenuEntry entry)
    {
        if (Opens(entry.Path))
            return entry;

        return entry.OtherPath is { } other && Opens(other) ? entry with { Path = other } : null;
    }

    /// <summary>Where the person begins in an event: those at the door have no dashboard.</summary>
    public string StartOf(string slug) => StartOf(slug, Opens);

    /// <summary>Where a person begins in an event who may open these pages.</summary>
    public static string StartOf(string slug, Func<string, bool> opens) =>
        opens(Links.Event(slug)) ? Links.Event(slug) : Links.CheckIn(slug);

    public int CountOf(MenuEntry entry) => Counts.GetValueOrDefault(entry.Key);
}

/// <summary>A line of the side menu. A gap above it starts a new group; after the key <c>g</c>, its letter leads there.</summary>
public sealed record MenuEntry(string Key, string Label, string Icon, char Letter, bool Gap = false)
{
    public static readonly IReadOnlyList<MenuEntry> OfEvent =
    [
        new("", "Dashboard", "home", 'd'),
        new("agenda", "Agenda", "calendar", 'a'),
        new("releases", "Releases", "publish", 'l'),
        new("registrations", "Registrations", "people", 'r'),
        new("check-in", "Check-in", "scan", 'c'),
        new("badges", "Badges", "badge", 'b'),
        new("sponsors", "Sponsors", "gem", 's', Gap: true),
        new("inquiries", "Inquiries", "inbox", 'i'),
        new("prospectus", "Prospectus", "page", 'p'),
        new("content", "Content", "sync", 'o', Gap: true),
        new("mail", "Mail", "mail", 'm'),
        new("settings", "Settings", "settings", 't'),
        new("audit", "Audit log", "clock", 'u'),
    ];

    public static readonly IReadOnlyList<MenuEntry> Everywhere =
    [
        new("events", "Events", "list", 'e', Gap: true) { Path = Links.Events },
        new("all-content", "All content", "grid", 'n') { Path = Links.AllContent },
        new("inbox", "Inbox", "inbox", 'x') { Path = Links.Inbox, OtherPath = Links.InboxInquiries },
        new("staff", "Staff", "key", 'f') { Path = Links.Staff },
        new("audit", "Full audit log", "clock", 'h') { Path = Links.AuditLog },
    ];

    public string Path { get; init; } = "";

    /// <summary>Where it leads those who may not open <see cref="Path"/>: to the part that is for them.</summary>
    public string? OtherPath { get; private init; }

    public MenuEntry WithEvent(string slug) => this with { Path = $"{Links.Event(slug)}/{Key}".TrimEnd('/') };

    // An event's first page and the list of events are the start of every other path: they match whole.
    public bool IsCurrent(PathString path) =>
        Key is "" or "events"
            ? path.Equals(Path, StringComparison.OrdinalIgnoreCase)
            : path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
