using NsmCon.Admin.Forms;
using NsmCon.Admin.Shared;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Registrations;

/// <summary>A line of the list.</summary>
public sealed record RegistrationRow(
    int Id,
    string Name,
    string Email,
    string Company,
    string TicketType,
    DateTime RegisteredAt,
    DateTime? CheckedInAt,
    DateTime? CancelledAt,
    bool IsMailFailed
)
{
    public StateLabel State => StateLabel.Create(CheckedInAt, CancelledAt, IsMailFailed);
}

/// <summary>A state as a word with a coloured dot.</summary>
public sealed record StateLabel(string Word, string Dot)
{
    public static StateLabel Create(DateTime? checkedInAt, DateTime? cancelledAt, bool isMailFailed = false) =>
        (cancelledAt, checkedInAt, isMailFailed) switch
        {
            (not null, _, _) => new("Canceled", "bad"),
            (_, not null, _) => new("Checked in", "blue"),
            (_, _, true) => new("Mail failed", "low"),
            _ => new("Expected", "good"),
        };
}

/// <summary>A ticket type to choose.</summary>
public sealed record TypeName(int Id, string Name);

/// <summary>A page of an event's registrations.</summary>
public sealed record RegistrationsPage(
    Event Event,
    RegistrationFilter Filter,
    int People,
    IReadOnlyList<TypeName> Types,
    IReadOnlyDictionary<AttendanceState, int> Counts,
    IReadOnlyList<RegistrationRow> Rows,
    Pager Pager,
    bool MayChange
)
{
    public string Path => Links.Registrations(Event.Slug);

    /// <summary>Why nobody is listed: it names all that was asked for.</summary>
    public string NobodySentence
    {
        get
        {
            var type = Types.FirstOrDefault(type => type.Id == Filter.Type) is { } asked ? $" with the ticket type {asked.Name}" : "";
            var state = Filter.State is { } one ? $", among those in the state “{one.ToString().SplitWords()}”" : "";
            var words = string.IsNullOrWhiteSpace(Filter.Search)
                ? "is listed"
                : $"has “{Filter.Search}” in the name, e-mail, company or ticket code";
            return $"Nobody here{type} {words}{state}.";
        }
    }

    /// <summary>The states to choose from, with the number of matches in each.</summary>
    public IEnumerable<(AttendanceState? State, string Label, int Count)> States =>
        [
            (null, "All", Counts.Values.Sum()),
            .. Enum.GetValues<AttendanceState>()
                .Select(state => ((AttendanceState?)state, state.ToString().SplitWords(), Counts.GetValueOrDefault(state))),
        ];
}
