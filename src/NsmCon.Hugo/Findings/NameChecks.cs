namespace NsmCon.Hugo;

/// <summary>Findings about one person, or one company, whose name is probably written in two ways.</summary>
internal sealed class NameChecks(PageIndex page)
{
    const int ShortestName = 3,
        ShortestCompany = 5;

    readonly NearTexts<int> names = new(ShortestName);
    readonly NearTexts<(string Name, int Offset)> companies = new(ShortestCompany);
    readonly HashSet<(int, int)> reported = [];

    /// <summary>Reports the people of some talks, and their companies and those of the sponsors.</summary>
    public void Report(IReadOnlyList<SpeakerEntry> people, IEnumerable<IReadOnlyCollection<int>> talks)
    {
        ReportCompanies(people);
        var talksOf = talks
            .SelectMany((speakers, talk) => speakers.Select(speaker => (speaker, talk)))
            .ToLookup(one => one.speaker, one => one.talk);
        for (var index = 0; index < people.Count; index++)
        {
            foreach (
                var like in FindAlike(people[index], index)
                    .Where(like =>
                        reported.Add((like, index)) && AreOne(people[like], people[index]) && !talksOf[like].Intersect(talksOf[index]).Any()
                    )
            )
                page.Findings.Info(
                    people[index].Offset,
                    FindingCodes.NameTwoWays,
                    $"\"{people[index].Person.Name}\" and \"{people[like].Person.Name}\" in line "
                        + $"{page.Page.Place(people[like].Offset).Line} may be one person: write the name in one way, or give one of "
                        + $"them a mark, such as id=\"{PersonName.Normalize(people[index].Person.Name).Replace(' ', '-')}\"."
                );
        }
    }

    void ReportCompanies(IEnumerable<SpeakerEntry> people)
    {
        var named = people
            .Select(person => (Name: person.Person.Company, person.Offset))
            .Concat(
                page.Page.Sponsors.Select(logo =>
                    (Name: PersonName.SingleSpaced(logo["sponsor_name"]), Offset: logo.Open.Find("sponsor_name")?.Start ?? logo.Start)
                )
            );
        foreach (var company in named.OrderBy(company => company.Offset))
        {
            foreach (
                var like in companies
                    .Add("", PersonName.Normalize(company.Name), company)
                    .Where(like => PersonName.Normalize(like.Name) != PersonName.Normalize(company.Name))
            )
                page.Findings.Info(
                    company.Offset,
                    FindingCodes.CompanyTwoWays,
                    $"\"{company.Name}\" and \"{like.Name}\" in line {page.Page.Place(like.Offset).Line} may be one company: write its name in one way."
                );
        }
    }

    // Of one company, or with one handle at two sites.
    IEnumerable<int> FindAlike(SpeakerEntry person, int index)
    {
        var name = WithoutInitials(PersonName.Normalize(person.Person.Name));
        var ties = person
            .Handles()
            .Select(handle => "@" + handle.Handle.ToLowerInvariant())
            .Append(PersonName.Normalize(person.Person.Company));
        return ties.Where(tie => tie.Length > 0).SelectMany(tie => names.Add(tie, name, index)).Distinct();
    }

    // A mark says that they are two, and so do two handles at one site. "Ann B. Able" may be "Ann Able", but not "Ann C. Able".
    static bool AreOne(SpeakerEntry one, SpeakerEntry other)
    {
        var name = PersonName.Normalize(one.Person.Name);
        var second = PersonName.Normalize(other.Person.Name);
        var bothHaveInitials = name != WithoutInitials(name) && second != WithoutInitials(second);
        return name != second && !bothHaveInitials && one.Mark is null && other.Mark is null && !TwoPeople.HaveOtherHandles(one, other);
    }

    // The fold leaves the dot: "ann b. able".
    static string WithoutInitials(string name) => string.Join(' ', name.Split(' ').Where(word => word.TrimEnd('.').Length > 1));
}
