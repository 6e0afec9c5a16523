namespace NsmCon.Hugo.Tests;

/// <summary>Edits of nothing, of another page, or of a shortcode of another kind are mistakes of the program that asks for them.</summary>
public class MistakenEditTests
{
    const string Text = "{{% talk time=\"9:00am\" title=\"T\" %}}\n{{% speaker name=\"Ada\" %}}{{% /speaker %}}\n{{% /talk %}}\n";

    static readonly NewTalk New = new() { Title = "N", StartsAt = new(10, 0) };

    static readonly Dictionary<string, Action<PageEdit, ShortcodeNode>> OfTalks = new()
    {
        ["AddSpeaker"] = (edit, talk) => edit.AddSpeaker(talk, new NewSpeaker { Name = "Bob" }),
        ["AddTalk"] = (edit, talk) => edit.AddTalk(New, before: talk),
        ["MoveTalk"] = (edit, talk) => edit.MoveTalk(talk, before: null),
        ["MoveTalkToDay"] = (edit, talk) => edit.MoveTalkToDay(talk, new(2020, 3, 31)),
        ["RemoveTalk"] = (edit, talk) => edit.RemoveTalk(talk),
        ["SetAbstract"] = (edit, talk) => edit.SetAbstract(talk, "Text."),
        ["SetBullets"] = (edit, talk) => edit.SetBullets(talk, []),
        ["SetSlides"] = (edit, talk) => edit.SetSlides(talk, new PageLink("", "/a.pdf")),
        ["SetTime"] = (edit, talk) => edit.SetTime(talk, new(10, 0)),
        ["SetTitle"] = (edit, talk) => edit.SetTitle(talk, "New"),
        ["SetVideos"] = (edit, talk) => edit.SetVideos(talk, new PageLink("", "/a.mp4")),
    };

    static readonly Dictionary<string, Action<PageEdit, ShortcodeNode>> OfSpeakers = new()
    {
        ["MoveSpeaker"] = (edit, speaker) => edit.MoveSpeaker(speaker, before: null),
        ["RemoveSpeaker"] = (edit, speaker) => edit.RemoveSpeaker(speaker),
        ["SetBio"] = (edit, speaker) => edit.SetBio(speaker, "Text."),
        ["SetName"] = (edit, speaker) => edit.SetName(speaker, "Bob", "", ""),
    };

    static readonly Dictionary<string, Action<PageEdit, HugoPage>> WithNothing = new()
    {
        ["speaker"] = (edit, page) => edit.AddSpeaker(page.Talks[0], null!),
        ["talk"] = (edit, _) => edit.AddTalk(null!),
        ["talk of a day"] = (edit, _) => edit.AddTalkOnDay(null!, default),
        ["title"] = (edit, page) => edit.SetTitle(page.Talks[0], null!),
        ["abstract"] = (edit, page) => edit.SetAbstract(page.Talks[0], null!),
        ["bio"] = (edit, page) => edit.SetBio(page.Shortcodes[1], null!),
        ["name"] = (edit, page) => edit.SetName(page.Shortcodes[1], null!, "", ""),
        ["job title"] = (edit, page) => edit.SetName(page.Shortcodes[1], "Ada", null!, ""),
        ["company"] = (edit, page) => edit.SetName(page.Shortcodes[1], "Ada", "", null!),
        ["bullets"] = (edit, page) => edit.SetBullets(page.Talks[0], null!),
        ["parameter"] = (edit, page) => edit.SetParameter(page.Talks[0], "title", null!),
        ["shortcode"] = (edit, _) => edit.RemoveParameter(null!, "title"),
        ["field"] = (edit, _) => edit.SetField("title", (string)null!),
        ["list"] = (edit, _) => edit.SetField("subtitle", (IReadOnlyList<string>)null!),
        ["value"] = (edit, _) => edit.SetValue(null!, "T"),
        ["text"] = (edit, page) => edit.SetValue(page.FrontMatter!.Fields.Find("title")!, null!),
        ["place"] = (edit, _) => edit.SetWhen(null, null!),
    };

