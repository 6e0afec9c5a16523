namespace NsmCon.Hugo.Tests;

/// <summary>Speakers who are bold bullets, written in the style of those that stand there.</summary>
public class BulletEditTests
{
    const string Open = "{{% talk time=\"09:00am\" title=\"T\" %}}\n";
    const string Close = "{{% /talk %}}\n";
    const string Two =
        "Text.\n\n### Speakers\n* **Ada Lovelace** - Analyst, Engines\n  Hers.\n\n  More.\n* **Grace Hopper** - Admiral, Navy\n";

    // "0" stays as it is; "0=Name|Title|Company" is another line; "0~Text" another biography; "+Name|Title|Company~Text" is new.
    [Theory]
    [InlineData(
        Two,
        "* **Ada Lovelace** - Analyst, Engines\n  Hers.\n\n  More.\n* **Grace B. Hopper** - Admiral, US Navy\n",
        "0",
        "1=Grace B. Hopper|Admiral|US Navy"
    )]
    [InlineData(Two, "* **Grace Hopper** - Admiral, Navy\n* **Ada Lovelace** - Analyst, Engines\n  Hers.\n\n  More.\n", "1", "0")]
    [InlineData(Two, "* **Grace Hopper** - Admiral, Navy\n", "1")]
    [InlineData(Two, "* **Ada Lovelace** - Analyst, Engines\n  Hers.\n\n  More.\n", "0")]
    [InlineData(Two, "* **Ada Lovelace** - Analyst, Engines\n  Other.\n* **Grace Hopper** - Admiral, Navy\n", "0~Other.", "1")]
    [InlineData(
        Two,
        "* **Ada Lovelace** - Analyst, Engines\n  Hers.\n\n  More.\n* **Grace Hopper** - Admiral, Navy\n  One.\n\n  Two.\n",
        "0",
        "1~One.\n\nTwo."
    )]
    [InlineData(
        Two,
        "* **Ada Lovelace** - Analyst, Engines\n  Hers.\n\n  More.\n* **Alan Turing** - Fellow, King's\n  His.\n* **Grace Hopper** - Admiral, Navy\n",
        "0",
        "+Alan Turing|Fellow|King's~His.",
        "1"
    )]
    [InlineData(
        "### Speakers\n- **Ada:** Analyst, Engines\n",
        "- **Ada:** Analyst, Acme\n- **Bo:** CTO, Acme\n",
        "0=Ada|Analyst|Acme",
        "+Bo|CTO|Acme"
    )]
    [InlineData(
        "### Speakers\n- **Ada – Analyst, Engines**\n",
        "- **Ada – Analyst, Acme**\n- **Bo – CTO, Acme**\n",
        "0=Ada|Analyst|Acme",
        "+Bo|CTO|Acme"
    )]
    [InlineData(
        "### Speakers\n- **Ada**\n\n- **Bo**\n",
        "- **Cy**\n\n- **Ada** - Analyst, Acme\n\n- **Bo**\n",
        "+Cy||",
        "0=Ada|Analyst|Acme",
        "1"
    )]
    [InlineData("### Speakers\n  + **Ada**, Analyst, Engines\n", "  + **Ada**\n    Hers.\n", "0=Ada||~Hers.")]
    [InlineData(
        "### Speakers\n- **Ada**\n  Hers.\n- **Bo**\n    His.\n",
        "- **Ada**\n  New.\n- **Bo**\n    Newer.\n",
        "0~New.",
        "1~Newer."
    )]
    [InlineData("### Speakers\n- **Ada**\n- **Bo**\n\n- **Cy**\n", "- **Ada** - CTO\n- **Bo**\n\n- **Cy**\n", "0=Ada|CTO|", "1", "2")]
    [InlineData("### Speakers\n- **Ada**\n\n- **Bo**\n", "- **Ada**\n\n- **Bo**\n\n- **Cy**\n", "0", "1", "+Cy||")]
    public void They_change_come_and_go_in_the_style_of_the_list(string before, string after, params string[] wanted)
    {
        var page = A.Page(Open + before + Close);
        var heading = before[..(before.IndexOf("Speakers\n", StringComparison.Ordinal) + "Speakers\n".Length)];

        var edited = page.Edit(e => e.SetBullets(page.Talks[0], [.. wanted.Select(Read)]));
        var again = edited.Edit(e => e.SetBullets(edited.Talks[0], [.. wanted.Select((_, at) => new BulletSpeaker { Stands = at })]));

        Assert.EndsWith(Open + heading + after + Close, edited.ToString(), StringComparison.Ordinal);
        Assert.Equal(edited.ToString(), again.ToString());
    }

    [Theory]
    [InlineData(Two, "Text.\n")]
    [InlineData("### Speakers\nBoth of us.\n* **Ada**\n", "### Speakers\nBoth of us.\n")]
    [InlineData("### Speakers\n* **Ada**\n\n### Slides\n[Slides](/a.pdf)\n", "\n### Slides\n[Slides](/a.pdf)\n")]
    public void With_the_last_one_goes_the_heading_if_nothing_else_stands_under_it(string before, string after)
    {
        var page = A.Page(Open + before + Close);

        var edited = page.Edit(e => e.SetBullets(page.Talks[0], []));

        Assert.EndsWith(Open + after + Close, edited.ToString(), StringComparison.Ordinal);
        Assert.Empty(EventPage.Read(edited).Speakers);
    }

