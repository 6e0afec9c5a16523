using NsmCon.Admin.Published;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Registrations.Public;

/// <summary>The page with the form, or with the reason why there is none.</summary>
public sealed record RegisterPage(Event Event, DateTime Now, IReadOnlyList<TicketTypeChoice> Types, RegisterForm Form)
{
    public PublicEvent Public => field ??= Event.Public(Now, new(Types.Count, Types.Select(type => type.Left).DefaultIfEmpty().Max()));

    public bool IsOpen => Event.IsRegistrationOpen(Now);

    /// <summary>Whether there is a form: it comes back in any case, so that nothing of what was typed is lost.</summary>
    public bool HasForm => WasSent || Refusal is null;

    /// <summary>The form came back.</summary>
    public bool WasSent { get; init; }

    /// <summary>Why nobody can register now, as a heading and a sentence; null while people can.</summary>
    public (string Heading, string Sentence)? Refusal =>
        Public.CanRegister ? null : (Public.Registration.Heading, Public.Registration.Sentence);
}
