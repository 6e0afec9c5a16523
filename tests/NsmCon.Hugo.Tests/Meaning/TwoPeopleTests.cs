namespace NsmCon.Hugo.Tests;

/// <summary>Each mention is the parameters of a speaker, and behind a bar the text; the keys say who it is.</summary>
public class TwoPeopleTests
{
    [Theory]
    [InlineData("id:one id:one", "name=\"Ada Lovelace\" id=\"one\" github=\"ada\"", "name=\"A. Lovelace\" github=\"ada\"")]
    [InlineData("id:one id:two", "name=\"Ada\" id=\"one\" github=\"ada\"", "name=\"Ada\" id=\"two\" github=\"ada\"")]
    [InlineData("id:one id:one", "name=\"Ada\" id=\"one\"", "name=\"Ada\"")]
    [InlineData("name:ada id:two name:ada", "name=\"Ada\"", "name=\"Ada\" id=\"two\"", "name=\"Ada\"")]
    [InlineData(
        "id:one name:ada name:ada",
        "name=\"Ada - X, Red\" id=\"one\" img=\"/a.png\"|One.",
        "name=\"Ada - X, Blue\" img=\"/b.png\"|Other.",
        "name=\"Ada\""
    )]
    public void A_mark_says_for_certain_who_it_is(string keys, params string[] mentions) => Assert.Equal(keys, Keys(mentions));

    [Theory]
    [InlineData("github:a github:b", "name=\"Ada\" github=\"a\"|One.", "name=\"Ada\" github=\"b\"|Other.")]
    [InlineData("github:a github:b", "name=\"Ada\" github=\"a\" img=\"/a.png\"", "name=\"Ada\" github=\"b\" img=\"/b.png\"")]
    [InlineData("github:a github:b", "name=\"Ada - X, Red\" github=\"a\"", "name=\"Ada - X, Blue\" github=\"b\"")]
    public void Another_handle_and_another_text_photo_or_company_make_two_people_of_one_name(string keys, string one, string other) =>
        Assert.Equal(keys, Keys(one, other));

    [Theory]
    [InlineData("name=\"Ada\" github=\"a\"|One.", "name=\"Ada\" github=\"b\"")]
    [InlineData("name=\"Ada\" github=\"a\"", "name=\"Ada\" github=\"b\"|One.")]
    [InlineData("name=\"Ada\" github=\"a\"|One.", "name=\"Ada\" github=\"b\"|One.")]
    [InlineData("name=\"Ada\" github=\"a\" img=\"/a.png\"", "name=\"Ada\" github=\"b\"")]
    [InlineData("name=\"Ada\" github=\"a\"", "name=\"Ada\" github=\"b\" img=\"/a.png\"")]
    [InlineData("name=\"Ada\" github=\"a\" img=\"/a.png\"", "name=\"Ada\" github=\"b\" img=\"/a.png\"")]
    [InlineData("name=\"Ada - X, Red\" github=\"a\"", "name=\"Ada - X\" github=\"b\"")]
    [InlineData("name=\"Ada - X\" github=\"a\"", "name=\"Ada - X, Red\" github=\"b\"")]
    [InlineData("name=\"Ada - X, Red Hat\" github=\"a\"", "name=\"Ada - X, Red\" github=\"b\"")]
    public void What_only_one_mention_says_or_both_say_alike_makes_no_second_person(string one, string other) =>
        Assert.Equal("github:a github:a", Keys(one, other));

    [Theory]
    [InlineData("github:hub name:bob baker", "name=\"B Able\" github=\"hub\"", "name=\"Bob Baker\" github=\"hub\"")]
    [InlineData("github:hub name:b able", "name=\"Bob Baker\" github=\"hub\"", "name=\"B Able\" github=\"hub\"")]
    [InlineData(
        "github:hub github:hub",
        "name=\"Ann Able\" github=\"hub\"|She wrote the first program of all time.",
        "name=\"Bob Baker\" github=\"hub\"|She wrote the first program of all time."
    )]
    [InlineData(
        "github:hub name:bob baker",
        "name=\"Ann Able\" github=\"hub\"|She wrote the first program of all time",
        "name=\"Bob Baker\" github=\"hub\"|She wrote the first program of all time"
    )]
    public void A_handle_that_was_copied_is_known_by_the_names_unless_the_text_is_long_and_the_same(
        string keys,
        string one,
        string other
    ) => Assert.Equal(keys, Keys(one, other));

    [Fact]
    public void The_sentence_names_the_handle_that_both_have()
    {
        var read = Read("name=\"Cy Cole\"", "name=\"Ada Lovelace\" twitter=\"hub\"", "name=\"Bo Baker\" github=\"bo\" twitter=\"hub\"");

        Assert.Equal(
            "Bo Baker has the handle hub of Ada Lovelace, and is taken for another person: correct the handle, or give both the same mark, such as id=\"ada-lovelace\", if they are one.",
            Assert.Single(read.Findings).Message
        );
    }

    [Fact]
    public void Each_of_three_people_of_one_name_and_company_has_a_key_of_their_own()
    {
        string[] mentions =
        [
            "name=\"Ann Able\" github=\"a\"",
            "name=\"Bob Baker\" github=\"b\"",
            "name=\"Cy Cole\" github=\"c\"",
            "name=\"Dora Day - X, Red\" github=\"a\"|One.",
            "name=\"Dora Day - X, Red\" github=\"b\"|Two.",
            "name=\"Dora Day - X, Red\" github=\"c\"|Three.",
        ];

        Assert.Equal(
            "github:a github:b github:c name:dora_day name:dora_day,_red name:dora_day_2",
            string.Join(' ', Read(mentions).Speakers.Select(speaker => speaker.Key.Replace(' ', '_')))
        );
    }

    static string Keys(params string[] mentions) => string.Join(' ', Read(mentions).Talks.Select(talk => Assert.Single(talk.SpeakerKeys)));

    static EventPage Read(params string[] mentions) =>
        A.Event(string.Concat(mentions.Select((mention, at) => Talk(9 + at, mention.Split('|')))));

    static string Talk(int hour, string[] mention) =>
        $"{{{{% talk time=\"{hour:00}:00\" title=\"T{hour}\" %}}}}\n{{{{% speaker {mention[0]} %}}}}\n{mention.ElementAtOrDefault(1)}\n{{{{% /speaker %}}}}\n{{{{% /talk %}}}}\n";
}
