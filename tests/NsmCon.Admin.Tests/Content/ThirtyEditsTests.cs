using NsmCon.Data.Staff;
using NsmCon.Hugo;
using NsmCon.Hugo.Tests;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Content.Exports;

namespace NsmCon.Admin.Tests.Content;

/// <summary>The real page, edited by the app's own forms and written back after each edit.</summary>
public class ThirtyEditsTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_edit_writes_its_own_lines_comes_back_as_no_change_and_Hugo_builds_the_page(string provider)
    {
        Skip.If(
            HugoSite.Program is null && Environment.GetEnvironmentVariable("CI") != "true",
            "This test needs the program hugo: run it by `bash tests/run`."
        );
        await using var app = await RunningApp.Start(provider);
        using var browser = await app.SignIn(StaffRole.Agenda, RunningApp.Seed);
        using var site = new HugoSite();
        var editor = new Editor(app, browser);
        var differences = new List<string>();
        Assert.Equal(30, Edits.Length);

        foreach (var (what, edit, expected) in Edits)
        {
            var before = await app.PageText();
            await edit(editor);
            var export = await app.Export();
            var after = await app.PageText();
            // Many lines of the page end in spaces.
            var lines = string.Join('\n', Lines(before, after).Select(line => line.TrimEnd()));
            if (lines != expected)
                differences.Add($"{what}:\n{lines}");
            Assert.All(export.Lines, line => Assert.Null(line.Refusal));
            Assert.False((await app.ImportDisk()).HasWork, what);
            Assert.Equal([], (await app.Export()).Lines);
            site.Add(HugoPage.Parse(after));
        }

        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
        site.AssertReadAlike();
    }

    static readonly (string What, Func<Editor, Task> Edit, string Lines)[] Edits =
    [
        (
            "a title",
            e => e.Talk("Keynotes", ("Title", "Opening keynotes")),
            """
            -{{% talk time="09:00am" title="Keynotes" %}}
            +{{% talk time="09:00am" title="Opening keynotes" %}}
            """
        ),
        (
            "a title with quotes",
            e => e.Talk("Inside Network Service Mesh", ("Title", "Inside \"Network Service Mesh\"")),
            """
            -{{% talk time="09:15am" title="Inside Network Service Mesh" %}}
            +{{% talk time="09:15am" title="Inside \"Network Service Mesh\"" %}}
            """
        ),
        (
            "a title in other scripts",
            e => e.Talk("Using DNS to smooth your NSM adoption", ("Title", "DNS für NSM: 東京")),
            """
            -{{% talk time="11:00am" title="Using DNS to smooth your NSM adoption" %}}
            +{{% talk time="11:00am" title="DNS für NSM: 東京" %}}
            """
        ),
        ("a first abstract", e => e.Talk("Opening keynotes", ("Abstract", "Welcome to NSMCon.")), "+Welcome to NSMCon."),
        (
            "another paragraph of it",
            e => e.Talk("Opening keynotes", ("Abstract", "Welcome to NSMCon.\r\n\r\n- one\r\n- two")),
            """
            +
            +- one
            +- two
            """
        ),
        (
            "no abstract",
            e => e.Talk("Opening keynotes", ("Abstract", "")),
            """
            -Welcome to NSMCon.
            -
            -- one
            -- two
            """
        ),
        (
            "slides",
            e => e.Talk("The NSM Operator", ("Slides", "/pdf/operator.pdf")),
            """
            +
            +### Slides
            +[Slides](/pdf/operator.pdf)
            """
        ),
        (
            "a video",
            e => e.Talk("The NSM Operator", ("Videos", "https://www.youtube.com/watch?v=dQw4w9WgXcQ")),
            """
            +
            +### Video
            +[Video](https://www.youtube.com/watch?v=dQw4w9WgXcQ)
            """
        ),
        (
            "other slides",
            e => e.Talk("The NSM Operator", ("Slides", "/pdf/nsm-operator.pdf")),
            """
            -[Slides](/pdf/operator.pdf)
            +[Slides](/pdf/nsm-operator.pdf)
            """
        ),
        (
            "no video",
            e => e.Talk("The NSM Operator", ("Videos", "")),
            """
            -
            -### Video
            -[Video](https://www.youtube.com/watch?v=dQw4w9WgXcQ)
            """
        ),
        (
            "a job title",
            e => e.Speaker("Dominik Tornow", ("JobTitle", "Fellow")),
            """
            -{{% speaker name="Dominik Tornow - Principal Engineer, Cisco Systems" github="dtornow" linkedin="dtornow" img="/img/events/nsmcon2019/tornow.png" %}}
            +{{% speaker name="Dominik Tornow - Fellow, Cisco Systems" github="dtornow" linkedin="dtornow" img="/img/events/nsmcon2019/tornow.png" %}}
            """
        ),
        (
            "a company",
            e => e.Speaker("Anders Franzen", ("Company", "Ericsson Research")),
            """
            -{{% speaker name="Anders Franzen - Technology Specialist, Ericsson" %}}
            +{{% speaker name="Anders Franzen - Technology Specialist, Ericsson Research" %}}
            """
        ),
        (
            "a name",
            e => e.Speaker("Zia Syed", ("Name", "Ziauddin Syed")),
            """
            -{{% speaker name="Zia Syed - System Engineer, Cisco Systems" linkedin="therealziasyed" img="/img/events/nsmcon2019/ziasyed.jpeg" %}}
            +{{% speaker name="Ziauddin Syed - System Engineer, Cisco Systems" linkedin="therealziasyed" img="/img/events/nsmcon2019/ziasyed.jpeg" %}}
            """
        ),
        (
            "a GitHub handle",
            e => e.Speaker("Fabio Maino", ("GitHub", "fmaino")),
            """
            -{{% speaker name="Fabio Maino - Distinguished Engineer, Cisco Systems" linkedin="fabio-maino-4132301" %}}
            +{{% speaker name="Fabio Maino - Distinguished Engineer, Cisco Systems" linkedin="fabio-maino-4132301" github="fmaino" %}}
            """
        ),
        (
            "another Twitter handle",
            e => e.Speaker("Ivana Atanasova", ("Twitter", "ivana")),
            """
            -{{% speaker name="Ivana Atanasova - Open Source Engineer, VMware" twitter="ivanabyov" github="ivanayov" linkedin="ivana-atanasova-15119b98" img="/img/events/nsmcon2019/ivanaatanasova.jpg"%}}
            +{{% speaker name="Ivana Atanasova - Open Source Engineer, VMware" twitter="ivana" github="ivanayov" linkedin="ivana-atanasova-15119b98" img="/img/events/nsmcon2019/ivanaatanasova.jpg"%}}
            """
        ),
        (
            "no LinkedIn handle",
            e => e.Speaker("Lorand Jakab", ("LinkedIn", "")),
            """
            -{{% speaker name="Lorand Jakab - Software Engineer, Cisco Systems" linkedin="lorand" %}}
            +{{% speaker name="Lorand Jakab - Software Engineer, Cisco Systems" %}}
            """
        ),
        (
            "a photo",
            e => e.Speaker("Radoslav Dimitrov", ("ImagePath", "/img/events/nsmconeu2020/radoslav.jpg")),
            """
            -{{% speaker name="Radoslav Dimitrov - Open Source Software Engineer, VMware" twitter="radoslav_dimitr" github="rdimitrov" linkedin="radoslavdimitrov" %}}
            +{{% speaker name="Radoslav Dimitrov - Open Source Software Engineer, VMware" twitter="radoslav_dimitr" github="rdimitrov" linkedin="radoslavdimitrov" img="/img/events/nsmconeu2020/radoslav.jpg" %}}
            """
        ),
        (
            "a biography",
            e => e.Speaker("Dominik Tornow", ("Bio", "Dominik models systems.")),
            """
            -Dominik is a Principal Engineer in the Office of the CTO at Cisco. He focuses on systems modeling, specifically
            +Dominik models systems.
            -conceptual and formal modeling, to support the design and documentation of complex software systems.
            """
        ),
        (
            "the biography of someone who gives two talks",
            e => e.Speaker("Tim Swanson", ("Bio", "Tim writes networks.")),
            """
            -Tim is a senior technical lead engineer at Cisco in the office of the CTO for Cloud Platform & Solutions. Tim’s
            +Tim writes networks.
            -current focuses are on multicloud solutions, service meshes, and contributing to related opensource c
            -ommunities—primarily, Istio. Previously, Tim was an active contributor to OpenStack. Prior to open-source work,
            -Tim was primarily involved in developing embedded features for Cisco’s physical networking products, with a focus
            -on manageability. His spare time consists coaching sports and generally being active with his 2 children.
            -Tim is a senior technical lead engineer at Cisco in the office of the CTO for Cloud Platform & Solutions. Tim’s
            +Tim writes networks.
            -current focuses are on multicloud solutions, service meshes, and contributing to related opensource c
            -ommunities—primarily, Istio. Previously, Tim was an active contributor to OpenStack. Prior to open-source work,
            -Tim was primarily involved in developing embedded features for Cisco’s physical networking products, with a focus
            -on manageability. His spare time consists coaching sports and generally being active with his 2 children.
            """
        ),
        (
            "a talk at the end",
            e => e.NewTalk(("Title", "Farewell"), ("Starts", "16:30"), ("Ends", "17:00")),
            """
            +{{% talk time="04:30pm - 05:00pm" title="Farewell" %}}
            +{{% /talk %}}
            """
        ),
        (
            "a talk with a new speaker",
            e => e.NewTalk(("Title", "Panel"), ("Starts", "17:00"), ("Ends", "17:30"), ("NewSpeaker", "Ada Lovelace")),
            """
            +{{% talk time="05:00pm - 05:30pm" title="Panel" %}}
            +### Speaker
            +{{% speaker name="Ada Lovelace" %}}
            +{{% /speaker %}}
            +{{% /talk %}}
            """
        ),
        (
            "a time",
            e => e.Talk("Panel", ("Starts", "17:15"), ("Ends", "18:00")),
            """
            -{{% talk time="05:00pm - 05:30pm" title="Panel" %}}
            +{{% talk time="05:15pm - 06:00pm" title="Panel" %}}
            """
        ),
        (
            "a move to another place",
            e => e.Talk("Panel", ("Starts", "09:05"), ("Ends", "09:15")),
            """
            +{{% talk time="09:05am - 09:15am" title="Panel" %}}
            +### Speaker
            +{{% speaker name="Ada Lovelace" %}}
            +{{% /speaker %}}
            +{{% /talk %}}
            -{{% /talk %}}
            -{{% talk time="05:15pm - 06:00pm" title="Panel" %}}
            -### Speaker
            -{{% speaker name="Ada Lovelace" %}}
            -{{% /speaker %}}
            """
        ),
        (
            "a talk that goes",
            e => e.Delete("Farewell"),
            """
            -{{% talk time="04:30pm - 05:00pm" title="Farewell" %}}
            -{{% /talk %}}
            """
        ),
        (
            "a talk that goes with its speaker",
            e => e.Delete("Panel"),
            """
            -{{% talk time="09:05am - 09:15am" title="Panel" %}}
            -### Speaker
            -{{% speaker name="Ada Lovelace" %}}
            -{{% /speaker %}}
            -{{% /talk %}}
            """
        ),
        (
            "a speaker who leaves",
            async e => await e.Talk("Cloud-native SR-IOV with Network Service Mesh", await e.Speakers("Radoslav Dimitrov")),
            """
            -{{% speaker name="Przemyslaw Lal - Software Engineer,  Intel/TietoEVRY" github="przemeklal" %}}
            -Cloud software engineer with over 4 years of experience in cloud-native infrastructure software development,
            -specialized in enabling Kubernetes for NFV use cases, including data plane acceleration, advanced network interfaces
            -plumbing features and optimization of hardware resources allocation for Kubernetes workloads. He has contributed to
            -various open-source projects such as OpenStack, Intel CPU Manager for Kubernetes, SRIOV CNI plugin, SRIOV Network
            -Device Plugin and, most recently, Network Service Mesh.
            -{{% /speaker %}}
            """
        ),
        (
            "a speaker who joins",
            async e => await e.Talk("Opening keynotes", await e.Speakers("Dominik Tornow")),
            """
            +### Speaker
            +{{% speaker name="Dominik Tornow - Fellow, Cisco Systems" github="dtornow" linkedin="dtornow" img="/img/events/nsmcon2019/tornow.png" %}}
            +Dominik models systems.
            +{{% /speaker %}}
            """
        ),
        (
            "the order of speakers",
            async e =>
                await e.Talk("NSM Interdomain: Functional Walkthrough, Use-cases, and Demo", await e.Speakers("John Joyce", "Tim Swanson")),
            """
            -{{% speaker name="Tim Swanson - Senior Technical Lead, Cisco Systems" twitter="tiswanso" github="tiswanso" linkedin="tim-swanson-7379264" img="/img/events/nsmcon2019/timswanson.png" %}}
            -Tim writes networks.
            -{{% /speaker %}}
            +{{% /speaker %}}
            +{{% speaker name="Tim Swanson - Senior Technical Lead, Cisco Systems" twitter="tiswanso" github="tiswanso" linkedin="tim-swanson-7379264" img="/img/events/nsmcon2019/timswanson.png" %}}
            +Tim writes networks.
            """
        ),
        (
            "an end",
            e => e.Talk("Opening keynotes", ("Ends", "09:10")),
            """
            -{{% talk time="09:00am" title="Opening keynotes" %}}
            +{{% talk time="09:00am - 09:10am" title="Opening keynotes" %}}
            """
        ),
        (
            "two talks that change places",
            async e =>
            {
                await e.Talk("DNS für NSM: 東京", ("Starts", "11:30"));
                await e.Talk("The NSM Operator", ("Starts", "11:00"));
            },
            """
            -{{% talk time="11:00am" title="DNS für NSM: 東京" %}}
            +{{% talk time="11:00am" title="The NSM Operator" %}}
            +This presentation intends to demonstrate the benefits of a kubernetes operator, a quick introduction to operator-sdk
            +and operator lifecycle manager using the nsm-operator as an example.
            +
            +## Speaker
            +{{% speaker name="Alexandre Menezes - Service Reliability Engineer - SRE, Red Hat" %}}
            +A cloud native developer and SRE.
            +{{% /speaker %}}
            +
            +### Slides
            +[Slides](/pdf/nsm-operator.pdf)
            +{{% /talk %}}
            +{{% talk time="11:30am" title="DNS für NSM: 東京" %}}
            -{{% /talk %}}
            -{{% talk time="11:30am" title="The NSM Operator" %}}
            -This presentation intends to demonstrate the benefits of a kubernetes operator, a quick introduction to operator-sdk
            -and operator lifecycle manager using the nsm-operator as an example.
            -
            -## Speaker
            -{{% speaker name="Alexandre Menezes - Service Reliability Engineer - SRE, Red Hat" %}}
            -A cloud native developer and SRE.
            -{{% /speaker %}}
            -
            -### Slides
            -[Slides](/pdf/nsm-operator.pdf)
            """
        ),
    ];
}
