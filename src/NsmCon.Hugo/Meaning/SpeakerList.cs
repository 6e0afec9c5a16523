namespace NsmCon.Hugo;

/// <summary>Brings the mentions of each person together: by handle, then by normalised name.</summary>
internal sealed class SpeakerList(FindingList findings)
{
    readonly List<SpeakerEntry> people = [];
    readonly Dictionary<string, int> byHandle = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);

    /// <summary>Adds a mention and answers the person's index.</summary>
    public int Add(SpeakerEntry entry)
    {
        var name = PersonName.Normalised(entry.Person.Name);
        var known = entry.Handles().Select(h => byHandle.GetValueOrDefault(Key(h), -1)).FirstOrDefault(i => i >= 0, -1);
        if (known < 0 && name.Length > 0)
            known = byName.GetValueOrDefault(name, -1);

        var index = known < 0 ? people.Count : known;
        if (known < 0)
            people.Add(entry);
        else
            people[known] = Merge(people[known], entry);

        foreach (var handle in entry.Handles())
            byHandle.TryAdd(Key(handle), index);
        if (name.Length > 0)
            byName.TryAdd(name, index);
        return index;
    }

    /// <summary>The people in the order of the page.</summary>
    public List<PageSpeaker> Read(LineMap lines)
    {
        var result = new List<PageSpeaker>(people.Count);
        foreach (var person in people)
        {
            var (line, column) = lines.Place(person.Offset);
            result.Add(new PageSpeaker
            {
                Key = person.Handles().Select(Key).FirstOrDefault() ?? "name:" + PersonName.Normalised(person.Person.Name),
                Name = person.Person.Name,
                JobTitle = person.Person.JobTitle,
                Company = person.Person.Company,
                GitHub = person.GitHub,
                Twitter = person.Twitter,
                LinkedIn = person.LinkedIn,
                ImagePath = person.ImagePath,
                Bio = person.Bio,
                Line = line,
                Column = column,
            });
        }

        return result;
    }

    static string Key((string Site, string Handle) handle) => $"{handle.Site}:{handle.Handle.ToLowerInvariant()}";

    /// <summary>What was said first counts; what it left out is taken from the later mention.</summary>
    SpeakerEntry Merge(SpeakerEntry first, SpeakerEntry later)
    {
        ReportDifferences(first, later);
        return first with
        {
            Person = new PersonName(first.Person.Name, Either(first.Person.JobTitle, later.Person.JobTitle), Either(first.Person.Company, later.Person.Company)),
            GitHub = first.GitHub ?? later.GitHub,
            Twitter = first.Twitter ?? later.Twitter,
            LinkedIn = first.LinkedIn ?? later.LinkedIn,
            ImagePath = first.ImagePath ?? later.ImagePath,
            Bio = Either(first.Bio, later.Bio),
        };
    }

    void ReportDifferences(SpeakerEntry first, SpeakerEntry later)
    {
        var differing = new List<string>();
        AddIfDiffers(differing, "name", first.Person.Name, later.Person.Name);
        AddIfDiffers(differing, "title", first.Person.JobTitle, later.Person.JobTitle);
        AddIfDiffers(differing, "company", first.Person.Company, later.Person.Company);
        AddIfDiffers(differing, "image", first.ImagePath ?? "", later.ImagePath ?? "");
        AddIfDiffers(differing, "bio", first.Bio, later.Bio);
        if (differing.Count > 0)
            findings.Warning(later.Offset, FindingCodes.SpeakerDiffers, $"{first.Person.Name} was described above with another {string.Join(", ", differing)}; the first counts: make them the same.");

        var handles = later.Handles().Where(h => first.Handles().Any(f => f.Site == h.Site && !string.Equals(f.Handle, h.Handle, StringComparison.OrdinalIgnoreCase))).ToList();
        if (handles.Count > 0)
            findings.Warning(later.Offset, FindingCodes.HandleDiffers, $"{first.Person.Name} has another handle at {handles[0].Site} above; the first counts: make them the same, or tell two people of one name apart.");
    }

    static void AddIfDiffers(List<string> differing, string what, string first, string later)
    {
        if (first.Length > 0 && later.Length > 0 && first != later)
            differing.Add(what);
    }

    static string Either(string first, string later) => first.Length > 0 ? first : later;
}
