namespace NsmCon.Hugo.Tests;

public class SpeakerEditTests
{
    const string Open = "{{% talk time=\"09:00am\" title=\"T\" %}}\n";
    const string Close = "{{% /talk %}}\n";

    static string Speaker(string name) => $"{{{{% speaker name=\"{name}\" %}}}}\nBio.\n{{{{% /speaker %}}}}\n";

    [Theory]
    [InlineData("Ada", "", "", "Ada")]
    [InlineData("Ada", "Analyst", "", "Ada - Analyst")]
    [InlineData("Ada", "Analyst - Maths", "Engines", "Ada - Analyst - Maths, Engines")]
    [InlineData(" Ada  L ", "Analyst, Maths", "Engines, Inc.", "Ada L - Analyst, Maths, Engines, Inc.")]
    [InlineData("Jean-Luc", "Say \"x\"", "A/B", "Jean-Luc - Say \\\"x\\\", A/B")]
    public void A_name_is_written_such_that_it_can_be_taken_apart(string name, string jobTitle, string company, string line)
    {
        var page = A.Page(Open + Speaker("Old - Title, Company") + Close);

        var edited = page.Edit(e => e.SetName(page.Shortcodes[1], name, jobTitle, company));

        Assert.EndsWith(Open + Speaker(line) + Close, edited.ToString(), StringComparison.Ordinal);
        Assert.Equal(PersonName.SingleSpaced(name), EventPage.Read(edited).Speakers[0].Name);
        Assert.Equal((jobTitle, company), (EventPage.Read(edited).Speakers[0].JobTitle, EventPage.Read(edited).Speakers[0].Company));
    }

    [Fact]
    public void The_dash_stays_and_a_name_that_says_the_same_is_not_touched()
    {
        var page = A.Page(Open + Speaker("Ada  L – Analyst,  Engines") + Close);

        Assert.Equal(
            "Ada L – Countess, Engines",
            page.Edit(e => e.SetName(page.Shortcodes[1], "Ada L", "Countess", "Engines")).Shortcodes[1]["name"]
        );
        Assert.Same(page, page.Edit(e => e.SetName(page.Shortcodes[1], "Ada L", "Analyst", "Engines")));
    }

