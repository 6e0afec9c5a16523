namespace NsmCon.Hugo.Tests;

/// <summary>Every sentence of the reader, whole and with its place, as people read it.</summary>
public class SentencesTests
{
    const string Head = "+++\ntitle = \"NSMCon\"\ndate = \"2020-03-30\"\n+++\n";
    const string Talk = "{{% talk time=\"09:00am\" title=\"T\" %}}\n";

    public static TheoryData<string, string> Pages { get; } =
        new()
        {
            { "", "Error H103 1:1 The page is empty: write front matter with a title, and the talks." },
            { "+++\ntitle = \"T\"\n", "Error H201 1:1 The front matter has no end: write a line with +++ after it." },
            { "---\ntitle: T\n", "Error H201 1:1 The front matter has no end: write a line with --- after it." },
            { "{\"title\": 1\n", "Error H201 1:1 The front matter has no end: close the object with }." },
            { "+ a\n", "Error H204 1:1 Hugo takes this for front matter: begin it with +++, or begin the page with another character." },
            {
                "- a list\n",
                "Error H204 1:1 Hugo takes this for front matter: begin it with ---, or begin the page with another character."
            },
            {
                "{{% talk %}}{{% /talk %}}\n",
                "Error H204 1:1 Hugo takes this for front matter in JSON: write front matter before the first shortcode."
            },
            { "+++\ntitle = T\n+++\n", "Error H202 2:9 The front matter is not valid TOML: Unexpected token `T` for a value." },
            { "---\n- a\n---\n", "Error H202 2:1 The front matter is not valid YAML: it must be fields such as \"title: NSMCon\"." },
            {
                "---\na: b\nc: d: e\n---\n",
                "Error H202 3:5 The front matter is not valid YAML: While scanning a plain scalar value, found invalid mapping."
            },
            {
                "---\nsubtitle: [\na, b]\n---\n",
                "Error H202 2:11 The front matter is not valid YAML: the text after this cannot be read; put it in quotes."
            },
            { "{\"a\": 1,\n \"b\": x}\n", "Error H202 2:7 The front matter is not valid JSON: 'x' is an invalid start of a value." },
            { "{\"a\": \"\\ud800\"}\n", "Error H202 1:7 The front matter is not valid JSON: this text holds half of a surrogate pair." },
            {
                "+++\ntitle = \"T\"\nsubtitle = {a = 1}\nbuttons = \"x\"\nplace = [1]\ndates = 5\n+++\n",
                "Warning H205 3:12 The field subtitle must hold texts: change it."
            },
            {
                "+++\ntitle = \"T\"\nsubtitle = {a = 1}\nbuttons = \"x\"\nplace = [1]\ndates = 5\n+++\n",
                "Warning H205 4:11 The field buttons must hold tables with name and href: change it."
            },
            {
                "+++\ntitle = \"T\"\nsubtitle = {a = 1}\nbuttons = \"x\"\nplace = [1]\ndates = 5\n+++\n",
                "Warning H205 5:9 The field place must hold a text: change it."
            },
            { "+++\ntitle = [1]\ndate = [1]\ndraft=\"x\"\n+++\n", "Warning H205 2:9 The field title must hold a text: change it." },
            { "text", "Error H401 1:1 The page has no front matter: begin it with +++, a title and +++." },
            { "+++\n+++\n", "Error H401 1:1 The page has no title: write one into the front matter." },
            {
                "+++\ntitle = \"T\"\nbuttons = [{name = \"N\"}, 1]\n+++\n",
                "Warning H404 3:12 This button lacks a name or an href and was left out: give it both."
            },
            {
                "+++\ntitle = \"T\"\n+++\n" + Talk + "{{% /talk %}}\n",
                "Warning H403 1:1 The page does not say when the event is: write the date into the subtitle, such as \"March 30, 2020 | Amsterdam\"."
            },
            {
                "+++\ntitle = \"T\"\nsubtitle = \"Monday, March 31, 2020 | Amsterdam\"\n+++\n",
                "Warning H452 3:12 March 31, 2020 is a Tuesday, not a Monday: correct one of them."
            },
            {
                "+++\ntitle = \"T\"\nsubtitle = \"March 30-31, 2020 | Amsterdam\"\n+++\n# March 30, 2020\n" + Talk + "{{% /talk %}}\n",
                "Warning H453 3:12 No talk is on March 31, 2020, a day of the event: write a heading with that day above its talks."
            },
            {
                "+++\ntitle = \"T\"\nsubtitle = \"March 30, 2020 | Amsterdam (UTC+5)\"\n+++\n{{% talk time=\"9:00am UTC+2\" title=\"T\" %}}{{% /talk %}}\n",
                "Warning H411 5:10 \"9:00am UTC+2\" is not a time: write it as 09:00am or 14:30."
            },
            {
                "+++\ntitle = \"T\"\nsubtitle = \"March 30 - March 31, 2020\"\n+++\n## Tuesday, September 14\n" + Talk + "{{% /talk %}}\n",
                "Warning H451 5:1 \"Tuesday, September 14\" looks like a day, and is none of the event's, so the talks below are on March 30, 2020: write the date as in the subtitle, or \"Day 2\"."
            },
            {
                "+++\ntitle = \"T\"\nsubtitle = \"March 30, 2020 | CET\"\n+++\n{{% talk time=\"09:00:00+02\" title=\"T\" %}}{{% /talk %}}\n",
                "Warning H419 3:12 The subtitle names CET, which is +01:00, but the times say +02:00: correct one of them."
            },
            {
                "+++\ntitle = \"T\"\n+++\n{{% talk time=\"09:00:00-03:30\" title=\"T\" %}}{{% /talk %}}\n{{% talk time=\"10:00:00+01\" title=\"U\" %}}{{% /talk %}}\n",
                "Warning H419 1:1 The times are not equally far from UTC (-03:30, +01:00): write them all in one zone."
            },
        };

