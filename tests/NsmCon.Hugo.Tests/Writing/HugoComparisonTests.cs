using CsCheck;

namespace NsmCon.Hugo.Tests;

/// <summary>Hugo itself reads what we read, and builds every page that we write.</summary>
public class HugoComparisonTests
{
    const int Pages = 600;

    static readonly Gen<string> Written = Gen.Select(Handwriting.Any, SomeTalk.Several).Select((hand, talks) => hand.Page(talks));

    static readonly Gen<string> Edited = Gen.Select(Written, SomeEdit.WithText(SomeText.Wild).Array[1, 4])
        .Select((text, all) => all.Aggregate(HugoPage.Parse(text), EditedOrNot).ToString());

    static readonly string[] Pieces =
    [
        "{{< talk",
        "{{% talk",
        "{{<speaker",
        "{{%\tspeaker",
        "{{< highlight ",
        "{{< /talk >}}",
        "{{% /talk %}}",
        "{{</speaker>}}",
        "{{< /highlight>}}",
        "{{< sponsor_logo",
        "{{% figure",
        "{{< talk />}}",
        "{{< youtube abc >}}",
        "{{</* x */>}}",
        "{{%/* /talk */%}}",
        "{{</*/* y */*/>}}",
        " time=\"9:00\"",
        " title=`a \"b\"\n`",
        " n=5",
        " n=5.5",
        " b=true",
        " n=-3",
        " t=/a/b.png",
        " t=\\\"q\\\"",
        " a=\"say \\\"x\\\" \\n\"",
        " a=\"\"",
        " a=\"{{% figure %}}\"",
        "\n\tz=\"1\"",
        " \"pos\"",
        " `raw`",
        " word",
        " a = \"1\"",
        " >}}",
        " %}}",
        ">}}",
        "%}}",
        " text ",
        "\n",
        "é🎉",
        "\u00A0",
    ];

    static readonly Gen<string> Pieced = Gen.Int[0, Pieces.Length - 1]
        .Array[1, 14]
        .Select(parts => "+++\ntitle = \"T\"\n+++\n" + string.Concat(parts.Select(i => Pieces[i])));

    [HugoFact]
    public void Hugo_reads_the_same_shortcodes_and_parameters()
    {
        using var site = new HugoSite();
        var (written, pieced) = (Some(Written), Some(Pieced));

        foreach (var page in written.Concat(pieced))
            site.Add(page);

        site.AssertReadAlike();
    }

    [HugoFact]
    public void Hugo_builds_every_page_that_was_edited_and_reads_what_was_set()
    {
        using var site = new HugoSite();

        foreach (var page in Some(Edited))
            site.Add(page);

        site.AssertReadAlike();
    }

    [HugoFact]
    public void Nothing_runs_and_nothing_is_hidden_where_the_site_renders_a_text_twice()
    {
        using var site = new HugoSite(rendersTwice: true);

        foreach (var page in Some(Edited))
            site.Add(page);

        site.AssertReadAlike();
    }

    /// <summary>What the test above must notice: Hugo itself runs such a text, or fails at it.</summary>
    [HugoTheory]
    [InlineData("{{%/* speaker name=\"Evil\" %}}x{{% /speaker */%}}")]
    [InlineData("{{%/* speaker name=\"Evil\" */%}}")]
    [InlineData("{&#123;% speaker name=\"Evil\" %}}x{&#123;% /speaker %}}")]
    [InlineData("{\\{% speaker name=\"Evil\" %}}x{\\{% /speaker %}}")]
    [InlineData("<!-- a\n\nb -->")]
    public void A_site_that_renders_twice_runs_or_hides_what_is_refused(string bio)
    {
        using var site = new HugoSite(rendersTwice: true);
        site.Add(
            A.Page(
                $"{{{{% talk time=\"9:00\" title=\"T\" %}}}}\n{{{{% speaker name=\"Ada\" %}}}}\n{bio}\n{{{{% /speaker %}}}}\n{{{{% /talk %}}}}\n"
            )
        );

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(site.AssertReadAlike);
    }

    [HugoFact]
    public void Hugo_builds_every_page_that_got_a_day_or_another_number_of_subtitles()
    {
        using var site = new HugoSite();
        var days = Gen.Select(DayPages.Any, SomeText.Wild, Gen.Int[0, 2])
            .Select(
                (given, wild, number) =>
                {
                    var page = DayPages.WithDay(HugoPage.Parse(given.Text), given);
                    return Refusable
                        .Or(page, () =>
                            page.Edit(e =>
                                e.SetField("subtitle", [.. EventPage.Read(page).Subtitles, .. Enumerable.Repeat("x" + wild, number)])
                            )
                        )
                        .ToString();
                }
            );

        foreach (var page in Some(days))
            site.Add(page);

        site.AssertReadAlike();
    }

    [HugoFact]
    public void Hugo_reads_front_matter_values_as_they_were_set()
    {
        using var site = new HugoSite();
        var titles = Gen.Select(Written, SomeText.Wild, Gen.String[Gen.Char[' ', '\u2100'], 0, 8])
            .Select((text, wild, other) => FieldOrNot(FieldOrNot(HugoPage.Parse(text), "place", other), "title", wild + other));

        foreach (var page in Some(titles.Select(p => p.ToString())))
            site.Add(page);

        site.AssertReadAlike();
    }

    /// <summary>Pages of a generator, always the same ones, that have no fault.</summary>
    static List<HugoPage> Some(Gen<string> texts)
    {
        var random = new PCG(1, 2020);
        var found = new List<HugoPage>();
        while (found.Count < Pages)
        {
            var page = HugoPage.Parse(texts.Generate(random, null, out _));
            if (page.Diagnostics.Count == 0)
                found.Add(page);
        }

        return found;
    }

    static HugoPage EditedOrNot(HugoPage page, SomeEdit edit) => Refusable.Or(page, () => edit.ApplyTo(page));

    static HugoPage FieldOrNot(HugoPage page, string key, string value) => Refusable.Or(page, () => page.Edit(e => e.SetField(key, value)));
}
