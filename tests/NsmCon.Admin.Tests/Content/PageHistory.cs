using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace NsmCon.Admin.Tests.Content;

/// <summary>A page as organizers change it from week to week, with who is really meant by each name.</summary>
[SuppressMessage("Security", "CA5394", Justification = "The same history each time.")]
sealed class PageHistory
{
    const string Placeholder = "Bio coming soon.";

    static readonly string[] First =
    [
        "Adalina",
        "Bernadette",
        "Cornelius",
        "Dimitrios",
        "Esmeralda",
        "Ferdinand",
        "Guinevere",
        "Hildegard",
        "Immanuel",
        "Josephine",
    ];
    static readonly string[] Last = ["Lovelace", "Hopper-Jones", "Babbington", "Kowalewski", "Hamiltonian", "Liskovinen"];
    static readonly string[] Companies = ["Acme", "Engines Ltd", "US Navy", "Bell Labs"];

    readonly Random random;
    readonly List<Person> people = [];
    readonly List<Slot> slots = [];
    int lastPerson;

    public PageHistory(int seed)
    {
        random = new(seed);
        for (var hour = 9; hour < 15; hour++)
            slots.Add(
                new(
                    hour,
                    $"{Pick(First)} talks about number {hour}",
                    $"What is said at {hour}, and why it matters to everybody who comes.",
                    Newcomer()
                )
            );
    }

    /// <summary>Everything that a person was called, and where they worked, on any version so far.</summary>
    public Dictionary<int, (HashSet<string> Names, HashSet<string> Companies)> Known { get; } = [];

    /// <summary>The page as it is now.</summary>
    public Version Read() =>
        new(Text(), slots.Select(slot => people.Single(person => person.Id == slot.Speaker)).DistinctBy(person => person.Id).ToList());

    /// <summary>Changes it as a person would, in one to three places.</summary>
    public void Change()
    {
        for (var times = random.Next(1, 4); times > 0; times--)
            ChangeOnce();
    }

    void ChangeOnce()
    {
        var at = random.Next(slots.Count);
        var (slot, person) = (slots[at], people.Single(one => one.Id == slots[at].Speaker));
        switch (random.Next(12))
        {
            case 0:
                Become(person with { Name = person.Name[..3] + person.Name[4..] });
                break;
            case 1:
                Become(person with { Name = NewName() });
                break;
            case 2:
                Become(person with { Company = Pick(Companies) });
                break;
            case 3:
                Become(person with { Bio = random.Next(2) == 0 ? Placeholder : Biography(person.Id) });
                break;
            // Without a handle nobody could tell namesakes apart.
            case 4 when IsTheOnly(person.Name):
                Become(person with { GitHub = person.GitHub is null ? $"hub{person.Id}" : null });
                break;
            // A colleague steps in: the block is copied, and the handle or the text is forgotten.
            case 5:
                slots[at] = slot with { Speaker = Newcomer(person.Company, person.GitHub, Placeholder) };
                break;
            case 6:
                slots[at] = slot with { Speaker = Newcomer(person.Company, null, person.Bio) };
                break;
            // Another of the same name, from elsewhere.
            case 7 when person.GitHub is not null:
                slots[at] = slot with { Speaker = Newcomer($"Elsewhere {lastPerson}", $"other{lastPerson}", Placeholder, person.Name) };
                break;
            case 8:
                slots[at] = slot with { Title = $"{Pick(First)} talks about number {random.Next(99)}" };
                break;
            case 9:
                (slots[at], slots[0]) = (slot with { Hour = slots[0].Hour }, slots[0] with { Hour = slot.Hour });
                break;
            case 10:
                slots[at] = slot with
                {
                    Speaker = Newcomer(),
                    Title = $"Another talk by number {lastPerson}",
                    Abstract = $"Another abstract by {lastPerson}, long enough to tell it from all the others.",
                };
                break;
            default:
                slots[at] = slot with { Speaker = Pick(people).Id };
                break;
        }

        // A page cannot name two people of one name on one day: it would not know them apart either.
        foreach (
            var same in slots
                .Select(one => people.Single(p => p.Id == one.Speaker))
                .DistinctBy(p => p.Id)
                .GroupBy(p => p.Name)
                .SelectMany(group => group.Skip(1))
                .ToList()
        )
            Become(same with { Name = NewName() });
    }

    bool IsTheOnly(string name) => Known.Values.Count(known => known.Names.Contains(name)) == 1;

    int Newcomer(string? company = null, string? gitHub = "", string? bio = null, string? name = null)
    {
        var id = ++lastPerson;
        Become(new(id, name ?? NewName(), company ?? Pick(Companies), gitHub is "" ? $"hub{id}" : gitHub, bio ?? Biography(id)));
        return id;
    }

    void Become(Person person)
    {
        people.RemoveAll(one => one.Id == person.Id);
        people.Add(person);
        if (!Known.TryGetValue(person.Id, out var known))
            Known.Add(person.Id, known = ([], []));
        known.Names.Add(person.Name);
        known.Companies.Add(person.Company);
    }

    // Each name of its own letters: what may be a slip of the pen is made above, on purpose.
    string NewName()
    {
        var name = $"{Pick(First)} {(char)('A' + random.Next(26))}. {Pick(Last)}";
        return Known.Values.Any(known => known.Names.Any(other => Differences(other, name) < 5)) ? NewName() : name;
    }

    static int Differences(string one, string other) =>
        Math.Abs(one.Length - other.Length) + one.Zip(other).Count(pair => pair.First != pair.Second);

    static string Biography(int id) => $"Number {id} has written more programs than anybody else, and fewer bugs than most.";

    T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];

    string Text()
    {
        var page = new StringBuilder(
            "+++\ntitle = \"GraceCon\"\nsubtitle = [\"July 4, 2031 | Amsterdam, The Netherlands\"]\n+++\n\n# Schedule\n"
        );
        foreach (var slot in slots.OrderBy(slot => slot.Hour))
        {
            var person = people.Single(one => one.Id == slot.Speaker);
            page.Append(
                    $"{{{{% talk time=\"{slot.Hour:00}:00\" title=\"{slot.Title}\" %}}}}\n{slot.Abstract}\n### Speakers\n{{{{% speaker name=\"{person.Name} - Engineer, {person.Company}\""
                )
                .Append(person.GitHub is null ? "" : $" github=\"{person.GitHub}\"")
                .Append($" %}}}}\n{person.Bio}\n{{{{% /speaker %}}}}\n{{{{% /talk %}}}}\n");
        }

        return page.ToString();
    }

    sealed record Slot(int Hour, string Title, string Abstract, int Speaker);

    /// <summary>Someone, as a version names them.</summary>
    public sealed record Person(int Id, string Name, string Company, string? GitHub, string Bio);

    /// <summary>A version of the page, and whom it names.</summary>
    public sealed record Version(string Text, IReadOnlyList<Person> People);
}