    public static TheoryData<string, string> Syntax { get; } =
        new()
        {
            { "{{< talk", "Error H301 5:1 This tag has no end: close it with >}}." },
            { "{{< talk", "Error H308 5:1 This talk is not closed: write {{< /talk >}} after its text." },
            { "{{% %}}", "Error H302 5:1 This tag has no shortcode name: write one, or remove the tag." },
            {
                "{{< x “a” >}}",
                "Warning H313 5:1 The shortcode \"x\" is not known here, and the site's layouts are not at hand: make sure that the site has it."
            },
            {
                "{{< x “a” >}}",
                "Error H303 5:7 The character “ (U+201C) is not allowed here. Values with other characters than letters, digits, - and _ need straight double quotes (\")."
            },
            {
                "{{< x a\u00A0b >}}",
                "Error H303 5:8 The character (U+00A0) is not allowed here. Values with other characters than letters, digits, - and _ need straight double quotes (\")."
            },
            {
                "{{< x a, b >}}",
                "Error H303 5:8 The character , (U+002C) is not allowed here. Values with other characters than letters, digits, - and _ need straight double quotes (\")."
            },
            { "{{% talk %}}{{% /talk x %}}", "Error H303 5:23 Only %}} may follow here: remove what comes before it." },
            { "{{% talk %}}{{% /talk\n %}}", "Error H303 5:22 A closing tag ends on the line of its name: write %}} there." },
            {
                "{{% x ' %}}",
                "Error H303 5:7 The character ' (U+0027) is not allowed here. Values with other characters than letters, digits, - and _ need straight double quotes (\")."
            },
            {
                "{{% x \u0007 %}}",
                "Error H303 5:7 The character (U+0007) is not allowed here. Values with other characters than letters, digits, - and _ need straight double quotes (\")."
            },
            { "{{% x {{% y %}} %}}", "Error H301 5:1 This tag has no end: close it with %}}." },
            {
                "{{< x a=\"b\n\" >}}",
                "Error H304 5:9 This value has no end on its line: close it with a double quote (\"); a value with a line break goes in backticks (`)."
            },
            { "{{< x a=`b", "Error H305 5:9 This value has no end: close it with a backtick (`)." },
            {
                "{{< x a=\"b\" c >}}",
                "Error H306 5:13 Named and positional parameters cannot be mixed in one tag: name them all, or none."
            },
            { "{{< x \\`a` >}}", "Error H307 5:7 Hugo cannot read a backslash before a backtick: remove one of them." },
            { "{{< x a=1>}}", "Error H317 5:9 Hugo reads >}} as part of this value: write a=\"1\"." },
            { "{{%x a=b%}}", "Error H317 5:8 Hugo reads %}} as part of this value: write a=\"b\"." },
            { "{{% talk %}}\n", "Error H308 5:1 This talk is not closed: write {{% /talk %}} after its text." },
            { "{{< img-text img=\"/a.png\" >}}\n", "Error H308 5:1 This img-text is not closed: write {{< /img-text >}} after its text." },
            {
                "{{% talk %}}\n{{% speaker %}}\n{{% /talk %}}\n{{% /speaker %}}",
                "Warning H316 6:1 This speaker has no name: write name=\"…\"."
            },
            {
                "{{% talk %}}\n{{% speaker %}}\n{{% /talk %}}\n{{% /speaker %}}",
                "Error H310 8:1 The speaker closed here opened inside a shortcode that is closed already: move this tag up, before that shortcode's closing tag."
            },
            { "text {{% /talk %}}", "Error H309 5:6 There is no open talk to close here: remove this tag, or open the shortcode." },
            {
                "{{< sponsor_logo sponsor_name=\"A\" >}}{{< /sponsor_logo >}}",
                "Error H311 5:38 A sponsor_logo has no inner text and is not closed: remove this tag."
            },
            {
                "{{< sponsor_logo sponsor_name=\"A\" />}}",
                "Error H311 5:1 A sponsor_logo has no inner text and is not closed: remove the /."
            },
            { "{{</* talk ", "Error H312 5:1 This escaped shortcode has no end: write */>}} after it." },
            { "{{%/* talk ", "Error H312 5:1 This escaped shortcode has no end: write */%}} after it." },
            { "{{< Talk >}}", "Error H318 5:1 The site has no shortcode \"Talk\": write talk." },
            { "{{< talk/ >}}", "Error H318 5:1 The site has no shortcode \"talk/\": write a space before the /." },
            {
                "{{% talk title=\"T\" time=\"9:00\" titel=\"U\" %}}{{% /talk %}}",
                "Warning H314 5:32 A talk has no parameter \"titel\", only time, title: correct the name, or remove it."
            },
            {
                "{{% speaker \"Ada\" %}}{{% /speaker %}}",
                "Warning H314 5:13 A speaker takes named parameters (name, github, twitter, linkedin, img, id): give this value a name."
            },
            {
                "{{% talk title=\"T\" time=\"9:00\" time=\"9:30\" %}}{{% /talk %}}",
                "Warning H315 5:32 The parameter time is given twice; this one counts: remove one."
            },
            {
                "{{< sponsor_section >}}{{< sponsor_logo >}}{{< /sponsor_section >}}",
                "Warning H316 5:1 This sponsor_section has no sponsor_type: write sponsor_type=\"…\"."
            },
            {
                "{{< sponsor_section >}}{{< sponsor_logo >}}{{< /sponsor_section >}}",
                "Warning H316 5:24 This sponsor_logo has no sponsor_name: write sponsor_name=\"…\"."
            },
        };

