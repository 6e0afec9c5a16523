using NsmCon.Data.Agenda;
using NsmCon.Data.Staff;

namespace NsmCon.Data.Tests;

/// <summary>A talk that tests of the audit log change, and what the log says of a change.</summary>
static class AuditedTalk
{
    public static async Task<Talk> Talk(ConferenceDatabase conference)
    {
        var edition = A.Event();
        await conference.Save(edition);
        var talk = A.Talk(edition.Id, "Opening");
        await conference.Save(talk);
        return talk;
    }

    public static IEnumerable<(string Field, string? From, string? To)> Changes(AuditEntry entry) =>
        entry.Changes.Select(change => (change.Field, change.From, change.To)).OrderBy(change => change.Field, StringComparer.Ordinal);
}
