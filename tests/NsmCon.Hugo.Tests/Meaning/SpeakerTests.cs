namespace NsmCon.Hugo.Tests;

public class SpeakerTests
{
    [Theory]
    [InlineData("Ada Lovelace - Analyst, Engines", "Ada Lovelace|Analyst|Engines")]
    [InlineData(
        "Alexandre Menezes - Service Reliability Engineer - SRE, Red Hat",
        "Alexandre Menezes|Service Reliability Engineer - SRE|Red Hat"
    )]
    [InlineData("  Ada  Lovelace  -  Analyst,  Engines ", "Ada Lovelace|Analyst|Engines")]
    [InlineData("Ada Lovelace – Analyst, Maths, Engines", "Ada Lovelace|Analyst, Maths|Engines")]
    [InlineData("Ada Lovelace - Analyst, Engines, Inc.", "Ada Lovelace|Analyst|Engines, Inc.")]
    [InlineData("Ada Lovelace - Analyst", "Ada Lovelace|Analyst|")]
    [InlineData("Jean-Luc Picard", "Jean-Luc Picard||")]
    public void A_name_is_taken_apart(string line, string expected)
    {
        var speaker = A.Event($"{{{{% speaker name=\"{line}\" %}}}}{{{{% /speaker %}}}}").Speakers.Single();

        Assert.Equal(expected, $"{speaker.Name}|{speaker.JobTitle}|{speaker.Company}");
    }

    [Theory]
    [InlineData("name=\"Ada Lovelace\" github=\"ada\"", "name=\"A. Lovelace\" github=\"Ada\"")]
    [InlineData("name=\"Ada Lovelace\" github=\"ada\"", "name=\"Augusta\" github=\"https://github.com/ada/\"")]
    [InlineData("name=\"Ada Lovelace\" linkedin=\"ада-l\"", "name=\"Ada L\" linkedin=\"https://www.linkedin.com/in/ада-l/?x=1\"")]
    [InlineData("name=\"Bo\" linkedin=\"in/bo\"", "name=\"B. Olsen\" linkedin=\"bo\"")]
    [InlineData("name=\"Æsa Þórsdóttir\"", "name=\"Aesa Thorsdottir\"")]
    [InlineData("name=\"Jürgen Straßenmaier\"", "name=\"Jurgen STRASSENMAIER\"")]
    [InlineData("name=\"Síle O’Brien\"", "name=\"Sile O'Brien\"")]
    [InlineData("name=\"Jean-Luc Picard\"", "name=\"Jean Luc Picard\"")]
    [InlineData("name=\"Ａｄａ\"", "name=\"Ada\"")]
    [InlineData("name=\"Ada Lovelace\" twitter=\"@ada\"", "name=\"Ada L\" twitter=\"ada\"")]
    [InlineData("name=\"Adá LOVELACE\"", "name=\"ada  lovelace\" github=\"ada\"")]
    [InlineData("name=\"Ada Lovelace\" github=\"\"", "name=\"Ada Lovelace\" github=\"ada\"")]
    public void One_person_is_known_by_handle_or_name(string first, string later) =>
        Assert.Single(A.Event($"{{{{%speaker {first} %}}}}{{{{% /speaker %}}}}{{{{%speaker {later} %}}}}{{{{% /speaker %}}}}").Speakers);

    [Theory]
    [InlineData("name=\"Ada - Analyst, Red\" github=\"ada\"", "name=\"Ada - Analyst, Blue\" github=\"ada2\"", "github:ada github:ada2")]
    [InlineData("name=\"Ada - Analyst, Red\" img=\"/a.png\"", "name=\"Ada - Analyst, Blue\" img=\"/b.png\"", "name:ada name:ada, blue")]
    [InlineData("name=\"Ada - Analyst, Red\"", "name=\"Ada - Analyst, Red\" id=\"ada-2\"", "name:ada id:ada 2")]
    [InlineData("name=\"Ada\" id=\"one\"", "name=\"Ada\" id=\"two\" github=\"ada\"", "id:one id:two")]
    [InlineData("name=\"Ada\" id=\"one\"", "name=\"A. Lovelace\" id=\"ONE\"", "id:one")]
    [InlineData("name=\"Ada\" github=\"ada\"", "name=\"A. Lovelace\" github=\"ada\" id=\"one\"", "id:one")]
    [InlineData("name=\"Ada - X, Red\" github=\"ada\"", "name=\"Ada - X, Red Hat\" github=\"ada2\"", "github:ada")]
    [InlineData("name=\"Ada - X, Red\"", "name=\"Ada - Y, Blue\"", "name:ada")]
    public void Two_people_of_one_name_stay_two_when_a_mark_or_several_things_say_so(string first, string later, string keys)
    {
        var read = A.Event(
            $"{{{{% talk time=\"9:00\" title=\"T\" %}}}}{{{{% speaker {first} %}}}}\n{(first.Contains("img", StringComparison.Ordinal) ? "One." : "")}\n{{{{% /speaker %}}}}{{{{% /talk %}}}}\n{{{{% talk time=\"10:00\" title=\"U\" %}}}}{{{{% speaker {later} %}}}}\n{(first.Contains("img", StringComparison.Ordinal) ? "Other." : "")}\n{{{{% /speaker %}}}}{{{{% /talk %}}}}"
        );

        Assert.Equal(
            keys.Replace(", ", ",_", StringComparison.Ordinal).Replace("ada 2", "ada_2", StringComparison.Ordinal).Split(' '),
            read.Speakers.Select(speaker => speaker.Key.Replace(' ', '_'))
        );
        Assert.Equal(read.Speakers.Count, read.Talks.SelectMany(talk => talk.SpeakerKeys).Distinct().Count());
    }

