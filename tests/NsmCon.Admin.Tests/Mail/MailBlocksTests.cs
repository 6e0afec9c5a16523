using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using NsmCon.Admin.Mail;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>How each kind of block is set, as plain text and as HTML.</summary>
public class MailBlocksTests
{
    [Theory]
    [InlineData("# Big\n\n## Less\n\n### Small", "BIG\n\nLESS\n\nSmall")]
    [InlineData("## See [words](https://example.org)", "SEE WORDS")]
    [InlineData(
        "https://example.org/a/very/long/address/that/no/line/of/a/mail/has/room/for/as/it/stands/here now",
        "https://example.org/a/very/long/address/that/no/line/of/a/mail/has/room/for/as/it/stands/here\nnow"
    )]
    [InlineData("1. one\n2. two", "1. one\n2. two")]
    [InlineData("7. seven\n8. eight", "7. seven\n8. eight")]
    [InlineData("- one\n  - inside\n- two", "- one\n  - inside\n- two")]
    [InlineData("- one\n\n  more\n- two", "- one\n\n  more\n- two")]
    [InlineData("> one\n>\n> two", "> one\n>\n> two")]
    [InlineData("    code\n\n      more", "    code\n\n      more")]
    [InlineData("one\n\n***\n\ntwo", "one\n\n* * *\n\ntwo")]
    [InlineData("::: other\none\n:::", "one")]
    [InlineData("::: card\none\n:::", "  one")]
    [InlineData("| Talk | Room |\n|---|---|\n| Engines | Hall |\n| Compilers | |", "- Talk, Room\n- Engines, Hall\n- Compilers")]
    [InlineData("| | |\n|---|---|\n| At | 9:00 |\n| Room | Hall |\n| Empty | |", "  At     9:00\n  Room   Hall")]
    [InlineData(
        "| | |\n|---|---|\n| A label of twenty-four letters | a |\n| B | b |",
        "  A label of twenty-four letters a\n  B                          b"
    )]
    [InlineData("**[Open](https://example.org)**", "Open:\nhttps://example.org")]
    [InlineData("**[Open](https://example.org)** now", "Open (https://example.org) now")]
    [InlineData("[words](https://example.org)", "words (https://example.org)")]
    [InlineData("[https://example.org](https://example.org)", "https://example.org")]
    [InlineData("[](https://example.org)", "https://example.org")]
    [InlineData("[Ada](mailto:ada%2Bb@example.org)", "Ada (ada+b@example.org)")]
    [InlineData("[mailto:ada@example.org](mailto:ada@example.org)", "ada@example.org")]
    [InlineData("[words](ftp://example.org)", "words")]
    [InlineData("![words](https://example.org/1.png) after", "words after")]
    [InlineData("![words](cid:qr) after", "after")]
    [InlineData("&copy; `code` *soft* **strong** <https://example.org>", "© code soft strong https://example.org")]
    public void Plain_text_has_every_block(string markdown, string text) => Assert.Equal(text + "\n", Letter(markdown).Text());

