using NsmCon.Data;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Inquiries;

/// <summary>Tells who can be mentioned in a note, and what became of its mentions.</summary>
public sealed class ReadMentions(ConferenceDb db)
{
    const int MostNamed = 3,
        MostShown = 60,
        MostHandles = 20;

    /// <summary>What became of a note's mentions, in words; empty if it has none.</summary>
    public async Task<string> Describe(Message note)
    {
        var mentions = await db.FindMentions(note);
        var mailed = mentions.RecipientsOf(note).Select(colleague => colleague.Name.Length > 0 ? colleague.Name : colleague.Email).ToList();
        var sentences = new List<string>();
        if (mailed.Count > 0)
            sentences.Add($"{string.Join(" and ", mailed)} {(mailed.Count == 1 ? "gets" : "get")} it by mail.");
        foreach (
            var mention in mentions
                .Where(mention => mention.Colleague is null)
                .DistinctBy(mention => mention.Text.ToLowerInvariant())
                .Take(MostNamed)
        )
            sentences.Add(
                mention.Who.Count == 0
                    ? $"Nobody who may read it is called {mention.Text.Shorten(MostShown)}."
                    : $"Several are called {mention.Text}: nobody was mailed. Write the whole name, or the address."
            );
        return string.Join(' ', sentences);
    }

    /// <summary>
    /// How each of those is mentioned who may read the inquiries of an event, without the one who writes: "@Ada Lovelace".
    /// </summary>
    public async Task<IReadOnlyList<string>> Handles(int eventId, int writerId)
    {
        var colleagues = await db.Colleagues(eventId);
        return [.. colleagues.Where(colleague => colleague.Id != writerId).Take(MostHandles).Select(Handle)];

        // Of two who are called alike, each has an address.
        string Handle(Colleague colleague) =>
            Mentions.Find($"@{colleague.Name}", colleagues) is [{ Colleague.Id: var id }] && id == colleague.Id
                ? $"@{colleague.Name}"
                : $"@{colleague.Email}";
    }
}
