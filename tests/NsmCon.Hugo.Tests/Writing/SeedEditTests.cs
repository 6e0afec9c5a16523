namespace NsmCon.Hugo.Tests;

/// <summary>Thirty edits of the real page, one after the other, as an organizer makes them. Each changes exactly its lines.</summary>
public class SeedEditTests
{
    const string Tornow =
        "{{% speaker name=\"Dominik Tornow - Principal Engineer, Cisco Systems\" github=\"dtornow\" linkedin=\"dtornow\" img=\"/img/events/nsmcon2019/tornow.png\" %}}";
    const string Menezes = "{{% speaker name=\"Alexandre Menezes - Service Reliability Engineer - SRE, Red Hat\" %}}";
    const string Bernier =
        "{{% speaker name=\"Daniel Bernier - Senior Technical Architect, Bell Canada\" github=\"dabernie\" twitter=\"danbernie01\" linkedin=\"dabernie\" img=\"/img/events/nsmcon2019/dbernier.jpg\" %}}";

    static readonly NewSpeaker Grace = new()
    {
        Name = "Grace Hopper",
        JobTitle = "Admiral",
        Company = "Navy",
        Parameters = A.Parameters(("github", "grace")),
        Bio = "Grace found the first bug.",
    };

    static readonly (string Name, Action<PageEdit, HugoPage> Edit, string[] Diff)[] Steps =
    [
        (
            "title",
            (e, p) => e.SetTitle(Talk(p, "The NSM Operator"), "The \"NSM\" Operator"),
            [
                "-{{% talk time=\"11:30am\" title=\"The NSM Operator\" %}}",
                "+{{% talk time=\"11:30am\" title=\"The \\\"NSM\\\" Operator\" %}}",
            ]
        ),
        (
            "title back",
            (e, p) => e.SetTitle(p.Talks[6], "The NSM Operator"),
            [
                "-{{% talk time=\"11:30am\" title=\"The \\\"NSM\\\" Operator\" %}}",
                "+{{% talk time=\"11:30am\" title=\"The NSM Operator\" %}}",
            ]
        ),
        (
            "time",
            (e, p) => e.SetTime(p.Talks[0], new TimeOnly(8, 45)),
            ["-{{% talk time=\"09:00am\" title=\"Keynotes\" %}}", "+{{% talk time=\"08:45am\" title=\"Keynotes\" %}}"]
        ),
        (
            "time after noon",
            (e, p) => e.SetTime(Talk(p, "LUNCH"), new TimeOnly(12, 15)),
            ["-{{% talk time=\"12:00pm\" title=\"LUNCH\" %}}", "+{{% talk time=\"12:15pm\" title=\"LUNCH\" %}}"]
        ),
        ("same double-spaced title", (e, p) => e.SetTitle(p.Talks[8], "NSM Interdomain: Functional Walkthrough, Use-cases, and Demo"), []),
        (
            "handle",
            (e, p) => e.SetParameter(Speaker(p, "Alexandre"), "github", "amenezes"),
            ["-" + Menezes, "+" + Menezes.Replace(" %}}", " github=\"amenezes\" %}}", StringComparison.Ordinal)]
        ),
        (
            "handle changes",
            (e, p) => e.SetParameter(Speaker(p, "Alexandre"), "github", "alex"),
            [
                "-" + Menezes.Replace(" %}}", " github=\"amenezes\" %}}", StringComparison.Ordinal),
                "+" + Menezes.Replace(" %}}", " github=\"alex\" %}}", StringComparison.Ordinal),
            ]
        ),
        (
            "handle goes",
            (e, p) => e.RemoveParameter(Speaker(p, "Alexandre"), "github"),
            ["-" + Menezes.Replace(" %}}", " github=\"alex\" %}}", StringComparison.Ordinal), "+" + Menezes]
        ),
        (
            "job title",
            (e, p) => e.SetName(Speaker(p, "Alexandre"), "Alexandre Menezes", "Engineer - SRE", "Red Hat"),
            ["-" + Menezes, "+{{% speaker name=\"Alexandre Menezes - Engineer - SRE, Red Hat\" %}}"]
        ),
        (
            "bio",
            (e, p) => e.SetBio(Speaker(p, "Alexandre"), "A cloud native developer and SRE.\nHe plays the piano."),
            ["+He plays the piano."]
        ),
        (
            "a line of a bio",
            (e, p) =>
                e.SetBio(
                    Speaker(p, "Dominik"),
                    "Dominik works at Cisco.\nconceptual and formal modeling, to support the design and documentation of complex software systems."
                ),
            [
                "-Dominik is a Principal Engineer in the Office of the CTO at Cisco. He focuses on systems modeling, specifically ",
                "+Dominik works at Cisco.",
            ]
        ),
        ("no bio", (e, p) => e.SetBio(Speaker(p, "Ilya"), ""), ["-Ilya Lobkov develops NSM at Xored. "]),
        (
            "first abstract",
            (e, p) => e.SetAbstract(p.Talks[0], "Welcome.\n\nWrite { {< talk >}} for a talk."),
            ["+Welcome.", "+", "+Write { {< talk >}} for a talk."]
        ),
        (
            "a line of an abstract",
            (e, p) =>
                e.SetAbstract(
                    Talk(p, "The NSM Operator"),
                    EventPage.Read(p).Talks[6].Abstract.Replace("nsm-operator", "operator", StringComparison.Ordinal)
                ),
            [
                "-and operator lifecycle manager using the nsm-operator as an example.",
                "+and operator lifecycle manager using the operator as an example.",
            ]
        ),
        (
            "slides",
            (e, p) => e.SetSlides(Talk(p, "The NSM Operator"), new PageLink("", "/pdf/operator.pdf")),
            ["+", "+### Slides", "+[Slides](/pdf/operator.pdf)"]
        ),
        (
            "video",
            (e, p) => e.SetVideos(Talk(p, "The NSM Operator"), new PageLink("", "https://youtu.be/x1")),
            ["+", "+### Video", "+[Video](https://youtu.be/x1)"]
        ),
        (
            "other slides",
            (e, p) => e.SetSlides(Talk(p, "The NSM Operator"), new PageLink("", "/pdf/operator2.pdf")),
            ["-[Slides](/pdf/operator.pdf)", "+[Slides](/pdf/operator2.pdf)"]
        ),
        ("no video", (e, p) => e.SetVideos(Talk(p, "The NSM Operator")), ["-", "-### Video", "-[Video](https://youtu.be/x1)"]),
        (
            "a speaker for the keynotes",
            (e, p) => e.AddSpeaker(p.Talks[0], Grace),
            [
                "+",
                "+### Speaker",
                "+{{% speaker name=\"Grace Hopper - Admiral, Navy\" github=\"grace\" %}}",
                "+Grace found the first bug.",
                "+{{% /speaker %}}",
            ]
        ),
        (
            "none again",
            (e, p) => e.RemoveSpeaker(Speaker(p, "Grace")),
            [
                "-",
                "-### Speaker",
                "-{{% speaker name=\"Grace Hopper - Admiral, Navy\" github=\"grace\" %}}",
                "-Grace found the first bug.",
                "-{{% /speaker %}}",
            ]
        ),
        (
            "a speaker before another",
            (e, p) => e.AddSpeaker(p.Talks[14], Grace, before: Speaker(p, "Daniel Bernier")),
            ["+{{% speaker name=\"Grace Hopper - Admiral, Navy\" github=\"grace\" %}}", "+Grace found the first bug.", "+{{% /speaker %}}"]
        ),
        (
            "a speaker moves",
            (e, p) => e.MoveSpeaker(Speaker(p, "Grace"), before: null),
            [
                "-{{% speaker name=\"Grace Hopper - Admiral, Navy\" github=\"grace\" %}}",
                "-Grace found the first bug.",
                "-{{% /speaker %}}",
                "+{{% speaker name=\"Grace Hopper - Admiral, Navy\" github=\"grace\" %}}",
                "+Grace found the first bug.",
                "+{{% /speaker %}}",
            ]
        ),
        (
            "a new talk",
            (e, p) =>
                e.AddTalk(
                    new NewTalk
                    {
                        Title = "Lightning",
                        StartsAt = new TimeOnly(15, 15),
                        Abstract = "Short ones.",
                        Speakers = [Grace with { Bio = "" }],
                    },
                    before: Talk(p, "Cloud-native SR-IOV with Network Service Mesh")
                ),
            [
                "+{{% talk time=\"03:15pm\" title=\"Lightning\" %}}",
                "+Short ones.",
                "+",
                "+### Speaker",
                "+{{% speaker name=\"Grace Hopper - Admiral, Navy\" github=\"grace\" %}}",
                "+{{% /speaker %}}",
                "+{{% /talk %}}",
            ]
        ),
        (
            "the last talk",
            (e, p) => e.AddTalk(new NewTalk { Title = "Farewell", StartsAt = new TimeOnly(17, 0) }),
            ["+{{% talk time=\"05:00pm\" title=\"Farewell\" %}}", "+{{% /talk %}}"]
        ),
        (
            "a talk moves up",
            (e, p) => e.MoveTalk(Talk(p, "Farewell"), before: Talk(p, "Lightning")),
            [
                "+{{% talk time=\"05:00pm\" title=\"Farewell\" %}}",
                "+{{% /talk %}}",
                "-{{% talk time=\"05:00pm\" title=\"Farewell\" %}}",
                "-{{% /talk %}}",
            ]
        ),
        (
            "a talk goes",
            (e, p) => e.RemoveTalk(Talk(p, "Farewell")),
            ["-{{% talk time=\"05:00pm\" title=\"Farewell\" %}}", "-{{% /talk %}}"]
        ),
        ("a break goes", (e, p) => e.RemoveTalk(p.Talks[3]), ["-{{% talk time=\"10:15am\" title=\"BREAK\" %}}", "-{{% /talk %}}"]),
        ("the date", (e, p) => e.SetField("date", "2020-03-30"), ["-date = \"2019-11-18\"", "+date = \"2020-03-30\""]),
        ("the place", (e, p) => e.SetField("place", "Amsterdam"), ["+place = \"Amsterdam\""]),
        (
            "the button",
            (e, p) => e.SetValue(p.FrontMatter!.Fields.Find("buttons")!.Items![0].Table!.Find("href")!, "/register"),
            ["-  href=\"https://events.linuxfoundation.org/kubecon-cloudnativecon-europe/register/\"", "+  href=\"/register\""]
        ),
        (
            "an image",
            (e, p) => e.SetParameter(p.Shortcodes.Single(s => s.Name == "img-text"), "img", "/img/2020.png"),
            ["-{{< img-text img=\"/img/events/NSMCon1.png\">}}", "+{{< img-text img=\"/img/2020.png\">}}"]
        ),
        (
            "no image for a speaker",
            (e, p) => e.RemoveParameter(Speaker(p, "Dominik"), "img"),
            ["-" + Tornow, "+" + Tornow.Replace(" img=\"/img/events/nsmcon2019/tornow.png\"", "", StringComparison.Ordinal)]
        ),
        (
            "two speakers less",
            (e, p) => e.RemoveSpeaker(Speaker(p, "Daniel Bernier")),
            ["-" + Bernier, .. Seed.Text.Split('\n').SkipWhile(l => l != Bernier).Skip(1).Take(7).Select(l => "-" + l)]
        ),
    ];

    [Fact]
    public void There_are_at_least_30_edits() => Assert.InRange(Steps.Length, 30, 40);

    [Fact]
    public void Each_edit_changes_exactly_its_lines()
    {
        var page = HugoPage.Parse(Seed.Text);

        foreach (var (name, edit, diff) in Steps)
        {
            var edited = Next(page, edit);
            Assert.Equal([name, .. diff.Order()], [name, .. LineDiff.Between(page.ToString(), edited.ToString()).Order()]);
            page = edited;
        }
    }

    [HugoFact]
    public void Hugo_builds_the_page_after_each_edit()
    {
        using var site = new HugoSite();
        var page = HugoPage.Parse(Seed.Text);

        foreach (var (_, edit, _) in Steps)
            site.Add(page = Next(page, edit));

        site.AssertReadAlike();
    }

    static HugoPage Next(HugoPage page, Action<PageEdit, HugoPage> edit) => page.Edit(e => edit(e, page));

    static ShortcodeNode Talk(HugoPage page, string title) => page.Talks.First(t => t["title"] == title);

    static ShortcodeNode Speaker(HugoPage page, string name) =>
        page.Shortcodes.First(s => s.Name == "speaker" && s["name"].StartsWith(name, StringComparison.Ordinal));
}