    public static TheoryData<string, string> Events { get; } =
        new()
        {
            {
                "{{% speaker name=\"Ann Able - SRE, Acme\" %}}{{% /speaker %}}\n{{% speaker name=\"Anne Able - SRE, Acme\" %}}{{% /speaker %}}",
                "Info H427 6:1 \"Anne Able\" and \"Ann Able\" in line 5 may be one person: write the name in one way, or give one of them a mark, such as id=\"anne-able\"."
            },
            {
                "{{% speaker name=\"Ann Able - SRE, Cisco Systems\" %}}{{% /speaker %}}\n{{% speaker name=\"Bo Baker - SRE, Cisco Sytems\" %}}{{% /speaker %}}",
                "Info H428 6:1 \"Cisco Sytems\" and \"Cisco Systems\" in line 5 may be one company: write its name in one way."
            },
            {
                "{{% talk time=\"9:00\" title=\"T\" %}}{{% /talk %}}\n{{% talk time=\"19:30\" title=\"U\" %}}{{% /talk %}}",
                "Warning H455 6:10 Nothing is on the page for 10.5 hours before 19:30: correct one of the times, or write when \"T\" ends."
            },
            {
                Talk
                    + "Text.\n{{% speaker name=\"A\" %}}{{% /speaker %}}{{% /talk %}}\n{{% talk time=\"10:00am\" title=\"U\" %}}Text.{{% speaker name=\"B\" %}}{{% /speaker %}}{{% /talk %}}\n{{% talk time=\"11:00am\" title=\"V\" %}}{{% speaker name=\"C\" %}}{{% /speaker %}}{{% /talk %}}",
                "Info H456 9:1 1 of 3 talks has no abstract yet: \"V\"."
            },
            {
                "{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}",
                "Warning H461 6:1 Acme is in this section already: remove one."
            },
            {
                "{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n{{< sponsor_logo sponsor_name=\"Bolt\" >}}",
                "Warning H462 6:1 Bolt has no logo, as other sponsors have: write src=\"…\"."
            },
            {
                "# A\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n# B\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}",
                "Info H463 8:1 Acme is in line 6 too: remove one, unless it sponsors both."
            },
            {
                "{{% speaker name=\"Ada L\" github=\"a\" %}}{{% /speaker %}}\n{{% speaker name=\"Bo Baker\" github=\"a\" %}}{{% /speaker %}}",
                "Warning H429 6:1 Bo Baker has the handle a of Ada L, and is taken for another person: correct the handle, or give both the same mark, such as id=\"ada-l\", if they are one."
            },
            {
                "March 31, 2020\n",
                "Warning H402 3:8 The front matter's date is 2020-03-30, but the page says \"March 31, 2020\": correct one of them."
            },
            {
                Talk + "{{% /talk %}}\n{{% talk time=\"08:00am\" title=\"T\" %}}{{% /talk %}}",
                "Warning H412 7:10 08:00am is before 09:00am, the time of the talk above: correct one, or move the talk."
            },
            {
                Talk + Talk + "{{% /talk %}}\n{{% /talk %}}",
                "Warning H413 6:1 This talk is inside another talk: close that one before it."
            },
            {
                "<!--\n" + Talk + "{{% /talk %}}\n-->\n",
                "Warning H416 6:1 \"T\" stands in a comment, so the site does not show it and it is left out: take it off the page if it will not be given."
            },
            {
                Talk + "{{% /talk %}}\n{{% talk time=\"9:00\" title=\"t\" %}}{{% /talk %}}",
                "Warning H454 7:1 \"t\" is above already, at the same time: remove one of them."
            },
            {
                Talk
                    + "### Speakers\n{{% speaker name=\"A\" %}}{{% /speaker %}}\n{{% speaker name=\"A\" %}}{{% /speaker %}}\n{{% /talk %}}",
                "Warning H426 8:1 A is named twice for this talk: remove one."
            },
            {
                "{{% talk time=\"14:00pm\" title=\"T\" %}}{{% /talk %}}",
                "Warning H417 5:10 \"14:00pm\" mixes two clocks: write 14:00, or 02:00PM."
            },
            {
                "{{% talk time=\"1:30\" title=\"T\" %}}{{% /talk %}}",
                "Warning H417 5:10 \"1:30\" is at night, as it is written: write 13:30 for the afternoon, or 01:30 if the night is meant."
            },
            {
                "{{% talk time=\"9:00 - 8:30\" title=\"T\" %}}{{% /talk %}}",
                "Warning H418 5:10 \"9:00 - 8:30\" would last 23.5 hours, so its end is not used: correct one of the times."
            },
            {
                "[a](htps://example.org) [b](www.example.org) [c](http:example.org)\n",
                "Warning H433 5:5 \"htps://example.org\" leads nowhere: write https:// before the site's name."
            },
            {
                "[a](htps://example.org) [b](www.example.org) [c](http:example.org)\n",
                "Warning H433 5:29 \"www.example.org\" leads nowhere: write https:// before it."
            },
            {
                "[a](htps://example.org) [b](www.example.org) [c](http:example.org)\n",
                "Warning H433 5:50 \"http:example.org\" leads nowhere: write http:// before the site's name."
            },
            {
                "a\u200Bb\n",
                "Info H445 5:2 The character U+200B has no width, so nobody sees it, and searches stumble over it: delete it."
            },
            { "TODO FIXME\n", "Info H446 5:1 TODO is still here: do it, or take it away." },
            { "ok Тhe ", "Warning H441 5:4 \"Тhe\" has the Cyrillic letter U+0422, which looks like T: write the Latin letter." },
            { "Αda\n", "Warning H441 5:1 \"Αda\" has the Greek letter U+0391, which looks like A: write the Latin letter." },
            { "an opensource c\nommunity", "Info H443 5:15 A word seems to be broken over two lines: join its parts." },
            {
                "text\n<<<<<<< HEAD\none\n=======\nother\n>>>>>>> theirs\n",
                "Error H444 6:1 These are both sides of a conflict that Git could not merge: choose one, and delete the lines with <<<<<<<, ======= and >>>>>>>."
            },
            {
                "# A\n\n# B\ntext\n## B\ntext\n",
                "Warning H405 5:1 There is nothing under the heading \"A\": add its text, or remove the heading."
            },
            {
                "# A\n\n# B\ntext\n## B\ntext\n",
                "Warning H406 9:1 A heading above has the anchor #b too, so links lead there: change the heading, or end it with an anchor of its own such as {#b-2}."
            },
            {
                Talk + "## Speaker\n{{% speaker name=\"A\" %}}{{% /speaker %}}{{% /talk %}}",
                "Info H414 6:1 \"Speaker\" is a heading of level 2; inside a talk it is of level 3: write ### Speaker."
            },
            {
                Talk + "### Slides\nsoon\n{{% /talk %}}",
                "Warning H415 6:1 There is no link under \"Slides\": add one, or remove the heading."
            },
            {
                "{{% speaker name=\"A\" linkedin=\"company/acme\" github=\"ada l\" twitter=\"ada/status/1\" %}}{{% /speaker %}}",
                "Warning H424 5:22 \"company/acme\" is no person's name at linkedin, so it is left out: write the name in the address of the profile alone, such as ada-lovelace."
            },
            {
                "{{% speaker name=\"Ada L - X, Y\" img=\"/a.png\" %}}One.{{% /speaker %}}\n{{% speaker name=\"Ada L - Z, Y\" img=\"/b.png\" %}}Two.{{% /speaker %}}",
                "Warning H421 6:1 Ada L was described above with another title, image, bio; the first counts: make them the same."
            },
            {
                "{{% speaker name=\"Ada L - X, Y\" %}}{{% /speaker %}}\n{{% speaker name=\"Ada L - Z, Y\" %}}{{% /speaker %}}",
                "Warning H421 6:1 Ada L was described above with another title; the first counts: make them the same."
            },
            {
                "{{% speaker name=\"Ada L - X, Y\" %}}One.{{% /speaker %}}\n{{% speaker name=\"Ada L - X, Y\" %}}Two.{{% /speaker %}}",
                "Warning H421 6:1 Ada L was described above with another bio; the first counts: make them the same."
            },
            {
                "{{% speaker name=\"Ada L - X, Y\" img=\"/a.png\" %}}{{% /speaker %}}\n{{% speaker name=\"Ada L - X, Z\" img=\"/b.png\" %}}{{% /speaker %}}",
                "Warning H421 6:1 Ada L was described above with another company, image; the first counts: make them the same."
            },
            {
                "{{% speaker name=\"Ada L\" github=\"a\" %}}{{% /speaker %}}\n{{% speaker name=\"Ada L\" github=\"b\" %}}{{% /speaker %}}",
                "Warning H422 6:1 Ada L has another handle at github above; the first counts: make them the same, or, if they are two people, give one of them a mark, such as id=\"ada-l-2\"."
            },
            {
                "{{% speaker name=\"Ada L - X, Red\" github=\"a\" %}}{{% /speaker %}}\n{{% speaker name=\"Ada L - X, Blue\" github=\"b\" %}}{{% /speaker %}}",
                "Info H425 6:1 Ada L is taken for two people, because their handles, companies, texts or photos differ: make these the same, or give one of the two a mark, such as id=\"ada-l-2\"."
            },
            {
                "{{% speaker name=\"Ada, Engines\" %}}{{% /speaker %}}",
                "Info H423 5:13 \"Ada, Engines\" is taken for a name as a whole: write Name - Title, Company."
            },
            {
                "{{% speaker name=\"Ada  L\" %}}{{% /speaker %}}",
                "Info H442 5:22 There is more than one space in a row in this name: write one."
            },
            {
                "{{% talk time=\"9:00-10:00\" title=\"T\" %}}{{% /talk %}}\n{{% talk time=\"19:00\" title=\"U\" %}}{{% /talk %}}\n",
                "Warning H455 6:10 Nothing is on the page for 9 hours before 19:00: correct one of the times."
            },
            {
                "{{% talk time=\"9:00\" title=\"T\" %}}{{% /talk %}}\n{{% talk time=\"19:00\" title=\"U\" %}}{{% /talk %}}\n",
                "Warning H455 6:10 Nothing is on the page for 10 hours before 19:00: correct one of the times, or write when \"T\" ends."
            },
            {
                "{{% talk time=\"9:00\" title=\"T\" %}}\nText.\n\n### Speaker\n{{% speaker name=\"Ada L\" %}}{{% /speaker %}}\n{{% /talk %}}\n{{% talk time=\"10:00\" title=\"U\" %}}\n### Speaker\n{{% speaker name=\"Bo B\" %}}{{% /speaker %}}\n{{% /talk %}}\n{{% talk time=\"11:00\" title=\"V\" %}}\nText.\n\n### Speaker\n{{% speaker name=\"Cy C\" %}}{{% /speaker %}}\n{{% /talk %}}\n",
                "Info H456 11:1 1 of 3 talks has no abstract yet: \"U\"."
            },
            {
                "{{% speaker name=\"Ann Able - SRE, Acme\" %}}{{% /speaker %}}\n{{% speaker name=\"Anne Able - SRE, Acme\" %}}{{% /speaker %}}\n",
                "Info H427 6:1 \"Anne Able\" and \"Ann Able\" in line 5 may be one person: write the name in one way, or give one of them a mark, such as id=\"anne-able\"."
            },
            {
                "{{% speaker name=\"Ann Able - SRE, Red Hat\" %}}{{% /speaker %}}\n{{% speaker name=\"Bo Baker - SRE, RedHat\" %}}{{% /speaker %}}\n",
                "Info H428 6:1 \"RedHat\" and \"Red Hat\" in line 5 may be one company: write its name in one way."
            },
            {
                "{{% speaker name=\"Ann Able\" github=\"ann\" %}}{{% /speaker %}}\n{{% speaker name=\"Bo Baker\" github=\"ann\" %}}{{% /speaker %}}\n",
                "Warning H429 6:1 Bo Baker has the handle ann of Ann Able, and is taken for another person: correct the handle, or give both the same mark, such as id=\"ann-able\", if they are one."
            },
            {
                "{{< sponsor_section sponsor_type=\"Gold\" >}}\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/b.svg\" >}}\n{{< /sponsor_section >}}\n",
                "Warning H461 7:1 Acme is in this section already: remove one."
            },
            {
                "{{< sponsor_section sponsor_type=\"Gold\" >}}\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" href=\"/\" >}}\n{{< sponsor_logo sponsor_name=\"Cole\" src=\"/c.svg\" >}}\n{{< /sponsor_section >}}\n",
                "Warning H462 7:1 Cole has no link, as other sponsors have: write href=\"…\"."
            },
            {
                "# Event\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n# Lunch\n{{< sponsor_logo sponsor_name=\"Acme\" src=\"/a.svg\" >}}\n",
                "Info H463 8:1 Acme is in line 6 too: remove one, unless it sponsors both."
            },
        };

