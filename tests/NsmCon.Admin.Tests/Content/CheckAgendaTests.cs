using System.Text;
using NsmCon.Admin.Content;
using NsmCon.Admin.Content.Check;
using NsmCon.Hugo;

namespace NsmCon.Admin.Tests.Content;

public class CheckAgendaTests
{
    [Fact]
    public void A_speaker_in_two_talks_at_once_is_named()
    {
        var findings = Findings(Talk("9:00-10:00", "Compilers", "Grace"), Talk("9:00-10:00", "Engines", "Ada", "Grace"));

        Assert.Equal(
            [
                new Diagnostic(
                    DiagnosticSeverity.Warning,
                    "C101",
                    9,
                    1,
                    "Grace also speaks in \"Compilers\" of line 6 at this time: change the time of one, or its speakers."
                ),
            ],
            findings
        );
    }

    [Fact]
    public void A_talk_that_begins_before_another_ends_is_named()
    {
        var findings = Findings(Talk("9:00-10:00", "Compilers", "Grace"), Talk("9:30", "Engines", "Ada"));

        Assert.Equal(
            [
                new Diagnostic(
                    DiagnosticSeverity.Warning,
                    "C102",
                    9,
                    1,
                    "This talk begins at 09:30, before \"Compilers\" of line 6 ends at 10:00: correct one of the times."
                ),
            ],
            findings
        );
    }

    public static TheoryData<string, string[]> Good =>
        new()
        {
            {
                "a talk without an end ends as the next begins",
                [Talk("9:00", "A", "Grace"), Talk("9:30", "B", "Grace"), Talk("10:00", "C", "Grace")]
            },
            { "one may begin as the other ends", [Talk("9:00-10:00", "A", "Grace"), Talk("10:00-11:00", "B", "Grace")] },
            {
                "talks side by side with speakers of their own",
                [Talk("9:00-10:00", "A", "Grace"), Talk("9:00-9:30", "B", "Ada"), Talk("9:30-10:00", "C", "Joan")]
            },
            { "a talk goes on beside a break", [Talk("9:00-10:00", "A", "Grace"), Talk("9:45-10:15", "BREAK"), Talk("10:15", "B", "Ada")] },
            {
                "the same time on another day",
                ["## Day 1\n", Talk("9:00-10:00", "A", "Grace"), "## Day 2\n", Talk("9:00-10:00", "B", "Grace")]
            },
            { "times that cannot be read", [Talk("soon", "A", "Grace"), Talk("later", "B", "Grace")] },
            { "an end that is a slip of the pen", [Talk("2:00pm-1:00pm", "A", "Grace"), Talk("3:00pm", "B", "Grace")] },
            { "one speaker named twice in a talk", [Talk("9:00", "A", "Grace", "Grace"), Talk("10:00", "B", "Ada")] },
        };

    [Theory, MemberData(nameof(Good))]
    public void What_may_be_so_is_let_be(string why, string[] talks) => Assert.True(Findings(talks).Count == 0, why);

    [Fact]
    public void Side_by_side_on_one_day_says_nothing_of_another()
    {
        var findings = Findings(
            "## Day 1\n",
            Talk("9:00-10:00", "A", "Grace"),
            Talk("9:00-9:30", "B", "Ada"),
            Talk("9:15-9:30", "C", "Joan"),
            "## Day 2\n",
            Talk("9:00-10:00", "D", "Grace"),
            Talk("9:30-10:00", "E", "Ada")
        );

        Assert.Equal(["20:1 C102"], findings.Select(finding => $"{finding.Line}:{finding.Column} {finding.Code}"));
    }

    [Fact]
    public void A_page_that_names_no_day_is_compared_too() =>
        Assert.Equal(
            ["C101", "C102"],
            Findings("", Talk("9:00-10:00", "A", "Grace"), Talk("9:30-10:00", "B", "Grace")).Select(finding => finding.Code).Order()
        );

    [Fact]
    public void A_talk_clashes_with_one_that_goes_on_after_midnight()
    {
        var findings = Findings(
            "## Day 1\n",
            Talk("11:00pm-1:00am", "Party", "Grace"),
            "## Day 2\n",
            Talk("12:30am-2:00am", "Engines", "Grace")
        );

        Assert.Equal(["11:1 C101", "11:1 C102"], findings.Select(finding => $"{finding.Line}:{finding.Column} {finding.Code}").Order());
    }

    [Fact]
    public void Texts_that_are_too_long_are_not_repeated()
    {
        var (title, name) = (new string('t', 10_000), new string('n', 10_000));

        var findings = Findings(Talk("9:00-10:00", title, name), Talk("9:30", title, name));

        Assert.Equal(2, findings.Count);
        Assert.All(findings, finding => Assert.InRange(finding.Message.Length, 1, 200));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_the_page_a_speaker_is_named_if_and_only_if_in_two_places_at_once(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var talks = Enumerable
                .Range(0, random.Next(2, 8))
                .Select(_ => (Start: random.Next(0, 12), Length: random.Next(1, 5), Speakers: Some(random)))
                .ToList();

            var named = Findings([
                    .. talks.Select((talk, at) => Talk($"{Clock(talk.Start)}-{Clock(talk.Start + talk.Length)}", $"T{at}", talk.Speakers)),
                ])
                .Where(finding => finding.Code == CheckCodes.SpeakerTwice)
                .Select(finding => finding.Message.Split(' ')[0])
                .Distinct()
                .Order();

            var expected =
                from one in talks
                from other in talks
                where
                    !ReferenceEquals(one.Speakers, other.Speakers)
                    && one.Start < other.Start + other.Length
                    && other.Start < one.Start + one.Length
                from speaker in one.Speakers.Intersect(other.Speakers)
                select speaker;
            Assert.Equal(expected.Distinct().Order(), named);
        }
    }

    static string[] Some(Random random) => [.. new[] { "Ada", "Grace", "Joan", "Mary" }.Where(_ => random.Next(3) == 0)];

    static string Clock(int quarter) => $"{new TimeOnly(9, 0).AddMinutes(quarter * 15):HH:mm}";

    /// <summary>A talk of three lines.</summary>
    static string Talk(string time, string title, params string[] speakers) =>
        $"{{{{% talk time=\"{time}\" title=\"{title}\" %}}}}\n{string.Concat(speakers.Select(name => $"{{{{% speaker name=\"{name}\" %}}}}{{{{% /speaker %}}}}"))}\n{{{{% /talk %}}}}\n";

    /// <summary>The findings of a check; without a first empty part the page names its day. The first part begins on line 6.</summary>
    static List<Diagnostic> Findings(params string[] parts)
    {
        var day = parts[0].Length == 0 ? "" : "July 4, 2031";
        var text = $"+++\ntitle = \"GraceCon\"\nsubtitle = [\"{day}\"]\n+++\n# Schedule\n{string.Concat(parts)}";
        var page = new ContentFile("events/gracecon.md", "gracecon.md", Encoding.UTF8.GetBytes(text)).Understand(imageExists: null);
        CheckContent.Report([page]);
        return [.. page.Findings.Where(finding => finding.Code.StartsWith('C'))];
    }
}
