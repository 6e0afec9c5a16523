using Microsoft.Extensions.Configuration;
using NsmCon.Admin.Mail;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Tests.Mail;

public sealed class MailTemplateTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("nsmcon-content-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_text_of_organizers_goes_before_the_built_in_one()
    {
        var builtIn = Templates.Fill("test", ("address", "ada@example.org"), ("app", "https://example.org"));
        Write("Hello {{address}}.");

        var own = Templates.Fill("test", ("address", "ada@example.org"), ("app", "https://example.org"));

        Assert.StartsWith("## Mail works", builtIn, StringComparison.Ordinal);
        Assert.Equal("Hello ada@example.org.", Text(own));
    }

    [Theory]
    [InlineData("*star* _under_ `code` ~~gone~~")]
    [InlineData("[x](javascript:alert(1)) ![y](cid:qr)")]
    [InlineData("<https://evil.example> https://evil.example www.evil.example")]
    [InlineData("<script>alert(1)</script> &amp; &lt;b&gt;")]
    [InlineData("# heading")]
    [InlineData("1. one")]
    [InlineData("- item")]
    [InlineData("> quote")]
    [InlineData("::: card")]
    [InlineData("{{name}} }} {{{name}}}")]
    [InlineData("a | b | c")]
    [InlineData("back\\slash\\")]
    [InlineData("`")]
    public void A_value_reads_as_it_is_wherever_it_stands(string hostile)
    {
        Write("{{name}}\n\nDear {{name}}, [{{name}}](https://example.org)\n\n| | |\n|---|---|\n| Name | {{name}} |\n");

        var content = new MailContent(Templates.Fill("test", ("name", hostile)));

        var lines = Bodies(content).Text().Split('\n').Skip(3).ToList();
        Assert.Equal(hostile, lines[0]);
        Assert.Equal(
            $"Dear {hostile}, {hostile} (https://example.org)",
            string.Join(' ', lines.Skip(2).TakeWhile(line => line.Length > 0))
        );
        Assert.Contains($"  Name   {hostile}", lines);
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(Bodies(content).Html());
        Assert.All(html.QuerySelectorAll("a"), link => Assert.Equal("https://example.org", link.GetAttribute("href")));
        Assert.Empty(html.QuerySelectorAll("script, img, ul, ol, h2, h3, blockquote, em, code"));
        Assert.Equal(hostile, html.QuerySelector("p.ink")!.TextContent);
    }

    [Fact]
    public void A_text_of_several_lines_keeps_them_where_it_stands_alone()
    {
        Write("> {{message}}\n\nDear {{message}}!");

        var text = Text(Templates.Fill("test", ("message", "One  \r\n    two\n\n* three")));

        Assert.Equal(
            "> One\n> two\n>\n> * three\n\nDear One two * three!",
            string.Join(' ', text.Split("  ")).Replace("   ", " ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Characters_that_turn_the_direction_of_the_text_are_left_out()
    {
        Write("{{name}}");

        Assert.Equal("evilexe.doc", Text(Templates.Fill("test", ("name", "evil\u202Eexe\u0007.doc"))));
    }

    [Fact]
    public void What_staff_wrote_may_be_Markdown()
    {
        Write("{{{text}}}");

        Assert.Equal("- one\n- two", Text(Templates.Fill("test", ("text", "* **one**\n* two"))));
    }

    [Fact]
    public void A_text_of_several_lines_is_one_where_something_stands_beside_it()
    {
        Write("Dear {{{text}}}!");

        Assert.Equal("Dear Ada and Grace!", Text(Templates.Fill("test", ("text", "Ada\nand *Grace*"))));
    }

    [Theory]
    [InlineData('\u202A', "ab")]
    [InlineData('\u202E', "ab")]
    [InlineData('\u2066', "ab")]
    [InlineData('\u2069', "ab")]
    [InlineData('\u2065', "a\u2065b")]
    [InlineData('\u206A', "a\u206Ab")]
    [InlineData('\u202F', "a\u202Fb")]
    public void Only_characters_that_turn_the_direction_are_left_out(char character, string left)
    {
        Write("{{name}}");

        Assert.Equal(left, Text(Templates.Fill("test", ("name", $"a{character}b"))));
    }

    [Theory]
    [InlineData("Dear {{nmae}}", "content/templates/mail/test.md:3: there is no {{nmae}} in this mail; it has {{name}}, {{ticket}}.")]
    [InlineData("Dear {{name", "content/templates/mail/test.md:3: a placeholder is not closed, or its name is none.")]
    [InlineData("Dear {{}}", "content/templates/mail/test.md:3: a placeholder is not closed, or its name is none.")]
    [InlineData("`{{name}}`", "content/templates/mail/test.md:3: {{name}} cannot go between backticks. Use **{{name}}**.")]
    public void A_fault_in_a_template_is_told_with_file_and_line(string line, string sentence)
    {
        Write($"## Title\n\n{line}\n");

        var refusal = Assert.Throws<RuleBrokenException>(() => Templates.Fill("test", ("name", "Ada"), ("ticket", "https://example.org")));

        Assert.Equal(sentence.Replace("content/", Path.GetFileName(folder) + "/", StringComparison.Ordinal), refusal.Message);
    }

    [Fact]
    public void A_mail_without_a_text_is_refused()
    {
        var refusal = Assert.Throws<RuleBrokenException>(() => Templates.Fill("nothing"));

        Assert.Equal(
            "There is no text for mails of the kind \"nothing\". Put one into content/templates/mail/nothing.md.",
            refusal.Message
        );
    }

    MailTemplates Templates =>
        new(ConferenceSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Content:Path", folder)]).Build()));

    void Write(string text)
    {
        var templates = Directory.CreateDirectory(Path.Combine(folder, "templates", "mail"));
        File.WriteAllText(Path.Combine(templates.FullName, "test.md"), text);
    }

    static MailBodies Bodies(MailContent content) => new(content, MailTitle.NsmCon, "Subject", _ => null);

    static string Text(string markdown) => Bodies(new(markdown) { Origin = MailOrigin.Person }).Text().TrimEnd();
}