    // A copied block; a person who took another name, with the same text or photo; a name of one word, and one that is shortened.
    [Theory]
    [InlineData("Bernadette Able", "", "Bio coming soon.", "Cornelius Baker", "", "Bio coming soon.", 2)]
    [InlineData("Bernadette Able", "", "One.", "Cornelius Baker", "", "Other.", 2)]
    [InlineData(
        "Bernadette Able",
        "",
        "She wrote the first program, and saw further.",
        "Cornelius Baker",
        "",
        "She wrote the first program, and saw further.",
        1
    )]
    [InlineData("Bernadette Able", " img=\"/a.png\"", "One.", "Cornelius Baker", " img=\"/a.png\"", "Other.", 1)]
    [InlineData("Bernadette Able", "", "One.", "Bernie Able", "", "Other.", 1)]
    [InlineData("Edward Able", "", "One.", "Ed Baker", "", "Other.", 1)]
    [InlineData("Bernadette Able", "", "One.", "Cornelius", "", "Other.", 1)]
    [InlineData("Bernadette Able", " id=\"b\"", "One.", "Cornelius Baker", " id=\"b\"", "Other.", 1)]
    public void One_handle_under_two_names_is_two_people_unless_more_agrees(
        string name,
        string with,
        string text,
        string otherName,
        string otherWith,
        string otherText,
        int people
    )
    {
        var read = A.Event(
            $"{{{{% talk time=\"9:00\" title=\"T\" %}}}}\n{{{{% speaker name=\"{name}\" github=\"hub\"{with} %}}}}\n{text}\n{{{{% /speaker %}}}}\n{{{{% /talk %}}}}\n{{{{% talk time=\"10:00\" title=\"U\" %}}}}\n{{{{% speaker name=\"{otherName}\" github=\"hub\"{otherWith} %}}}}\n{otherText}\n{{{{% /speaker %}}}}\n{{{{% /talk %}}}}"
        );

        Assert.Equal(people, read.Speakers.Count);
        Assert.Equal(people, read.Talks.SelectMany(talk => talk.SpeakerKeys).Distinct().Count());
        Assert.Equal(people - 1, read.Findings.Count(finding => finding.Code == FindingCodes.HandleOfAnother));
    }

    [Fact]
    public void Empty_handles_make_nobody_the_same()
    {
        var read = A.Event(
            "{{%speaker name=\"Ada\" github=\"\" %}}{{% /speaker %}}{{%speaker name=\"Grace\" github=\"\" %}}{{% /speaker %}}"
        );

        Assert.Equal(["name:ada", "name:grace"], read.Speakers.Select(s => s.Key));
        Assert.All(read.Speakers, s => Assert.Null(s.GitHub));
    }