    [Theory]
    [InlineData("Ada - L", "", "", "The name \"Ada - L\" holds \" - \", after which a page goes on with the job title: write it without.")]
    [InlineData("Ada –", "A", "B", "The name \"Ada –\" holds \" – \", after which a page goes on with the job title: write it without.")]
    [InlineData(" ", "A", "B", "A speaker needs a name.")]
    [InlineData(
        "Ada",
        "",
        "B",
        "Ada has a company but no job title, and a page names a company only after one, as in \"Name - Title, Company\": add a job title."
    )]
    [InlineData(
        "Ada",
        "A, B",
        "",
        "The job title \"A, B\" holds a comma, after which a page goes on with the company: add the company, or write the title without a comma."
    )]
    [InlineData(
        "Ada",
        "A",
        "B, C",
        "The page would not tell the job title \"A\" and the company \"B, C\" apart: write the company without a comma."
    )]
    public void A_name_that_could_not_be_taken_apart_is_refused(string name, string jobTitle, string company, string sentence)
    {
        var page = A.Page(Open + Speaker("Old") + Close);

        var refusal = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetName(page.Shortcodes[1], name, jobTitle, company)));

        Assert.Equal(sentence, refusal.Message);
    }

    [Theory]
    [InlineData("", "## Speaker\n", "")]
    [InlineData("One.\n", "\n## Speaker\n", "")]
    [InlineData("One.\n\n", "## Speaker\n", "")]
    [InlineData("One.\n\n### Speakers\n", "", "")]
    [InlineData("One.\n\n### Speakers\n", "", "\n### Slides\n[Slides](/a.pdf)\n")]
    public void The_first_speaker_comes_with_a_heading(string before, string heading, string after)
    {
        var other = Open + "## Speaker\n" + Speaker("Bob") + Close;
        var page = A.Page(Open + before + after + Close + other);

        var edited = page.Edit(e => e.AddSpeaker(page.Talks[0], new NewSpeaker { Name = "Ada", Bio = "Bio." }));

        Assert.EndsWith(
            "+++\n" + Open + before + heading + Speaker("Ada") + after + Close + other,
            edited.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("### Speakers\nBoth of us.\n", "", "### Speakers\nBoth of us.\n")]
    [InlineData("### About\n", "", "### About\n")]
    [InlineData("", "", "")]
    [InlineData("### Speaker\n", "\n### Slides\n[Slides](/a.pdf)\n", "\n### Slides\n[Slides](/a.pdf)\n")]
    public void Without_the_last_speaker_all_else_stays(string before, string after, string left)
    {
        var page = A.Page(Open + before + Speaker("Ada") + after + Close);

        var edited = page.Edit(e => e.RemoveSpeaker(page.Shortcodes[1]));

        Assert.EndsWith("+++\n" + Open + left + Close, edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_beside_the_last_speaker_keeps_the_heading()
    {
        var page = A.Page(Open + "### Speakers\n" + Speaker("Ada").TrimEnd() + " and more\n" + Close);

        var edited = page.Edit(e => e.RemoveSpeaker(page.Shortcodes[1]));

        Assert.EndsWith("+++\n" + Open + "### Speakers\n and more\n" + Close, edited.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("One.\n\n", "One.\n")]
    public void With_the_last_speaker_goes_the_heading(string before, string left)
    {
        var page = A.Page(Open + before + "### Speaker\n" + Speaker("Ada") + Close);

        var edited = page.Edit(e => e.RemoveSpeaker(page.Shortcodes[1]));

        Assert.EndsWith("+++\n" + Open + left + Close, edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Speakers_are_added_moved_and_removed_among_others()
    {
        var page = A.Page(Open + "### Speakers\n" + Speaker("Ada") + Speaker("Bob") + Close);

        var added = page.Edit(e => e.AddSpeaker(page.Talks[0], new NewSpeaker { Name = "Eve", Bio = "Bio." }, before: page.Shortcodes[2]));
        var moved = added.Edit(e => e.MoveSpeaker(added.Shortcodes[1], before: null));
        var removed = moved.Edit(e => e.RemoveSpeaker(moved.Shortcodes[1]));

        Assert.EndsWith(
            "### Speakers\n" + Speaker("Ada") + Speaker("Eve") + Speaker("Bob") + Close,
            added.ToString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "### Speakers\n" + Speaker("Eve") + Speaker("Bob") + Speaker("Ada") + Close,
            moved.ToString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith("### Speakers\n" + Speaker("Bob") + Speaker("Ada") + Close, removed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_speaker_goes_what_runs_in_the_biography()
    {
        var page = A.Page(
            Open + Speaker("Ada") + Speaker("Bob").Replace("Bio.", "{{< figure src=\"/a.png\" >}}", StringComparison.Ordinal) + Close
        );

        var edited = page.Edit(e => e.RemoveSpeaker(page.Shortcodes[2]));

        Assert.EndsWith(Open + Speaker("Ada") + Close, edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_speaker_moves_within_a_talk_only()
    {
        var page = A.Page(Open + Speaker("Ada") + Close + Open + Speaker("Bob") + Close);

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e => e.MoveSpeaker(page.Shortcodes[1], before: page.Shortcodes[3]))
        );

        Assert.Equal("The speaker in line 6 and the one in line 11 are not side by side: remove one and add it there.", refusal.Message);
    }

    [Fact]
    public void Nobody_goes_before_a_speaker_who_is_gone()
    {
        var page = A.Page(Open + Speaker("Ada") + Speaker("Bob") + Close);

        var refusal = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e =>
            {
                e.RemoveSpeaker(page.Shortcodes[1]);
                e.AddSpeaker(page.Talks[0], new NewSpeaker { Name = "Eve" }, before: page.Shortcodes[1]);
            })
        );

        Assert.Equal("The speaker \"Ada\" was removed by an edit before.", refusal.Message);
    }
}
