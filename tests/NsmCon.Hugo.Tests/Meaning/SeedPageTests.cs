namespace NsmCon.Hugo.Tests;

public class SeedPageTests
{
    readonly EventPage seed = Seed.Read();

    [Fact]
    public void The_event_has_title_subtitles_day_and_place()
    {
        Assert.Equal("NSMCon EU 2020", seed.Title);
        Assert.Equal("March 30,2020 | Amsterdam, The Netherlands", seed.Subtitles[0]);
        Assert.StartsWith("Colocated with [Kubecon", seed.Subtitles[1], StringComparison.Ordinal);
        Assert.Equal(2, seed.Subtitles.Count);
        Assert.Equal(new DateOnly(2020, 3, 30), seed.StartsOn);
        Assert.Equal(new DateOnly(2020, 3, 30), seed.EndsOn);
        Assert.Equal("Amsterdam, The Netherlands", seed.Place);
        Assert.Equal("", seed.Introduction);
    }

    [Fact]
    public void There_are_15_talks_16_speakers_and_2_buttons()
    {
        Assert.Equal(15, seed.Talks.Count);
        Assert.Equal(16, seed.Speakers.Count);
        Assert.Equal(
            [
                new PageButton("Register", "https://events.linuxfoundation.org/kubecon-cloudnativecon-europe/register/"),
                new PageButton("Become a Sponsor", "/pdf/NSMConEU2020Prospectus.pdf"),
            ],
            seed.Buttons
        );
    }

    [Fact]
    public void Joyce_and_Swanson_speak_twice_and_are_one_person_each()
    {
        var dns = seed.Talks.Single(t => t.Title == "Using DNS to smooth your NSM adoption");
        var interdomain = seed.Talks.Single(t => t.Title.StartsWith("NSM Interdomain", StringComparison.Ordinal));

        Assert.Equal(["github:john-a-joyce", "github:tiswanso"], dns.SpeakerKeys);
        Assert.Equal(["github:tiswanso", "github:john-a-joyce"], interdomain.SpeakerKeys);
        Assert.Single(seed.Speakers, s => s.Name == "John Joyce");
        Assert.Single(seed.Speakers, s => s.Name == "Tim Swanson");
    }

    [Fact]
    public void A_speaker_has_name_title_company_handles_image_and_bio()
    {
        var saelens = seed.Speakers.Single(s => s.Name == "Jeffrey Saelens");

        Assert.Equal("Principal Engineer", saelens.JobTitle);
        Assert.Equal("Charter Communications", saelens.Company);
        Assert.Equal(("jeffsaelens", "nerdengineering", "jeffrey-saelens-30211020"), (saelens.GitHub, saelens.Twitter, saelens.LinkedIn));
        Assert.Equal("/img/events/nsmconeu2020/jeffrey_saelens.jpg", saelens.ImagePath);
        Assert.StartsWith("Jeffrey Saelens is a Principal Architect", saelens.Bio, StringComparison.Ordinal);
        Assert.EndsWith("access networks.", saelens.Bio, StringComparison.Ordinal);
        Assert.Equal((42, 1), (saelens.Line, saelens.Column));
    }

    [Fact]
    public void A_title_may_hold_a_hyphen_and_spare_spaces_go()
    {
        var menezes = seed.Speakers.Single(s => s.Name == "Alexandre Menezes");
        var lal = seed.Speakers.Single(s => s.Name == "Przemyslaw Lal");

        Assert.Equal(("Service Reliability Engineer - SRE", "Red Hat"), (menezes.JobTitle, menezes.Company));
        Assert.Equal(("Software Engineer", "Intel/TietoEVRY"), (lal.JobTitle, lal.Company));
        Assert.Contains(seed.Talks, t => t.Title == "NSM Interdomain: Functional Walkthrough, Use-cases, and Demo");
    }

