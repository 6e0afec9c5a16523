using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Shared;
using NsmCon.Data;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Agenda;

/// <summary>The speakers of an event, one page of those who were looked for.</summary>
public sealed record SpeakerListPage(Event Event, string Find, IReadOnlyList<SpeakerRow> Speakers, Pager Pager, bool MayChange)
{
    public string Path => Links.Speakers(Event.Slug);
}

public sealed record SpeakerRow(
    int Id,
    string Name,
    string JobTitle,
    string Company,
    string? ImagePath,
    bool HasBio,
    bool IsConfirmed,
    int Talks
)
{
    /// <summary>"Principal Engineer, Cisco Systems".</summary>
    public string Line => string.Join(", ", new[] { JobTitle, Company }.Where(part => part.Length > 0));

    /// <summary>What the public page would like to have of them.</summary>
    /// <param name="photo">The address of the photo that a browser can show, if any.</param>
    public IEnumerable<string> Missing(string? photo)
    {
        if (string.IsNullOrEmpty(ImagePath))
            yield return "No photo";
        else if (photo is null)
            yield return "Photo not found";
        if (!HasBio)
            yield return "No biography";
    }
}

/// <summary>Reads the speakers of an event in one query; they are few enough to be sorted and searched without accents here.</summary>
public sealed class ReadSpeakers(ConferenceDb db)
{
    const int PageSize = 50;

    public async Task<(IReadOnlyList<SpeakerRow> Rows, Pager Pager)> Read(Event conference, string? find, int page)
    {
        var all = await db
            .Speakers.Where(speaker => speaker.EventId == conference.Id)
            .Select(speaker => new SpeakerRow(
                speaker.Id,
                speaker.Name,
                speaker.JobTitle,
                speaker.Company,
                speaker.ImagePath,
                speaker.Bio != "",
                speaker.ConfirmedAt != null,
                db.TalkSpeakers.Count(row => row.SpeakerId == speaker.Id)
            ))
            .ToListAsync();
        var words = SearchText.WordsOf(find);
        var found = all.FindAll(speaker => SearchText.HasAll(SearchText.Normalize(speaker.Name, speaker.Company), words));
        var pager = new Pager(page, PageSize, found.Count);
        return (
            [
                .. found
                    .OrderBy(speaker => SearchText.Normalize(speaker.Name), StringComparer.Ordinal)
                    .ThenBy(speaker => speaker.Id)
                    .AsQueryable()
                    .TakePage(pager),
            ],
            pager
        );
    }
}
