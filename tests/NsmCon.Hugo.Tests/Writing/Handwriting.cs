using CsCheck;

namespace NsmCon.Hugo.Tests;

/// <summary>One person's way to write pages; all of a page is written in it.</summary>
sealed record Handwriting(
    string LineEnd,
    string Opening,
    string Closing,
    char Quote,
    string Gap,
    int Level,
    string[] Times,
    FrontMatterFormat Format
)
{
    // Hugo wants the end of a closing tag on the line of its name.
    string ClosingTag(string name) => $"{Opening}/{name} {Closing.TrimStart()}";

    public static Gen<Handwriting> Any { get; } =
        from lineEnd in OneOf("\n", "\r\n")
        from opening in OneOf("{{% ", "{{%", "{{< ", "{{<\t")
        from space in OneOf(" ", "", "\n")
        from quote in OneOf("\"", "`")
        from gap in OneOf("", "\n", "\n\n")
        from level in Gen.Int[2, 4]
        from times in OneOf(
            "09:00am 10:15am 01:30pm 02:45pm",
            "9:00am 10:15am 1:30pm 2:45pm",
            "09:00 10:15 13:30 14:45",
            "09:00:00+02 10:15:00+02 13:30:00+02 14:45:00+02"
        )
        from format in Gen.Int[0, 2]
        let closing = space.Replace("\n", lineEnd, StringComparison.Ordinal) + (opening[2] == '%' ? "%}}" : ">}}")
        select new Handwriting(lineEnd, opening, closing, quote[0], gap, level, times.Split(' '), (FrontMatterFormat)format);

    public string Page(IEnumerable<SomeTalk> talks) => Page(string.Join("\n" + Gap, talks.Select(Talk)));

    /// <summary>A page of several days, each with a heading and one talk.</summary>
    public string Page(IEnumerable<(string Heading, SomeTalk Talk)> days) =>
        Page(string.Join("\n\n" + Gap, days.Select((day, position) => $"{day.Heading}\n{Gap}{Talk(day.Talk, position)}")))
            .Replace("March 30, 2020", "March 30 - April 2, 2020", StringComparison.Ordinal);

    string Page(string talks) =>
        Text(
            Format switch
            {
                FrontMatterFormat.Toml =>
                    "+++\ntitle = \"NSMCon\"\nsubtitle = [\"March 30, 2020 | Oslo\"]\n[[buttons]]\nname = \"N\"\nhref = \"/h\"\n+++\n",
                FrontMatterFormat.Yaml => "---\ntitle: NSMCon\nsubtitle: [\"March 30, 2020 | Oslo\"]\n---\n",
                _ => "{\n  \"title\": \"NSMCon\",\n  \"subtitle\": [\"March 30, 2020 | Oslo\"]\n}\n",
            }
                + "\n# Schedule\n\n"
                + talks
                + "\n\n# Why?\nBecause.\n\n"
                + $"{Opening}sponsor_logo sponsor_name={Quote}Acme{Quote} src={Quote}/a.svg{Quote}{Closing}\n"
        );

    string Talk(SomeTalk talk, int position)
    {
        var lines = new List<string>
        {
            $"{Opening}talk time={Quote}{Times[position % 4]}{Quote} title={Quote}{talk.Title}{Quote}{Closing}",
        };
        if (talk.Abstract.Length > 0)
            lines.Add(talk.Abstract);
        if (talk.Speakers.Length > 0)
            Heading(lines, talk.Speakers.Length > 1 ? "Speakers" : "Speaker");
        lines.AddRange(
            talk.Speakers.Select(s =>
                $"{Opening}speaker name={Quote}{s.Name}{Quote}{s.Handles.Replace('"', Quote)}{Closing}\n{s.Bio}{(s.Bio.Length > 0 ? "\n" : "")}{ClosingTag("speaker")}"
            )
        );
        if (talk.Slides is not null)
        {
            Heading(lines, "Slides");
            lines.Add($"[Slides]({talk.Slides})");
        }

        lines.Add(ClosingTag("talk"));
        return string.Join('\n', lines);
    }

    void Heading(List<string> lines, string text)
    {
        if (lines.Count > 1)
            lines.Add("");
        lines.Add(new string('#', Level) + " " + text);
    }

    string Text(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", LineEnd, StringComparison.Ordinal);

    static Gen<string> OneOf(params string[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}

sealed record SomeTalk(string Title, string Abstract, SomeSpeaker[] Speakers, string? Slides)
{
    public static Gen<SomeTalk[]> Several { get; } =
        Gen.Select(
                SomeText.Plain,
                Gen.Int[0, 3],
                Gen.Select(SomeText.Name, Gen.Int[0, 2], SomeText.Plain).Array[0, 3],
                Gen.Int[0, 2],
                Gen.Int[0, 99]
            )
            .Select(
                (text, blank, speakers, slides, number) =>
                    new SomeTalk(
                        $"Talk {number}",
                        blank == 0 ? "" : text,
                        speakers
                            .Select(s => new SomeSpeaker(
                                s.Item1,
                                new[] { "", " github=\"g1\"", " twitter=\"t\" img=\"/i.png\"" }[s.Item2],
                                s.Item3
                            ))
                            .ToArray(),
                        slides == 0 ? $"/pdf/{number}.pdf" : null
                    )
            )
            .Array[2, 5]
            .Select(talks => talks.Select((t, i) => t with { Title = $"{t.Title}.{i}" }).ToArray());
}

sealed record SomeSpeaker(string Name, string Handles, string Bio);

/// <summary>Texts as people give them, and as people should not.</summary>
static class SomeText
{
    static readonly string[] Fragments =
    [
        "word ",
        "two  ",
        "\n",
        "\n\n",
        "é🎉",
        "\"",
        "\\",
        "`",
        "{{< x >}}",
        "{{% /talk %}}",
        "{{</* y */>}}",
        "{{<",
        "%}}",
        "%}",
        "{{",
        "### Outline\n",
        "### Speakers\n",
        "* **A** b\n",
        "```\n",
        "<!-- c -->",
        "<!--",
        "[Slides](/a.pdf)\n",
        "[a](/b)",
        "+++\n",
        "---\n",
        "=",
        " - ",
        ", ",
        "\t",
        "\r\n",
        "\r",
        "\0",
        "\u00A0",
        "#",
        "'",
        ":",
        "*/",
        "/*",
        "{{< x a=\"b\" >}}",
        "{&#123;% x %}}",
        "{\\{% /talk %}}",
        "{{&#x25; x %}}",
        "{{&lt; x >}}",
        "`{{% x %}}`",
        "`{\\{% x`",
        "&lbrace;",
        "&amp;",
        "&",
        "<b>",
        "<!-- c\n\nd -->",
        "{",
    ];

    /// <summary>Markdown that any page can hold.</summary>
    public static Gen<string> Plain { get; } =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 9])
            .Array[1, 4]
            .Select(parts =>
                string.Join(
                    "\n",
                    parts.Select(p =>
                        new[] { "One line, with words.", "* a list", "", "> \"quoted\"", "    code \\n", "#### Outline" }[p.Item1] + p.Item2
                    )
                )
            );

    public static Gen<string> Name { get; } =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9])
            .Select(
                (form, number) =>
                    new[] { "Ada L", "Ada - Analyst, Engines", "Ada - SRE - Lead, Acme, Inc.", "Émile - Chef" }[form]
                        .Insert(3, number.ToString())
            );

    public static Gen<string> Wild { get; } =
        Gen.Int[0, Fragments.Length - 1].Array[0, 6].Select(parts => string.Concat(parts.Select(i => Fragments[i])));
}