    [Fact]
    public void Talks_have_times_and_kinds()
    {
        Assert.Equal(
            [
                "09:00 Keynote Keynotes",
                "09:15 Talk Inside Network Service Mesh",
                "09:45 Talk A Break From the Past, Why CNFs Must Move Beyond the NFV Mentality",
                "10:15 Break BREAK",
                "10:30 Talk Offloading dataplane from the network services for Telco usecases",
                "11:00 Talk Using DNS to smooth your NSM adoption",
                "11:30 Talk The NSM Operator",
                "12:00 Lunch LUNCH",
                "13:00 Talk NSM Interdomain: Functional Walkthrough, Use-cases, and Demo",
                "13:30 Talk Attesting, Authenticating and Authorizing NSM Components with SPIRE",
                "14:00 Talk Traffic visualization solutions for NSM",
                "14:30 Talk CN-WAN: a Cloud Native (SD-)WAN for Microservice Applications",
                "15:00 Break BREAK",
                "15:30 Talk Cloud-native SR-IOV with Network Service Mesh",
                "16:00 Talk NSM Customer Success! QoE, L3VPN, and NAT64 oh my!",
            ],
            seed.Talks.Select(t => $"{t.StartsAt:HH:mm} {t.Kind} {t.Title}")
        );
        Assert.Equal(Enumerable.Range(1, 15), seed.Talks.Select(t => t.Position));
        Assert.All(seed.Talks, t => Assert.Equal(new DateOnly(2020, 3, 30), t.Day));
        Assert.Equal(("12:00pm", 103, 1), (seed.Talks[7].RawTime, seed.Talks[7].Line, seed.Talks[7].Column));
    }

    [Fact]
    public void An_abstract_has_neither_headings_nor_speakers_of_the_talk()
    {
        Assert.Equal(
            "This presentation intends to demonstrate the benefits of a kubernetes operator, a quick introduction to operator-sdk\n"
                + "and operator lifecycle manager using the nsm-operator as an example.",
            seed.Talks[6].Abstract
        );
        Assert.All(seed.Talks, t => Assert.DoesNotContain("Speaker", t.Abstract, StringComparison.Ordinal));
        Assert.Equal("", seed.Talks[3].Abstract);
    }

    [Fact]
    public void The_sections_are_those_beside_the_schedule()
    {
        var (why, sponsor) = (seed.Sections[0], seed.Sections[1]);

        Assert.Equal(2, seed.Sections.Count);
        Assert.Equal(("Why Attend NSMCon?", "why-attend-nsmcon", "/img/events/NSMCon1.png"), (why.Heading, why.Anchor, why.ImagePath));
        Assert.StartsWith("Are you running workloads in multiple clusters?", why.Markdown, StringComparison.Ordinal);
        Assert.EndsWith("what’s coming next.", why.Markdown, StringComparison.Ordinal);
        Assert.Equal(("Become a Sponsor", "become-a-sponsor", null), (sponsor.Heading, sponsor.Anchor, sponsor.ImagePath));
        Assert.StartsWith("Review [NSMCon Prospectus]", sponsor.Markdown, StringComparison.Ordinal);
        Assert.Empty(seed.Sponsors);
    }

    [Fact]
    public void The_findings_are_what_is_really_wrong_on_the_page_and_no_more()
    {
        Assert.Equal(
            [
                "4:8: Warning H402 The front matter's date is 2019-11-18, but the page says \"March 30,2020\": correct one of them.",
                "88:101: Info H443 A word seems to be broken over two lines: join its parts.",
                "98:1: Info H414 \"Speaker\" is a heading of level 2; inside a talk it is of level 3: write ### Speaker.",
                "105:48: Info H442 There is more than one space in a row in this title: write one.",
                "118:101: Info H443 A word seems to be broken over two lines: join its parts.",
                "149:1: Warning H441 \"Тhe\" has the Cyrillic letter U+0422, which looks like T: write the Latin letter.",
                "213:54: Info H442 There is more than one space in a row in this name: write one.",
                "221:1: Warning H405 There is nothing under the heading \"Speakers\": add its text, or remove the heading.",
            ],
            seed.Findings.Select(f => $"{f.Line}:{f.Column}: {f.Severity} {f.Code} {f.Message}")
        );
    }
}