    public static TheoryData<string> NamesOfTalks { get; } = [.. OfTalks.Keys];

    public static TheoryData<string> NamesOfSpeakers { get; } = [.. OfSpeakers.Keys];

    public static TheoryData<string> Nothings { get; } = [.. WithNothing.Keys];

    [Theory]
    [MemberData(nameof(NamesOfTalks))]
    public void An_edit_of_a_talk_takes_a_talk_of_its_page(string name)
    {
        var (page, other) = (A.Page(Text), A.Page(Text));

        var foreign = Assert.Throws<ArgumentException>(() => page.Edit(edit => OfTalks[name](edit, other.Talks[0])));
        var speaker = Assert.Throws<ArgumentException>(() => page.Edit(edit => OfTalks[name](edit, page.Shortcodes[1])));

        Assert.StartsWith(
            "The shortcode is one of another page, perhaps of this page before an edit.",
            foreign.Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith("The shortcode is a speaker, not a talk.", speaker.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NamesOfSpeakers))]
    public void An_edit_of_a_speaker_takes_a_speaker_of_its_page(string name)
    {
        var (page, other) = (A.Page(Text), A.Page(Text));

        var foreign = Assert.Throws<ArgumentException>(() => page.Edit(edit => OfSpeakers[name](edit, other.Shortcodes[1])));
        var talk = Assert.Throws<ArgumentException>(() => page.Edit(edit => OfSpeakers[name](edit, page.Talks[0])));

        Assert.StartsWith(
            "The shortcode is one of another page, perhaps of this page before an edit.",
            foreign.Message,
            StringComparison.Ordinal
        );
        Assert.StartsWith("The shortcode is a talk, not a speaker.", talk.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Nothings))]
    public void Nothing_is_no_text_and_no_shortcode(string name)
    {
        var page = A.Page(Text);

        Assert.Throws<ArgumentNullException>(() => page.Edit(edit => WithNothing[name](edit, page)));
    }

    [Fact]
    public void What_a_shortcode_goes_before_is_of_its_kind_and_of_its_talk()
    {
        var page = A.Page(Text + Text);
        Action<PageEdit>[] mistakes =
        [
            edit => edit.MoveTalk(page.Talks[0], before: page.Shortcodes[1]),
            edit => edit.MoveSpeaker(page.Shortcodes[1], before: page.Talks[0]),
            edit => edit.AddSpeaker(page.Talks[0], new NewSpeaker { Name = "Bob" }, before: page.Talks[1]),
            edit => edit.AddSpeaker(page.Talks[0], new NewSpeaker { Name = "Bob" }, before: page.Shortcodes[3]),
        ];

        var sentences = mistakes.Select(mistake => Assert.Throws<ArgumentException>(() => page.Edit(mistake)).Message.Split(" (")[0]);

        Assert.Equal(
            [
                "The shortcode is a speaker, not a talk.",
                "The shortcode is a talk, not a speaker.",
                "The shortcode is a talk, not a speaker.",
                "The speaker is one of another talk.",
            ],
            sentences
        );
    }

    [Fact]
    public void A_parameter_and_a_value_are_those_of_the_page()
    {
        var (page, other) = (A.Page(Text), A.Page(Text));

        var parameter = Assert.Throws<ArgumentException>(() => page.Edit(edit => edit.RemoveParameter(other.Talks[0], "title")));
        var value = Assert.Throws<ArgumentException>(() =>
            page.Edit(edit => edit.SetValue(other.FrontMatter!.Fields.Find("title")!, "New"))
        );

        Assert.StartsWith("The shortcode is one of another page", parameter.Message, StringComparison.Ordinal);
        Assert.StartsWith("The value is not one of this page's front matter.", value.Message, StringComparison.Ordinal);
    }
}
