namespace NsmCon.Hugo.Tests;

public class TalkCheckTests
{
    [Theory]
    [InlineData("9:00-10:00 19:00", "6:10 H455")]
    [InlineData("9:00-10:00 14:01-15:00 19:30", "6:10 H455 7:10 H455")]
    [InlineData("9:00 15:01", "6:10 H455")]
    [InlineData("09:00am 10:00pm 11:00pm", "6:10 H455")]
    [InlineData("13:00-14:00 09:00-10:00 19:00", "6:10 H412 7:10 H455")]
    [InlineData("9:00-10:00 14:00 18:00 02:00 08:00-08:30", "8:10 H455")]
    [InlineData("06:00-07:00 11:01", "6:10 H455")]
    public void Hours_without_a_talk_are_told(string times, string expected) => Assert.Equal(expected, Told(times));

    [Theory]
    [InlineData("9:00-10:00 14:00")]
    [InlineData("9:00 15:00")]
    [InlineData("9:00-17:00 19:00")]
    [InlineData("9:00-17:00 09:30-10:00 17:00")]
    [InlineData("21:00 01:00 02:00")]
    [InlineData("00:30 09:00")]
    [InlineData("9:00-10:00 soon")]
    [InlineData("9:00-9:00 14:30")]
    [InlineData("8:00-20:00 23:00")]
    public void A_day_that_goes_on_is_not(string times) =>
        Assert.Equal(
            "",
            string.Join(' ', Told(times).Split(' ').Where((_, at) => at % 2 == 1).Where(code => code == FindingCodes.LongPause))
        );

    [Fact]
    public void The_night_between_two_days_is_no_pause()
    {
        var read = EventPage.Read(
            HugoPage.Parse(
                "+++\ntitle = \"T\"\nsubtitle = \"March 30-31, 2020\"\n+++\n## Day 1\n"
                    + Talk("9:00-10:00", "A")
                    + "## Day 2\n"
                    + Talk("18:00-19:00", "B")
            )
        );

        Assert.Empty(read.Findings);
    }

    [Fact]
    public void The_sentence_says_how_long_and_what_may_help()
    {
        var (withEnd, without) = (A.Event(Talk("9:00-10:00", "A") + Talk("19:30", "B")), A.Event(Talk("9:00", "A") + Talk("19:30", "B")));

        Assert.Equal(
            "Nothing is on the page for 9.5 hours before 19:30: correct one of the times.",
            Assert.Single(withEnd.Findings).Message
        );
        Assert.Equal(
            "Nothing is on the page for 10.5 hours before 19:30: correct one of the times, or write when \"A\" ends.",
            Assert.Single(without.Findings).Message
        );
    }

    [Fact]
    public void Of_two_talks_after_which_the_pause_would_begin_at_once_the_later_one_is_named()
    {
        var read = A.Event(Talk("8:00", "A") + Talk("9:00-10:00", "B") + Talk("19:00", "C"));

        Assert.Equal("Nothing is on the page for 9 hours before 19:00: correct one of the times.", Assert.Single(read.Findings).Message);
    }

    [Theory]
    [InlineData("a a - a", "7 1 of 4 talks has no abstract yet: \"T3\".")]
    [InlineData("- a a a - a a - a a -", "5 4 of 11 talks have no abstract yet: \"T1\", \"T5\", \"T8\" and others.")]
    [InlineData("- a a - a a -", "5 3 of 7 talks have no abstract yet: \"T1\", \"T4\", \"T7\".")]
    public void Talks_that_say_nothing_where_most_others_do_are_told_in_one_line(string abstracts, string expected)
    {
        var finding = Assert.Single(WithAbstracts(abstracts).Findings);

        Assert.Equal(expected, $"{finding.Line} {finding.Message}");
        Assert.Equal((DiagnosticSeverity.Info, FindingCodes.AbstractMissing, 1), (finding.Severity, finding.Code, finding.Column));
    }

    [Theory]
    [InlineData("a a a")]
    [InlineData("- -")]
    [InlineData("a -")]
    [InlineData("a a a a break")]
    public void An_agenda_in_the_making_and_breaks_are_not(string abstracts) => Assert.Empty(WithAbstracts(abstracts).Findings);

    static string Told(string times) =>
        string.Join(' ', A.Places(A.Event(string.Concat(times.Split(' ').Select((time, at) => Talk(time, $"T{at}")))).Findings));

    static EventPage WithAbstracts(string abstracts) =>
        A.Event(
            string.Concat(
                abstracts
                    .Split(' ')
                    .Select(
                        (text, at) =>
                            $"{{{{% talk time=\"{9 + at}:00\" title=\"T{at + 1}\" %}}}}{(text == "a" ? "Text." : "")}{(text == "break" ? "" : $"{{{{% speaker name=\"{(char)('A' + at)}\" %}}}}{{{{% /speaker %}}}}")}{{{{% /talk %}}}}\n"
                    )
            )
        );

    static string Talk(string time, string title) => $"{{{{% talk time=\"{time}\" title=\"{title}\" %}}}}{{{{% /talk %}}}}\n";
}
