using CsCheck;

namespace NsmCon.Hugo.Tests;

/// <summary>An edit of one talk of a page, with the parts of the page that it may change.</summary>
sealed record SomeEdit(int Kind, int Talk, string Text, int Number)
{
    static readonly string[][] PartsOfKinds =
    [
        ["title"],
        ["time"],
        ["abstract"],
        ["bios"],
        ["names"],
        ["parameters"],
        ["slides"],
        ["video"],
        ["names", "parameters", "bios"],
        ["names", "parameters", "bios"],
    ];

    public static int Kinds => PartsOfKinds.Length;

    public static Gen<SomeEdit> WithText(Gen<string> text) =>
        Gen.Select(Gen.Int[0, PartsOfKinds.Length - 1], Gen.Int[0, 4], text, Gen.Int[0, 11])
            .Select((kind, talk, given, number) => new SomeEdit(kind, talk, given, number));

    public int TalkIn(HugoPage page) => Talk % page.Talks.Count;

    /// <summary>The parts that it may change; of which talk comes with them.</summary>
    public IEnumerable<string> Parts(HugoPage page) => PartsOfKinds[Kind].Select(part => $"{TalkIn(page) + 1} {part}").Append("talks");

    /// <summary>Whether this may take its style from what the other removes.</summary>
    public bool TakesStyleFrom(SomeEdit other) => Kind is 6 or 7 or 8 && (other.Kind == 9 || other is { Kind: 6, Number: 0 });

    public HugoPage ApplyTo(HugoPage page) => page.Edit(edit => Apply(edit, page.Talks[TalkIn(page)]));

    public void Apply(PageEdit edit, ShortcodeNode talk)
    {
        var speaker = talk.Children.OfType<ShortcodeNode>().FirstOrDefault(s => s.Name == "speaker");
        switch (Kind)
        {
            case 0:
                edit.SetTitle(talk, $"T {Text}");
                break;
            // From one to nine, so that the time goes on to tell the page's style.
            case 1:
                edit.SetTime(talk, new TimeOnly(13 + Number % 8, 5 * Number));
                break;
            case 2:
                edit.SetAbstract(talk, Text);
                break;
            case 3 when speaker is not null:
                edit.SetBio(speaker, Text);
                break;
            case 4 when speaker is not null:
                SetName(edit, speaker, PersonName.SingleSpaced(Text));
                break;
            case 5 when speaker is not null:
                edit.SetParameter(speaker, Number < 6 ? "github" : "linkedin", Text);
                break;
            case 6:
                edit.SetSlides(
                    talk,
                    Number == 0
                        ? []
                        :
                        [
                            .. Enumerable
                                .Range(1, 1 + Number % 3)
                                .Select(at => new PageLink(at == 2 ? "" : $"part {at}", $"/pdf/new{at}{Number}.pdf")),
                        ]
                );
                break;
            case 7:
                edit.SetVideos(talk, new PageLink("", $"https://youtu.be/{Number}"));
                break;
            case 8:
                edit.AddSpeaker(
                    talk,
                    new NewSpeaker
                    {
                        Name = $"New {Number}",
                        JobTitle = "Title",
                        Parameters = A.Parameters(("github", $"new{Number}")),
                        Bio = Text,
                    }
                );
                break;
            case 9 when speaker is not null:
                edit.RemoveSpeaker(speaker);
                break;
            default:
                break;
        }
    }

    void SetName(PageEdit edit, ShortcodeNode speaker, string text)
    {
        switch (Number % 3)
        {
            case 0:
                edit.SetName(speaker, $"N{text}", "Engineer", "Acme");
                break;
            case 1:
                edit.SetName(speaker, $"N{Number}", text, "Acme");
                break;
            default:
                edit.SetName(speaker, $"N{Number}", "Engineer", $"Acme {text}");
                break;
        }
    }
}
