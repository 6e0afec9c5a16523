using System.Globalization;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>Everything about one registration.</summary>
public sealed record RegistrationPage(Event Event, Registration Registration, IReadOnlyList<HistoryEntry> History, bool MayChange)
{
    public string Path => Links.Registration(Event.Slug, Registration.Id);

    /// <summary>Names the forms of the page: sent twice, each is one scan.</summary>
    public Guid Attempt { get; } = Guid.NewGuid();

    public string Code => Secret.Group(Registration.DoorCode);

    public StateLabel State => StateLabel.Create(Registration.CheckedInAt, Registration.CancelledAt);

    public bool IsCancelled => Registration.CancelledAt is not null;

    public string FormatTime(DateTime utc) => Event.ToLocal(utc).ToString("MMMM d, yyyy, HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>Something that happened to a registration.</summary>
/// <param name="Link">A page with more about it.</param>
public sealed record HistoryEntry(
    DateTime At,
    string What,
    string By,
    IReadOnlyList<HistoryChange> Changes,
    string? Link = null,
    string? Fault = null
);

/// <summary>A field that was changed.</summary>
public sealed record HistoryChange(string Field, string From, string To);