    [Fact]
    public void What_the_first_mention_lacks_comes_from_a_later_one()
    {
        var read = A.Event(
            "{{% speaker name=\"Ada\" %}}{{% /speaker %}}{{% speaker name=\"Ada - Analyst, Engines\" github=\"ada\" img=\"https://a.example/b.png?x=1\" %}}\n* Bio <b>bold</b>\n{{% /speaker %}}"
        );

        var ada = read.Speakers.Single();
        Assert.Equal(
            ("github:ada", "Analyst", "Engines", "https://a.example/b.png?x=1", "* Bio <b>bold</b>"),
            (ada.Key, ada.JobTitle, ada.Company, ada.ImagePath, ada.Bio)
        );
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void Speakers_may_be_bold_bullets()
    {
        var read = A.Event(
            "{{% talk time=\"9:00\" title=\"T\" %}}\nText.\n### Speakers\n* **Ada Lovelace** - Analyst, Engines\n  Born in London.\n* **Grace Hopper**, Admiral, Navy\n{{% /talk %}}"
        );

        Assert.Equal(
            ["Ada Lovelace|Analyst|Engines|Born in London.", "Grace Hopper|Admiral|Navy|"],
            read.Speakers.Select(s => $"{s.Name}|{s.JobTitle}|{s.Company}|{s.Bio}")
        );
        Assert.Equal(["name:ada lovelace", "name:grace hopper"], read.Talks[0].SpeakerKeys);
        Assert.Equal("Text.", read.Talks[0].Abstract);
    }

    [Fact]
    public void What_is_no_character_in_a_name_does_no_harm() =>
        Assert.Equal(
            ["name:ada \ufffd"],
            A.Event("{{% talk time=\"9:00\" title=\"T\" %}}\n{{% speaker name=\"Ada \ufffe\" %}}{{% /speaker %}}\n{{% /talk %}}")
                .Talks[0]
                .SpeakerKeys
        );

    [Fact]
    public void Speakers_may_be_parameters_of_the_talk()
    {
        var read = A.Event(
            "{{% talk time=\"9:00\" title=\"T\" speaker1Name=\"Ada\" speaker1Company=\"Engines\" speaker2Name=\"Grace - Admiral, Navy\" speaker2Github=\"grace\" %}}{{% /talk %}}"
        );

        Assert.Equal(["Ada||Engines", "Grace|Admiral|Navy"], read.Speakers.Select(s => $"{s.Name}|{s.JobTitle}|{s.Company}"));
        Assert.Equal(["name:ada", "github:grace"], read.Talks[0].SpeakerKeys);
        Assert.Empty(read.Findings);
    }

    [Fact]
    public void Every_field_of_a_speaker_may_be_a_parameter_of_the_talk()
    {
        var read = A.Event(
            "{{% talk time=\"9:00\" title=\"T\" SPEAKER1NAME=\"Ada - X, Y\" speaker1Title=\"Analyst\" speaker1Company=\"Engines\" speaker1Img=\"/a.png\" "
                + "speaker1Github=\"@ada\" speaker1Twitter=\"@at\" speaker1Linkedin=\"in/al\" speaker1Bio=\"Bio.\" speaker2Image=\"/b.png\" speaker2Name=\"Bo\" speakerName=\"Cy\" %}}{{% /talk %}}"
        );

        Assert.Equal(
            ["Ada|Analyst|Engines|/a.png|ada|at|al|Bio.|5:32", "Bo|||/b.png|||||5:217", "Cy||||||||5:258"],
            read.Speakers.Select(Whole)
        );
        Assert.Null(read.Speakers[2].ImagePath);
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData(
        "Born in\n{{< figure src=\"/a.png\" >}}\n{{% unknown %}} London.",
        "Born in\n{{< figure src=\"/a.png\" >}}\n{{% unknown %}} London."
    )]
    [InlineData("Born in\n{{% speaker name=\"Bo\" %}}\nOther.\n{{% /speaker %}}\nLondon.", "Born in\nLondon.")]
    public void A_biography_has_all_that_stands_in_it_but_other_speakers(string inner, string bio) =>
        Assert.Equal(bio, A.Event($"{{{{% speaker name=\"Ada\" %}}}}\n{inner}\n{{{{% /speaker %}}}}").Speakers[0].Bio);

    [Fact]
    public void Without_name_and_handle_a_speaker_is_nobody()
    {
        const string Nobody = "{{% speaker name=\" \" img=\"/a.png\" %}}Bio.{{% /speaker %}}";

        var read = A.Event(
            $"{{{{% talk time=\"9:00\" title=\"T\" %}}}}{Nobody}{{{{% /talk %}}}}\n{Nobody}\n{{{{% speaker github=\"ada\" %}}}}{{{{% /speaker %}}}}\n"
        );

        Assert.Empty(read.Talks[0].SpeakerKeys);
        Assert.Equal(["github:ada"], read.Speakers.Select(speaker => speaker.Key));
    }

    static string Whole(PageSpeaker one) =>
        string.Join(
            '|',
            one.Name,
            one.JobTitle,
            one.Company,
            one.ImagePath,
            one.GitHub,
            one.Twitter,
            one.LinkedIn,
            one.Bio,
            $"{one.Line}:{one.Column}"
        );
}
