namespace NsmCon.Hugo.Tests;

/// <summary>New talks and speakers are written like what stands nearest to them.</summary>
public class TalkStyleTests
{
    const string Angled = "{{<talk time=`9:00` title=`A`>}}\n{{<speaker name=`Ada`>}}\nBio.\n{{</speaker>}}\n{{</talk>}}\n";
    const string Spaced =
        "{{% talk title=\"B\" time=\"10:00\" %}}\n{{% speaker img=\"/b.png\" name=\"Bob\" %}}\nBio.\n{{% /speaker %}}\n{{% /talk %}}\n";

    static readonly NewSpeaker Eve = new() { Name = "Eve", Parameters = A.Parameters(("github", "eve"), ("img", "/e.png")) };

    [Theory]
    [InlineData(
        0,
        "{{<talk time=`11:00` title=`N`>}}\n### Speaker\n{{<speaker name=`Eve` github=`eve` img=`/e.png`>}}\n{{</speaker>}}\n{{</talk>}}\n"
    )]
    [InlineData(
        1,
        "{{% talk title=\"N\" time=\"11:00\" %}}\n### Speaker\n{{% speaker img=\"/e.png\" name=\"Eve\" github=\"eve\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n"
    )]
    [InlineData(
        null,
        "{{% talk title=\"N\" time=\"11:00\" %}}\n### Speaker\n{{% speaker img=\"/e.png\" name=\"Eve\" github=\"eve\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n"
    )]
    public void A_talk_is_like_the_one_below_it_or_the_last(int? before, string written)
    {
        var page = A.Page(Angled + Spaced);

        var edited = page.Edit(e =>
            e.AddTalk(
                new NewTalk
                {
                    Title = "N",
                    StartsAt = new(11, 0),
                    Speakers = [Eve],
                },
                before is { } at ? page.Talks[at] : null
            )
        );

        Assert.EndsWith(
            "+++\n"
                + (
                    before switch
                    {
                        0 => written + Angled + Spaced,
                        1 => Angled + written + Spaced,
                        _ => Angled + Spaced + written,
                    }
                ),
            edited.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        0,
        "{{<speaker name=`Eve` github=`eve` img=`/e.png`>}}\n{{</speaker>}}\n{{<speaker name=`Ada`>}}{{</speaker>}}\n{{% speaker img=\"/b.png\" name=\"Bob\" %}}{{% /speaker %}}\n"
    )]
    [InlineData(
        1,
        "{{<speaker name=`Ada`>}}{{</speaker>}}\n{{% speaker img=\"/e.png\" name=\"Eve\" github=\"eve\" %}}\n{{% /speaker %}}\n{{% speaker img=\"/b.png\" name=\"Bob\" %}}{{% /speaker %}}\n"
    )]
    [InlineData(
        null,
        "{{<speaker name=`Ada`>}}{{</speaker>}}\n{{% speaker img=\"/b.png\" name=\"Bob\" %}}{{% /speaker %}}\n{{% speaker img=\"/e.png\" name=\"Eve\" github=\"eve\" %}}\n{{% /speaker %}}\n"
    )]
    public void A_speaker_is_like_the_one_below_or_the_last(int? before, string written)
    {
        const string open = "{{% talk time=\"9:00\" title=\"A\" %}}\n",
            close = "{{% /talk %}}\n";
        var page = A.Page(
            open + "{{<speaker name=`Ada`>}}{{</speaker>}}\n{{% speaker img=\"/b.png\" name=\"Bob\" %}}{{% /speaker %}}\n" + close
        );

        var edited = page.Edit(e => e.AddSpeaker(page.Talks[0], Eve, before is { } at ? page.Shortcodes[at + 1] : null));

        Assert.EndsWith("+++\n" + open + written + close, edited.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_talk_without_speakers_gets_one_like_the_first_of_the_page()
    {
        const string empty = "{{% talk time=\"9:00\" title=\"C\" %}}\n{{% /talk %}}\n";
        var page = A.Page(empty + Angled + Spaced);

        var edited = page.Edit(e => e.AddSpeaker(page.Talks[0], Eve));

        Assert.EndsWith(
            "+++\n{{% talk time=\"9:00\" title=\"C\" %}}\n### Speaker\n{{<speaker name=`Eve` github=`eve` img=`/e.png`>}}\n{{</speaker>}}\n{{% /talk %}}\n"
                + Angled
                + Spaced,
            edited.ToString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("{{<talk time=`9:00` title=`A`>}}", "{{</talk>}}", "{{<speaker name=`Eve` github=`eve` img=`/e.png`>}}", "{{</speaker>}}")]
    [InlineData(
        "{{< talk\n  time=\"9:00\"\n  title=\"A\"\n>}}",
        "{{< /talk >}}",
        "{{< speaker name=\"Eve\" github=\"eve\" img=\"/e.png\"\n>}}",
        "{{< /speaker >}}"
    )]
    public void The_first_speaker_of_a_page_is_like_its_talk(string open, string close, string written, string end)
    {
        var page = A.Page($"{open}\n{close}\n");

        var edited = page.Edit(e => e.AddSpeaker(page.Talks[0], Eve));

        Assert.EndsWith($"+++\n{open}\n### Speaker\n{written}\n{end}\n{close}\n", edited.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{% talk %}}")]
    [InlineData("{{% talk\"9:00\" %}}")]
    public void Where_the_nearest_talk_is_no_example_parameters_stand_as_usual(string open)
    {
        var page = A.Page($"{open}\n{{{{% /talk %}}}}\n");

        var edited = page.Edit(e => e.AddTalk(new NewTalk { Title = "N", StartsAt = new(9, 30) }));

        Assert.EndsWith(
            $"+++\n{open}\n{{{{% /talk %}}}}\n{{{{% talk time=\"09:30am\" title=\"N\" %}}}}\n{{{{% /talk %}}}}\n",
            edited.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Only_parameters_that_stand_in_another_order_are_put_in_it()
    {
        const string open =
            "{{% talk time=\"9:00\" title=\"A\" %}}\n{{% speaker name=\"Ada\" id=\"ada-2\" img=\"/a.png\" %}}{{% /speaker %}}\n";
        var page = A.Page(open + "{{% /talk %}}\n");

        var edited = page.Edit(e => e.AddSpeaker(page.Talks[0], Eve));

        Assert.EndsWith(
            "+++\n" + open + "{{% speaker name=\"Eve\" github=\"eve\" img=\"/e.png\" %}}\n{{% /speaker %}}\n{{% /talk %}}\n",
            edited.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_speaker_may_have_everything()
    {
        var page = A.Page("{{% talk time=\"9:00\" title=\"A\" %}}\n{{% /talk %}}\n");
        var ada = new NewSpeaker
        {
            Name = "Ada",
            JobTitle = "Analyst",
            Company = "Engines",
            Parameters = A.Parameters(("github", "a1"), ("twitter", "a2"), ("linkedin", "a3"), ("img", " /a.png ")),
            Mark = "ada-2",
            Bio = "Bio.",
        };

        var edited = page.Edit(e => e.AddSpeaker(page.Talks[0], ada));

        Assert.EndsWith(
            "### Speaker\n{{% speaker name=\"Ada - Analyst, Engines\" github=\"a1\" twitter=\"a2\" linkedin=\"a3\" img=\"/a.png\" id=\"ada-2\" %}}\nBio.\n{{% /speaker %}}\n{{% /talk %}}\n",
            edited.ToString(),
            StringComparison.Ordinal
        );
    }
}
