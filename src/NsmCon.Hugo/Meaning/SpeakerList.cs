namespace NsmCon.Hugo;

/// <summary>Brings the mentions of each person together: by handle, then by normalised name.</summary>
internal sealed class SpeakerList(FindingList findings)
{
    readonly List<SpeakerEntry> people = [];
    readonly Dictionary<string, int> byHandle = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);

    /// <summary>The people, by their index.</summary>
    public IReadOnlyList<SpeakerEntry> People => people;

    /// <summary>Adds a mention and answers the person's index.</summary>
    public int Add(SpeakerEntry entry)
    {
        var name = PersonName.Normalize(entry.Person.Name);
        var index = FindKnown(entry, name);
        if (index < 0)
        {
            index = people.Count;
            people.Add(entry);
        }
        else
        {
            people[index] = Merge(people[index], entry);
        }

        foreach (var handle in entry.Handles())
            byHandle.TryAdd(Key(handle), index);
        if (name.Length > 0 && !NamedAs(name).Contains(index))
            NamedAs(name).Add(index);
        return index;
    }

    List<int> NamedAs(string name) => byName.TryGetValue(name, out var same) ? same : byName[name] = [];

    // A mark says it for certain, a handle nearly so; a name alone is one person's unless they plainly are two.
    int FindKnown(SpeakerEntry entry, string name)
    {
        if (entry.Mark is not null && people.FindIndex(one => one.Mark == entry.Mark) is >= 0 and var marked)
            return marked;

        var known = entry.Handles().Select(handle => byHandle.GetValueOrDefault(Key(handle), -1)).FirstOrDefault(at => at >= 0, -1);
        if (known >= 0 && (entry.Mark is null || people[known].Mark is null))
        {
            if (!TwoPeople.AreNamedApart(people[known], entry))
                return known;

            var handle = entry.Handles().First(handle => byHandle.GetValueOrDefault(Key(handle), -1) == known);
            findings.Warning(
                entry.Offset,
                FindingCodes.HandleOfAnother,
                $"{entry.Person.Name} has the handle {handle.Handle} of {people[known].Person.Name}, and is taken for another "
                    + "person: correct the handle, or give both the same mark, such as "
                    + $"id=\"{PersonName.Normalize(people[known].Person.Name).Replace(' ', '-')}\", if they are one."
            );
        }

        if (name.Length == 0 || entry.Mark is not null)
            return -1;

        var same = NamedAs(name).FindAll(at => !TwoPeople.AreDifferent(people[at], entry));
        var unmarked = same.FindIndex(at => people[at].Mark is null);
        if (same.Count == 0 && NamedAs(name).Count > 0)
            findings.Info(
                entry.Offset,
                FindingCodes.OneNameTwoPeople,
                $"{entry.Person.Name} is taken for two people, because their handles, companies, texts or photos differ: "
                    + $"make these the same, or give one of the two a mark, such as id=\"{name.Replace(' ', '-')}-2\"."
            );
        return same.Count == 0 ? -1 : same[Math.Max(unmarked, 0)];
    }

    /// <summary>The people in the order of the page.</summary>
    public List<PageSpeaker> Read(LineMap lines)
    {
        var result = new List<PageSpeaker>(people.Count);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var person in people)
        {
            var (line, column) = lines.Place(person.Offset);
            result.Add(
                new PageSpeaker
                {
                    Key = KeyOf(person, keys),
                    Mark = person.Mark,
                    Name = person.Person.Name,
                    JobTitle = person.Person.JobTitle,
                    Company = person.Person.Company,
                    Parameters = person.Parameters,
                    Bio = person.Bio,
                    Line = line,
                    Column = column,
                }
            );
        }

        return result;
    }

    // Of two people of one name, the company tells which is which, wherever they stand.
    static string KeyOf(SpeakerEntry person, HashSet<string> taken)
    {
        var name = "name:" + PersonName.Normalize(person.Person.Name);
        var keys = new[] { person.Mark is null ? null : "id:" + person.Mark, person.Handles().Select(Key).FirstOrDefault() }
            .OfType<string>()
            .Concat([name, $"{name}, {PersonName.Normalize(person.Person.Company)}"])
            .Concat(Enumerable.Range(2, taken.Count + 1).Select(number => $"{name} {number}"));
        return keys.First(taken.Add);
    }

    static string Key((string Site, string Handle) handle) => $"{handle.Site}:{handle.Handle.ToLowerInvariant()}";

    /// <summary>What was said first counts; what it left out is taken from the later mention.</summary>
    SpeakerEntry Merge(SpeakerEntry first, SpeakerEntry later)
    {
        ReportDifferences(first, later);
        return first with
        {
            Person = new PersonName(
                first.Person.Name,
                Either(first.Person.JobTitle, later.Person.JobTitle),
                Either(first.Person.Company, later.Person.Company)
            ),
            Mark = first.Mark ?? later.Mark,
            Parameters = SpeakerParameters.Read(name =>
                first.Parameters.GetValueOrDefault(name) ?? later.Parameters.GetValueOrDefault(name)
            ),
            Bio = Either(first.Bio, later.Bio),
        };
    }

    void ReportDifferences(SpeakerEntry first, SpeakerEntry later)
    {
        var differing = new List<string>();
        AddIfDiffers(differing, "name", first.Person.Name, later.Person.Name);
        AddIfDiffers(differing, "title", first.Person.JobTitle, later.Person.JobTitle);
        AddIfDiffers(differing, "company", first.Person.Company, later.Person.Company);
        foreach (var name in SpeakerParameters.All.Except(SpeakerParameters.Handles))
            AddIfDiffers(
                differing,
                name == SpeakerParameters.Image ? "image" : name,
                first.Parameters.GetValueOrDefault(name, ""),
                later.Parameters.GetValueOrDefault(name, "")
            );
        AddIfDiffers(differing, "bio", first.Bio, later.Bio);
        if (differing.Count > 0)
            findings.Warning(
                later.Offset,
                FindingCodes.SpeakerDiffers,
                $"{first.Person.Name} was described above with another {string.Join(", ", differing)}; the first counts: make them the same."
            );

        var handles = later
            .Handles()
            .Where(h =>
                first.Handles().Any(f => f.Site == h.Site && !string.Equals(f.Handle, h.Handle, StringComparison.OrdinalIgnoreCase))
            )
            .ToList();
        if (handles.Count > 0)
            findings.Warning(
                later.Offset,
                FindingCodes.HandleDiffers,
                $"{first.Person.Name} has another handle at {handles[0].Site} above; the first counts: make them the same, or, if "
                    + "they are two people, give one of them a mark, such as "
                    + $"id=\"{PersonName.Normalize(first.Person.Name).Replace(' ', '-')}-2\"."
            );
    }

    static void AddIfDiffers(List<string> differing, string what, string first, string later)
    {
        if (first.Length > 0 && later.Length > 0 && first != later)
            differing.Add(what);
    }

    static string Either(string first, string later) => first.Length > 0 ? first : later;
}