    [Theory]
    [InlineData("", 76)]
    [InlineData("> ", 74)]
    [InlineData("- ", 74)]
    [InlineData("10. ", 72)]
    [InlineData("- one\n\n  ", 74)]
    [InlineData("::: card\n", 74)]
    [InlineData("| | |\n|---|---|\n| Place | ", 66)]
    [InlineData("| Place |\n|---|\n| ", 74)]
    public void A_line_of_plain_text_is_as_long_as_it_may_be_and_no_longer(string before, int width)
    {
        var (full, over) = ($"{new string('x', width - 3)} yy", $"{new string('x', width - 3)} yyy");

        Assert.Contains(full, Letter(before + full).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(over, Letter(before + over).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Big\n\n## Less\n\n### Small", "<h1>Big</h1>|<h2>Less</h2>|<h3>Small</h3>")]
    [InlineData("1. one\n2. two", "<ol><li><span>one</span></li><li><span>two</span></li></ol>")]
    [InlineData("7. seven\n8. eight", "<ol start=\"7\"><li><span>seven</span></li><li><span>eight</span></li></ol>")]
    [InlineData("- one\n  - inside", "<ul><li><span>one</span><ul><li><span>inside</span></li></ul></li></ul>")]
    [InlineData("- one\n\n  more", "<ul><li><p top=\"0\">one</p>\n<p top=\"12\">more</p></li></ul>")]
    [InlineData("> one\n>\n> - two", "<div top=\"0\"><p top=\"0\">one</p>\n<div top=\"12\"><ul><li><span>two</span></li></ul></div></div>")]
    [InlineData("    a < b\n    more", "<pre>a &lt; b\nmore</pre>")]
    [InlineData("one\n\n***", "<p top=\"0\">one</p>|<div>&nbsp;</div>")]
    [InlineData("::: other\none\n:::", "<p top=\"0\">one</p>")]
    [InlineData(
        "| Talk | Room |\n|---|---|\n| Engines | |",
        "<table><tbody><tr><th>Talk</th><th>Room</th></tr><tr><td>Engines</td><td></td></tr></tbody></table>"
    )]
    [InlineData("| | |\n|---|---|\n| At | 9:00 |\n| Empty | |", "<table><tbody><tr><td>At</td><td>9:00</td></tr></tbody></table>")]
    [InlineData(
        "::: card\n### Ada\n\n**K7QM**\n\nAttendee\n\n- one\n:::",
        "<table><tbody><tr><td>\n<p top=\"12\">Ada</p>\n<p top=\"14\"><strong>K7QM</strong></p>\n<p top=\"2\">Attendee</p>\n<ul><li><span>one</span></li></ul>\n</td></tr></tbody></table>"
    )]
    [InlineData(
        "`a < b` *soft* **strong** ***both***",
        "<p top=\"0\"><code>a &lt; b</code> <em>soft</em> <strong>strong</strong> <em><strong>both</strong></em></p>"
    )]
    [InlineData(
        "<https://example.org> <ada@example.org>",
        "<p top=\"0\"><a href=\"https://example.org\">https://example.org</a> <a href=\"mailto:ada@example.org\">ada@example.org</a></p>"
    )]
    [InlineData("![a < b](cid:qr) after", "<p top=\"0\"><img src=\"cid:qr@mail\" alt=\"a &lt; b\"> after</p>")]
    [InlineData("one\ntwo &copy;", "<p top=\"0\">one<br>two ©</p>")]
    public void A_page_has_every_block(string markdown, string html)
    {
        var rows = new HtmlParser()
            .ParseDocument(Letter(markdown).Html())
            .QuerySelectorAll(".body > tbody > tr > td.pad")
            .Select(cell => Bare(cell.InnerHtml));

        Assert.Equal(html, string.Join('|', rows));
    }

    [Fact]
    public void Headings_stand_near_what_follows_and_apart_from_what_is_before()
    {
        var page = new HtmlParser().ParseDocument(
            Letter(
                    "one\n\n## Two\n\nthree\n\nfour\n\n**[Five](https://example.org)**\n\n::: card\nsix\n:::\n\n| | |\n|---|---|\n| At | 7:00 |\n\n## Eight\n\n## Nine"
                )
                .Html()
        );

        var gaps = page.QuerySelectorAll("td.pad")
            .Select(cell => Regex.Match(cell.GetAttribute("style")!, @"padding:(\d+)px").Groups[1].Value);
        Assert.Equal(["18", "28", "8", "18", "28", "28", "28", "28", "8"], gaps);
    }

    [Fact]
    public void The_head_of_a_table_looks_like_one()
    {
        var page = new HtmlParser().ParseDocument(Letter("| Talk |\n|---|\n| Engines |").Html());

        Assert.Equal(["muted line", "ink line"], page.QuerySelectorAll("th, td.line").Select(cell => cell.ClassName));
        Assert.Equal(
            ["color:#52617a", "color:#14213d"],
            page.QuerySelectorAll("th, td.line")
                .Select(cell => Regex.Match(cell.GetAttribute("style")!, @"[^-]\b(color:#\w+)").Groups[1].Value)
        );
        Assert.Equal(
            ["font:700", "font:400"],
            page.QuerySelectorAll("th, td.line").Select(cell => Regex.Match(cell.GetAttribute("style")!, @"font:\d+").Value)
        );
    }

    [Fact]
    public void The_small_print_is_what_stands_under_the_last_line()
    {
        var mail = new MailBodies(new("one\n\n---\n\ntwo\n\n---\n\nthree\n\nfour"), MailTitle.NsmCon, "Subject", _ => null);

        Assert.EndsWith("\n\none\n\n* * *\n\ntwo\n\n-- \nthree\n\nfour\n", mail.Text(), StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(mail.Html());
        Assert.Equal(
            ["margin:0px", "margin:8px"],
            page.QuerySelectorAll("p.muted").Select(line => Regex.Match(line.GetAttribute("style")!, @"margin:\d+px").Value)
        );
    }

    [Theory]
    [InlineData("## Welcome\n\nDear Ada,\n\nyour place is yours.", "your place is yours.")]
    [InlineData("Dear Ada,\n\n- one", "Dear Ada,")]
    [InlineData("## Welcome", "")]
    public void A_list_of_mails_shows_the_first_words_behind_the_greeting(string markdown, string words) =>
        Assert.Equal(words, MailMarkdown.Parse(new(markdown)).Preview);

    static MailBodies Letter(string markdown) =>
        new(new(markdown) { Origin = MailOrigin.Person }, MailTitle.NsmCon, "Subject", name => name == "qr" ? "qr@mail" : null);

    // The elements, with the space above them, and without all other looks.
    static string Bare(string html)
    {
        var spaced = Regex.Replace(html, @"<(p|div) [^>]*style=""(?:margin|padding):(\d+)(?:px)? [^>]*>", "<$1 top=\"$2\">");
        return Regex.Replace(
            spaced,
            @" (style|class|dir|role|width|height|cellpadding|cellspacing|border|bgcolor|align|valign)=""[^""]*""",
            ""
        );
    }
}
