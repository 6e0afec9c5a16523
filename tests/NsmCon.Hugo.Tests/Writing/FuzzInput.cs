namespace NsmCon.Hugo.Tests;

/// <summary>A page and an edit by chance; of one seed always the same.</summary>
sealed class FuzzInput(int seed)
{
    static readonly string[] Pieces =
    [
        "{{% talk time=\"09:00am\" title=\"T\" %}}",
        "{{% /talk %}}",
        "{{< talk time=`9:00` title=`U` >}}",
        "{{< /talk >}}",
        "{{% speaker name=\"Ada - A, B\" github=\"a\" %}}",
        "{{% /speaker %}}",
        "{{<speaker name=\"Bob\">}}",
        "{{< /speaker>}}",
        "{{< figure src=\"/a.png\" >}}",
        "{{% highlight go %}}",
        "{{% /highlight %}}",
        "{{< youtube x >}}",
        "{{</* x */>}}",
        "{{%/* /talk */%}}",
        "{{< x a = \"1\" >}}",
        "{{<",
        "%}}",
        "{{%",
        ">}}",
        "*/>}}",
        "/*",
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\n### Speakers\n",
        "\n## Speaker\n",
        "\n### Slides\n",
        "\n### Video\n",
        "\n[Slides](/a.pdf) | [Video](https://v.example/1)\n",
        "https://a.example/b",
        "<https://a.example/b>",
        "* **Eve** - X, Y\n",
        "### Speakers\n* **Bo**, Z\n  Text.\n",
        "```\n",
        "<!--",
        "-->",
        "text ",
        "  ",
        "\t",
        "\u00A0",
        "é🎉",
        "\"",
        "\\",
        "`",
        "=",
        "+++\n",
        "---\n",
        "# Schedule\n",
        "\n## Day 2\n",
        "\n# Tuesday, March 31\n",
        "#",
        "\uFEFF",
        "\0",
        "\uD800",
    ];

    static readonly string[] Fronts =
    [
        "+++\ntitle = \"T\"\n+++\n",
        "+++\r\ntitle = 'T' # c\r\nsubtitle = [\"a\", 'b']\r\n[[buttons]]\r\nname=\"N\"\r\n+++\r\n",
        "---\ntitle: T\nlist:\n  - a\n  - 'b'\nother: &x |\n  y\n---\n",
        "---\n{title: T, a: [1, 2]}\n---\n",
        "{\"title\": \"T\", \"a\": [1, \"b\"]}\n",
        "",
        "+++\n+++",
        "\uFEFF+++\ntitle = \"\"\"\nT\"\"\"\na.b = 1\n+++\n",
        "+++\ntitle = \"T\"\nsubtitle = [\n  \"March 30 - April 2, 2020\", # when\n  'b',\n]\n+++\n## Day 1\n",
        "---\ntitle: T\nsubtitle:\n  - March 30-31, 2020\n  # c\n  - \"b\"\n---\n\n**Monday, March 30**\n",
        "{\"title\": \"T\", \"subtitle\": [\n \"2020-03-30 to 2020-04-01\"]}\n# 30 March\n",
    ];

    const string Plain =
        "\n{{% talk time=\"09:00am\" title=\"A\" %}}\nText.\n\n### Speakers\n{{% speaker name=\"Ada - A, B\" github=\"a\" %}}\nBio.\n{{% /speaker %}}\n{{% speaker name=\"Bob\" %}}\n{{% /speaker %}}\n\n### Slides\n[Slides](/a.pdf)\n{{% /talk %}}\n"
        + "{{% talk time=\"10:00am\" title=\"B\" %}}\n{{% /talk %}}\n\n# Why?\n{{< figure src=\"/a.png\" >}}\n";

    readonly Random random = new(seed);

    string kind = "";

    /// <summary>The talk that was edited; null if the edit was not one of a single talk.</summary>
    public int? EditedTalk { get; private set; }

    public override string ToString() => $"{kind} of talk {EditedTalk}";

