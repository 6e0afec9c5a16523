using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Badges;

/// <summary>Whose badges, and on which paper; it travels in the query.</summary>
public sealed class BadgesForm
{
    [Display(Name = "Ticket type")]
    public int? Type { get; set; }

    public BadgeState State { get; set; }

    [MaxLength(Data.Registrations.Registration.NameLength)]
    public string? Search { get; set; }

    /// <summary>On the clock of the event.</summary>
    [Display(Name = "Registered since")]
    public DateTime? Since { get; set; }

    /// <summary>One registration alone.</summary>
    public int? Registration { get; set; }

    [Display(Name = "Order")]
    public BadgeOrder Order { get; set; }

    [Display(Name = "Paper")]
    public BadgeSheet Sheet { get; set; }

    public bool Back { get; set; }

    public BadgeLayout Layout => new(Sheet, Back);

    public BadgeFilter Filter(Event conference) =>
        new()
        {
            TicketTypeId = Type,
            State = State,
            Search = Search,
            RegisteredSince = Since is { } local ? conference.ToUtc(local) : null,
            RegistrationId = Registration,
            Order = Order,
        };

    /// <summary>The query of this choice, with something added.</summary>
    public string Query(string? name = null, string? value = null)
    {
        var query = new QueryBuilder();
        Add(query, "type", Type?.ToString(CultureInfo.InvariantCulture));
        Add(query, "state", State == default ? null : State.ToString());
        Add(query, "search", Search);
        Add(query, "since", Since?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        Add(query, "registration", Registration?.ToString(CultureInfo.InvariantCulture));
        Add(query, "order", Order == default ? null : Order.ToString());
        Add(query, "sheet", Sheet == default ? null : Sheet.ToString());
        Add(query, "back", Back ? "true" : null);
        Add(query, name, value);
        return query.ToString();
    }

    static void Add(QueryBuilder query, string? name, string? value)
    {
        if (name is not null && !string.IsNullOrEmpty(value))
            query.Add(name, value);
    }
}