    [Theory]
    [InlineData(
        "### Speakers\n* **Ada**\n{{% speaker name=\"Bo\" %}}{{% /speaker %}}\n",
        "0=Ada|X|Y",
        "Not every speaker of the talk in line 5 is a bold bullet"
    )]
    [InlineData("### Speakers\n* **Ada** {{< icon >}}\n", "0=Ada|X|Y", "Line 7 of the page holds more than a speaker")]
    [InlineData("### Speakers\n* **Ada**\n* **ADA**\n", "0", "The talk in line 5 names one person twice")]
    [InlineData("### Speakers\n* **Ada**\n", "0=A*da|X|Y", "has the character *")]
    [InlineData("### Speakers\n* **Ada**\n", "0=Ada||Y", "has a company but no job title")]
    [InlineData("### Speakers\n* **Ada**\n", "0~* **Bo**", "It would say: Ada |  |  |  Bo |  |  |")]
    [InlineData("### Speakers\n* **Ada**\n", "0~### Slides\n/x", "It would say: /x")]
    [InlineData("### Speakers\n* **Ada**\n", "0~Hers:\n  indented.", "It would say: Ada |  |  | Hers: indented.")]
    [InlineData("### Speakers\n* **Ada**\n", "0=A\a|X|Y", "The speaker's line holds the control character U+0007: remove it.")]
    [InlineData("### Speakers\n* **Ada**\n", "0~{{< x >}}", "The biography has {{< in its line 1")]
    public void What_cannot_be_written_is_refused_with_a_sentence(string before, string wanted, string sentence)
    {
        var page = A.Page(Open + before + Close);

        var refused = Assert.Throws<EditRefusedException>(() => page.Edit(e => e.SetBullets(page.Talks[0], [Read(wanted)])));

        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(98, "")]
    [InlineData(99, "…")]
    public void A_refusal_shows_up_to_100_characters(int length, string cut)
    {
        var page = A.Page(Open + "### Speakers\n* **Ada**\n" + Close);
        var heading = "# " + new string('x', length);

        var refused = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e => e.SetBullets(page.Talks[0], [new() { Stands = 0, Bio = heading + "\n" }]))
        );

        Assert.EndsWith($"It would say: {heading[..100]}{cut}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_refusal_shows_is_one_line()
    {
        var page = A.Page(Open + "### Speakers\n* **Ada**\n" + Close);

        var refused = Assert.Throws<EditRefusedException>(() =>
            page.Edit(e => e.SetBullets(page.Talks[0], [new() { Stands = 0, Bio = "# One\nTwo." }]))
        );

        Assert.EndsWith("It would say: # One   Two.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Somebody_new_needs_no_more_than_a_name()
    {
        var page = A.Page(Open + "### Speakers\n* **Ada**\n" + Close);

        var edited = page.Edit(e => e.SetBullets(page.Talks[0], [new() { Stands = 0 }, new() { Name = "Bo" }]));

        Assert.EndsWith(Open + "### Speakers\n* **Ada**\n* **Bo**\n" + Close, edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_who_stands_nowhere_is_written()
    {
        var page = A.Page(Open + "### Speakers\n* **Ada**\n" + Close);

        var second = Assert.Throws<ArgumentException>(() => page.Edit(e => e.SetBullets(page.Talks[0], [new() { Stands = 1 }])));
        var nobody = Assert.Throws<ArgumentException>(() => page.Edit(e => e.SetBullets(page.Talks[0], [new() { Bio = "Text." }])));

        Assert.StartsWith(
            "A bullet stands nowhere in the talk, and has no name to be written with.",
            second.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(second.Message, nobody.Message);
    }

    [Fact]
    public void To_say_what_stands_there_twice_changes_nothing()
    {
        var page = A.Page(Open + Two + Close);

        var edited = page.Edit(e =>
        {
            e.SetBullets(page.Talks[0], [new() { Stands = 0 }, new() { Stands = 1 }]);
            e.SetBullets(page.Talks[0], [new() { Stands = 0 }, new() { Stands = 1 }]);
        });

        Assert.Same(page, edited);
    }

    static BulletSpeaker Read(string wanted)
    {
        var (line, bio) = wanted.Split('~') is [var only] ? (only, null) : (wanted.Split('~')[0], wanted.Split('~')[1]);
        var parts = line.Split('+', '=') is [_, var said] ? said.Split('|') : null;
        return new()
        {
            Stands = char.IsDigit(line[0]) ? line[0] - '0' : null,
            Name = parts?[0],
            JobTitle = parts?[1] ?? "",
            Company = parts?[2] ?? "",
            Bio = bio,
        };
    }
}