    /// <summary>Front matter and pieces, or a page that is right with a few cuts and pieces in it.</summary>
    public string Page()
    {
        var front = Fronts[random.Next(Fronts.Length)];
        if (random.Next(3) == 0)
            return front + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Piece()));

        var text = front + Plain;
        for (var cuts = random.Next(3); cuts > 0; cuts--)
        {
            var at = random.Next(text.Length + 1);
            text = text.Remove(at, random.Next(2) == 0 ? 0 : Math.Min(random.Next(20), text.Length - at))
                .Insert(at, random.Next(3) == 0 ? "" : Piece());
        }

        return text;
    }

    public void Edit(PageEdit edit, HugoPage page)
    {
        if (page.Talks.Count == 0 || random.Next(5) == 0)
            EditPage(edit, page);
        else
            EditTalk(edit, page.Talks, random.Next(page.Talks.Count));
    }

    void EditTalk(PageEdit edit, IReadOnlyList<ShortcodeNode> talks, int position)
    {
        var talk = talks[position];
        EditedTalk = position;
        var speakers = talk.Children.OfType<ShortcodeNode>().Where(s => s.Name == "speaker").ToList();
        var bullets = talk.ToString().Split("* **").Length - 1;
        if (bullets > 0 && random.Next(2) == 0)
        {
            kind = "bullets";
            edit.SetBullets(talk, Bullets(bullets));
            return;
        }

        var change = random.Next(speakers.Count > 0 ? 11 : 6);
        kind = $"edit {change}";
        switch (change)
        {
            case 0:
                edit.SetTitle(talk, Text());
                break;
            case 1:
                edit.SetTime(
                    talk,
                    new TimeOnly(random.Next(24), random.Next(60)),
                    random.Next(4) == 0 ? new TimeOnly(random.Next(24), 0) : null
                );
                break;
            case 2:
                edit.SetAbstract(talk, Text());
                break;
            case 3:
                edit.SetSlides(talk, Links());
                break;
            case 4:
                edit.SetVideos(talk, Links());
                break;
            case 5:
                edit.AddSpeaker(talk, NewSpeaker(), Any(speakers));
                break;
            case 6:
                edit.SetBio(speakers[0], Text());
                break;
            case 7:
                edit.SetName(speakers[0], Text(), Text(), Text());
                break;
            case 8:
                edit.SetParameter(speakers[^1], random.Next(2) == 0 ? "github" : Text(), Text());
                break;
            case 9:
                edit.RemoveSpeaker(speakers[random.Next(speakers.Count)]);
                break;
            default:
                edit.MoveSpeaker(speakers[0], Any(speakers));
                break;
        }
    }

    List<BulletSpeaker> Bullets(int standing) =>
        [
            .. Enumerable
                .Range(0, standing + 1)
                .OrderBy(_ => random.Next())
                .Take(random.Next(standing + 2))
                .Select(at => new BulletSpeaker
                {
                    Stands = at < standing ? at : null,
                    Name = at == standing || random.Next(3) == 0 ? $"B{Text()}" : null,
                    JobTitle = random.Next(2) == 0 ? "Engineer" : Text(),
                    Company = random.Next(2) == 0 ? "" : Text(),
                    Bio = random.Next(3) == 0 ? Text() : null,
                }),
        ];

    void EditPage(PageEdit edit, HugoPage page)
    {
        var change = random.Next(11);
        kind = $"page edit {change}";
        switch (change)
        {
            case 0:
                edit.SetField("title", Text());
                break;
            case 1:
                edit.SetField(random.Next(2) == 0 ? "place" : Text(), Text());
                break;
            case 2:
                edit.SetField(
                    "subtitle",
                    [.. Enumerable.Range(0, random.Next(4)).Select(at => random.Next(2) == 0 ? Text() : $"{(char)('a' + at)}")]
                );
                break;
            case 3:
                edit.RemoveField(random.Next(2) == 0 ? "title" : "a");
                break;
            case 4 when page.Talks.Count > 0:
                edit.MoveTalk(page.Talks[random.Next(page.Talks.Count)], Any(page.Talks));
                break;
            case 5 when page.Talks.Count > 0:
                edit.RemoveTalk(page.Talks[random.Next(page.Talks.Count)]);
                break;
            case 6 when page.Shortcodes.Count > 0:
                edit.SetParameter(page.Shortcodes[random.Next(page.Shortcodes.Count)], "src", Text());
                break;
            case 7 when page.Shortcodes.Count > 0:
                edit.RemoveParameter(page.Shortcodes[random.Next(page.Shortcodes.Count)], "src");
                break;
            case 8 when page.Talks.Count > 0:
                edit.MoveTalkToDay(page.Talks[random.Next(page.Talks.Count)], Day());
                break;
            case 9:
                edit.AddTalkOnDay(
                    new NewTalk
                    {
                        Title = Text(),
                        StartsAt = new TimeOnly(random.Next(24), 0),
                        Abstract = Text(),
                    },
                    Day()
                );
                break;
            default:
                edit.AddTalk(
                    new NewTalk
                    {
                        Title = Text(),
                        StartsAt = new TimeOnly(random.Next(24), 0),
                        Abstract = Text(),
                        Speakers = [NewSpeaker()],
                        Slides = Links(),
                    },
                    Any(page.Talks)
                );
                break;
        }
    }

    DateOnly Day() => new DateOnly(2020, 3, 29).AddDays(random.Next(5));

    NewSpeaker NewSpeaker() =>
        new()
        {
            Name = $"New {Text()}",
            JobTitle = Text(),
            Company = Text(),
            Parameters = A.Parameters(("github", Text())),
            Bio = Text(),
        };

    PageLink[] Links() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => new PageLink(random.Next(2) == 0 ? "" : Text(), Url()))];

    string Url() =>
        random.Next(3) switch
        {
            0 => "https://a.example/new",
            1 => "/new.pdf",
            _ => Text(),
        };

    ShortcodeNode? Any(IReadOnlyList<ShortcodeNode> nodes) => random.Next(nodes.Count + 1) is var at && at < nodes.Count ? nodes[at] : null;

    string Text() =>
        random.Next(3) switch
        {
            0 => "Plain words",
            1 => Piece(),
            _ => string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Piece())),
        };

    string Piece() => Pieces[random.Next(Pieces.Length)];
}
