using AngleSharp.Html.Parser;
using MimeKit;
using NsmCon.Admin.Mail;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Tests.Mail;

public class MailBodiesTests
{
    const string Ticket = """
        ## You are registered

        Dear Robin, your place is yours. This mail is your ticket: print it, or show it on your phone at the door.

        ::: card
        ![QR code of ticket K7QM-4TXD](cid:qr)

        **K7QM-4TXD**

        ### Robin de Vries

        Attendee, Example Networks
        :::

        | | |
        |---|---|
        | Date | Monday, March 30, 2020 |
        | Dietary needs | |
        | Place | Amsterdam, The Netherlands |

        **[Open my ticket](https://example.org/tickets/K7QM-4TXD)**

        There you can:

        - correct your details, or give your place back to someone who stands in the queue
        - see the [agenda](https://example.org/events/nsmconeu2020#agenda)

        ---

        Questions? Write to [nsmcon@example.org](mailto:nsmcon@example.org).
        """;

    static readonly MailTitle Title = MailTitle.ForEvent(
        new Event
        {
            Slug = "nsmconeu2020",
            Title = "NSMCon EU 2020",
            StartsOn = new DateOnly(2020, 3, 30),
            Place = "Amsterdam, The Netherlands",
        }
    );

    [Fact]
    public void Plain_text_says_all_that_the_page_says()
    {
        Assert.Equal(
            """
            NSMCon EU 2020
            March 30, 2020 | Amsterdam, The Netherlands


            YOU ARE REGISTERED

            Dear Robin, your place is yours. This mail is your ticket: print it, or show
            it on your phone at the door.

              K7QM-4TXD
              Robin de Vries
              Attendee, Example Networks

              Date    Monday, March 30, 2020
              Place   Amsterdam, The Netherlands

            Open my ticket:
            https://example.org/tickets/K7QM-4TXD

            There you can:

            - correct your details, or give your place back to someone who stands in the
              queue
            - see the agenda (https://example.org/events/nsmconeu2020#agenda)

            --·
            Questions? Write to nsmcon@example.org.

            """.Replace("--·", "-- ", StringComparison.Ordinal),
            Bodies(Ticket).Text()
        );
    }

    [Fact]
    public void The_page_shows_title_card_facts_button_and_small_print()
    {
        var page = new HtmlParser().ParseDocument(Bodies(Ticket).Html());

        Assert.Equal("NSMCon EU 2020", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("March 30, 2020 | Amsterdam, The Netherlands", page.QuerySelector("h1 ~ p.link")!.TextContent);
        Assert.Equal(
            ("cid:qr@mail", "QR code of ticket K7QM-4TXD"),
            (page.QuerySelector(".stub img")!.GetAttribute("src"), page.QuerySelector(".stub img")!.GetAttribute("alt"))
        );
        Assert.Equal(
            ["Date", "Monday, March 30, 2020", "Place", "Amsterdam, The Netherlands"],
            page.QuerySelectorAll("td[width='130'], td[width='130'] + td").Select(cell => cell.TextContent)
        );
        Assert.Equal("https://example.org/tickets/K7QM-4TXD", page.QuerySelector(".button a")!.GetAttribute("href"));
        Assert.Equal("Questions? Write to nsmcon@example.org.", page.QuerySelector("div.line > p.muted")!.TextContent);
        Assert.StartsWith("Dear Robin, your place is yours.", page.QuerySelector("body > div")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))", "x")]
    [InlineData("[x](data:text/html,hi)", "x")]
    [InlineData("[x](/admin)", "x")]
    [InlineData("**[x](javascript:alert(1))**", "x")]
    [InlineData("![pixel](https://evil.example/1.gif)", "pixel")]
    [InlineData("![missing](cid:other)", "missing")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>")]
    public void Only_harmless_addresses_and_own_pictures_are_used(string markdown, string words)
    {
        var page = new HtmlParser().ParseDocument(Bodies(markdown).Html());

        Assert.Empty(page.QuerySelectorAll("a, img"));
        Assert.Equal(words, page.QuerySelector("p.ink")!.TextContent);
    }

    [Fact]
    public void Staff_see_a_mail_with_its_pictures()
    {
        var builder = new BodyBuilder { HtmlBody = Bodies(Ticket).Html() };
        builder.LinkedResources.Add("qr.png", [1, 2, 3], new ContentType("image", "png")).ContentId = "qr@mail";
        using var message = new MimeMessage { Body = builder.ToMessageBody() };

        var page = new HtmlParser().ParseDocument(MailPreview.WithPictures(message));

        Assert.Equal("data:image/png;base64,AQID", page.QuerySelector(".stub img")!.GetAttribute("src"));
    }

    [Fact]
    public void A_letter_has_no_title_and_keeps_its_lines()
    {
        var letter = new MailBodies(
            new("Dear Ada,\n\nwe would like that.\n\nKind regards\nEd\n\nhttps://example.org") { Origin = MailOrigin.Person },
            Title,
            "Re: Lunch",
            _ => null
        );

        Assert.Equal("Dear Ada,\n\nwe would like that.\n\nKind regards\nEd\n\nhttps://example.org\n", letter.Text());
        var page = new HtmlParser().ParseDocument(letter.Html());
        Assert.Null(page.QuerySelector("h1"));
        Assert.Equal("https://example.org", page.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Kind regards<br>Ed", page.QuerySelectorAll("p")[2].InnerHtml);
    }

    [Theory]
    [InlineData("2020-03-30", null, "March 30, 2020")]
    [InlineData("2020-03-30", "2020-03-31", "March 30 to 31, 2020")]
    [InlineData("2020-03-30", "2020-04-02", "March 30 to April 2, 2020")]
    [InlineData("2020-12-31", "2021-01-01", "December 31, 2020 to January 1, 2021")]
    [InlineData(null, null, "")]
    public void The_days_stand_under_the_title(string? first, string? last, string line)
    {
        var conference = new Event
        {
            Slug = "n",
            Title = "NSMCon",
            StartsOn = first is null ? null : DateOnly.Parse(first),
            EndsOn = last is null ? null : DateOnly.Parse(last),
        };

        Assert.Equal(line, MailTitle.ForEvent(conference).Line);
    }

    [Fact]
    public void Lines_of_plain_text_fit_and_addresses_stay_whole()
    {
        var address = $"https://example.org/{new string('x', 90)}";
        var text = Bodies(
                $"> {string.Concat(Enumerable.Repeat("wörd ", 60))}\n\nSee {address} there.\n\n{string.Concat(Enumerable.Repeat("e\u0301", 70))} end"
            )
            .Text();

        var lines = text.Split('\n');
        Assert.Contains(address, lines);
        Assert.All(lines.Where(line => line != address), line => Assert.True(MailLines.WidthOf(line) <= 76, line));
        Assert.Contains($"{string.Concat(Enumerable.Repeat("e\u0301", 70))} end", lines);
    }

    static MailBodies Bodies(string markdown) => new(new(markdown), Title, "Your ticket", name => name == "qr" ? "qr@mail" : null);
}