    public static TheoryData<string, string> Site { get; } =
        new()
        {
            {
                "{{< x “a” >}}",
                "Warning H313 5:1 The site's layouts define no shortcode \"x\": make sure that a theme or module does, correct the name, or remove the shortcode."
            },
            {
                "{{% speaker name=\" Ada L\" img=\"/gone.png\" %}}{{% /speaker %}}\n[a](/gone.pdf)\n",
                "Warning H431 5:27 The site has no file /gone.png: add it, or correct the path."
            },
            {
                "{{% speaker name=\" Ada L\" img=\"/gone.png\" %}}{{% /speaker %}}\n[a](/gone.pdf)\n",
                "Warning H432 6:5 The site has no file /gone.pdf: add it below static/, or correct the link."
            },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_and_its_front_matter_are_told_by_whole_sentences(string text, string expected) =>
        Assert.Contains(expected, Sentences(EventPage.Read(HugoPage.Parse(text))));

    [Theory]
    [MemberData(nameof(Syntax))]
    [MemberData(nameof(Events))]
    public void What_stands_in_a_page_is_told_by_whole_sentences(string body, string expected) =>
        Assert.Contains(expected, Sentences(EventPage.Read(HugoPage.Parse(Head + body))));

    [Theory]
    [MemberData(nameof(Site))]
    public void What_the_site_lacks_is_told_by_whole_sentences(string body, string expected) =>
        Assert.Contains(expected, Sentences(EventPage.Read(HugoPage.Parse(Head + body), _ => false, _ => false)));

    [Theory]
    [InlineData("+++\na = ", "\n+++\n", "2:1")]
    [InlineData("---\na: ", "\n---\n", "2:1")]
    [InlineData("{\"a\": ", "\n}\n", "1:70")]
    public void Front_matter_that_is_too_deep_is_told_by_a_whole_sentence(string before, string after, string place)
    {
        var page = HugoPage.Parse(before + new string('[', 70) + after);

        Assert.Equal(
            [$"Error H203 {place} The front matter is nested more than 64 levels deep: make it flatter."],
            page.Diagnostics.Select(Sentence)
        );
    }

    [Fact]
    public void A_page_that_cannot_be_read_is_told_by_a_whole_sentence()
    {
        Assert.Contains(
            "Error H101 1:2 This is not UTF-8: save the page in UTF-8.",
            HugoPage.Parse([(byte)'a', 0xFF]).Diagnostics.Select(Sentence)
        );
        Assert.Equal(
            ["Error H102 1:1 The page is larger than 10 MB and was not read: split it."],
            HugoPage.Parse(new string('a', HugoPage.MaxBytes + 1)).Diagnostics.Select(Sentence)
        );
    }

    [Fact]
    public void Every_code_has_its_sentence_here()
    {
        string[] elsewhere = [FindingCodes.NotUtf8, FindingCodes.TooLarge, FindingCodes.FrontMatterDepth];
        var codes = typeof(FindingCodes).GetFields().Select(field => (string)field.GetValue(null)!);
        var told = new[] { Pages, Syntax, Events, Site }.SelectMany(rows => rows).Select(row => ((string)row[1]).Split(' ')[1]);

        Assert.Empty(codes.Except(told).Except(elsewhere));
    }

    static IEnumerable<string> Sentences(EventPage read) => read.Findings.Select(Sentence);

    static string Sentence(Diagnostic finding) => $"{finding.Severity} {finding.Code} {finding.Line}:{finding.Column} {finding.Message}";
}
