namespace NsmCon.Hugo.Tests;

/// <summary>Twice the page, or twice the text, takes twice the memory and no more: the measure of linear time that no slow machine changes.</summary>
public class WritingLinearTimeTests
{
    const string Talk =
        "{{% talk time=\"09:00am\" title=\"T\" %}}\nText.\n\n### Speakers\n{{% speaker name=\"Ada\" %}}\nBio.\n{{% /speaker %}}\n{{% speaker name=\"Bob\" %}}\nBio.\n{{% /speaker %}}\n{{% /talk %}}\n";

    public static TheoryData<string> Texts { get; } =
    [
        "{{< x >}}",
        "{{< x >}}\n",
        "{{</* x */>}} ",
        "{{ ",
        "\n",
        "word\n",
        "a`",
        "# a\n",
        "```\n```\n",
        "<!-- -->",
        "[a](/b) ",
        "{{< x\n>}}",
        "* **A** b\n",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_of_twice_the_length_takes_twice_the_memory(string pattern)
    {
        long Used(int times) =>
            Allocated(A.Page(Talk), (e, p) => SetOrRefuse(e, p, string.Concat(Enumerable.Repeat(pattern, times)) + "end"));

        AssertLinear(Used, warm: 10, length: 2000);
    }

    [Fact]
    public void Shortcodes_that_run_in_a_text_go_on_to_run_in_linear_memory()
    {
        static string Text(int times) => string.Concat(Enumerable.Repeat("{{< x >}}{{< y >}} ", times));
        long Used(int times) =>
            Allocated(A.Page(Talk.Replace("Text.", Text(times), StringComparison.Ordinal)), (e, p) =>
                e.SetAbstract(p.Talks[0], Text(times / 2) + "end")
            );

        AssertLinear(Used, warm: 10, length: 2000);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("abstract")]
    [InlineData("new talk")]
    [InlineData("new speaker")]
    [InlineData("move")]
    [InlineData("remove")]
    [InlineData("slides")]
    public void An_edit_on_a_page_of_twice_the_length_takes_twice_the_memory(string what)
    {
        long Used(int talks) => Allocated(A.Page(string.Concat(Enumerable.Repeat(Talk, talks))), (e, p) => Edit(e, p, what, 0));

        AssertLinear(Used, warm: 2, length: 500);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("abstract")]
    [InlineData("new talk")]
    [InlineData("new speaker")]
    [InlineData("move")]
    [InlineData("remove")]
    [InlineData("slides")]
    public void Edits_of_all_talks_of_twice_as_many_take_twice_the_memory(string what)
    {
        long Used(int talks) => Allocated(A.Page(string.Concat(Enumerable.Repeat(Talk, talks))), (e, p) =>
            {
                for (var talk = 0; talk < talks - 2; talk += 2)
                    Edit(e, p, what, talk);
            });

        AssertLinear(Used, warm: 4, length: 500);
    }

    // Of a shortcode the first is refused already.
    static void SetOrRefuse(PageEdit edit, HugoPage page, string text)
    {
        try
        {
            edit.SetAbstract(page.Talks[0], text);
        }
        catch (EditRefusedException) { }
    }

    static void AssertLinear(Func<int, long> used, int warm, int length)
    {
        used(warm);

        var (once, twice) = (used(length), used(2 * length));

        Assert.InRange(twice, 1, 2.3 * once);
    }

    static void Edit(PageEdit edit, HugoPage page, string what, int talk)
    {
        var node = page.Talks[talk];
        switch (what)
        {
            case "title":
                edit.SetTitle(node, "New");
                break;
            case "abstract":
                edit.SetAbstract(node, "New\ntext");
                break;
            case "new talk":
                edit.AddTalk(new NewTalk { Title = "New", StartsAt = new TimeOnly(9, 0) }, node);
                break;
            case "new speaker":
                edit.AddSpeaker(node, new NewSpeaker { Name = "New" });
                break;
            case "move":
                edit.MoveTalk(node, page.Talks[^1]);
                break;
            case "remove":
                edit.RemoveTalk(node);
                break;
            default:
                edit.SetSlides(node, new PageLink("", "/a.pdf"));
                break;
        }
    }

    static long Allocated(HugoPage page, Action<PageEdit, HugoPage> edit)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        page.Edit(e => edit(e, page));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
