namespace NsmCon.Hugo.Tests;

/// <summary>What two mentions of one person say together, and what is told of the second, which stands on line 8.</summary>
public class MentionTests
{
    const string Whole = "name=\"Ada - Analyst, Engines\" github=\"ag\" twitter=\"at\" linkedin=\"al\" img=\"/a.png\"|Bio.",
        Bare = "name=\"Ada\"";

    [Theory]
    [InlineData(Whole, Bare)]
    [InlineData(Bare, Whole)]
    public void What_one_mention_leaves_out_the_other_says(string first, string later)
    {
        var read = Read(first, later);

        Assert.Equal("Ada, Analyst, Engines, ag, at, al, /a.png, Bio.", Said(read));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData(
        "name=\"Ada - Analyst, Red\"",
        "name=\"Ada - Chair, Blue\"",
        "Ada, Analyst, Red, , , , , ",
        "H421 Ada was described above with another title, company; the first counts: make them the same."
    )]
    [InlineData(
        "name=\"Ada\" img=\"/a.png\"|One.",
        "name=\"Ada\" img=\"/b.png\"|Two.",
        "Ada, , , , , , /a.png, One.",
        "H421 Ada was described above with another image, bio; the first counts: make them the same."
    )]
    [InlineData(
        "name=\"Ada Lovelace\" github=\"ada\"",
        "name=\"A. Lovelace\" github=\"ada\"",
        "Ada Lovelace, , , ada, , , , ",
        "H421 Ada Lovelace was described above with another name; the first counts: make them the same."
    )]
    [InlineData(
        "name=\"Ada\" github=\"ag\" twitter=\"at\" linkedin=\"al\"",
        "name=\"Ada\" github=\"AG\" twitter=\"bt\" linkedin=\"bl\"",
        "Ada, , , ag, at, al, , ",
        "H422 Ada has another handle at linkedin above; the first counts: make them the same, or, if they are two people, give one of them a mark, such as id=\"ada-2\"."
    )]
    public void Where_they_differ_the_first_counts(string first, string later, string expected, string told)
    {
        var read = Read(first, later);

        Assert.Equal(expected, Said(read));
        Assert.Equal($"8 {told}", string.Join(' ', read.Findings.Select(finding => $"{finding.Line} {finding.Code} {finding.Message}")));
    }

    [Fact]
    public void Handles_at_two_sites_are_no_difference()
    {
        var read = Read("name=\"Ada\" github=\"a\"", "name=\"Ada\" twitter=\"b\"");

        Assert.Equal("Ada, , , a, b, , , ", Said(read));
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("github=\"https://github.com/Ada\" linkedin=\"al\" twitter=\"at\"", "github:ada")]
    [InlineData("linkedin=\"in/Ada\" twitter=\"at\"", "linkedin:ada")]
    [InlineData("twitter=\"@Ada\"", "twitter:ada")]
    public void The_first_handle_tells_people_apart(string handles, string key) =>
        Assert.Equal(key, Assert.Single(A.Event($"{{{{% speaker name=\"Ada\" {handles} %}}}}{{{{% /speaker %}}}}").Speakers).Key);

    static string Said(EventPage read)
    {
        var one = Assert.Single(read.Speakers);
        return string.Join(", ", one.Name, one.JobTitle, one.Company, one.GitHub, one.Twitter, one.LinkedIn, one.ImagePath, one.Bio);
    }

    static EventPage Read(params string[] mentions) =>
        A.Event(
            string.Concat(
                mentions
                    .Select(mention => mention.Split('|'))
                    .Select(mention => $"{{{{% speaker {mention[0]} %}}}}\n{mention.ElementAtOrDefault(1)}\n{{{{% /speaker %}}}}\n")
            )
        );
}
