namespace NsmCon.Hugo.Tests;

public class HtmlCommentsTests
{
    [Theory]
    [InlineData("no comment", "no comment")]
    [InlineData("a <!-- b --> c", "a  c")]
    [InlineData("a\n<!-- b\nc -->\nd", "a\n\nd")]
    [InlineData("<!-- a --><!-- b -->c<!---->", "c")]
    [InlineData("`<!-- a -->` <!-- b -->", "`<!-- a -->` ")]
    [InlineData("`` ` <!-- a --> `` <!-- b --> `", "`` ` <!-- a --> ``  `")]
    [InlineData("```\n<!-- a -->\n```\n<!-- b -->", "```\n<!-- a -->\n```\n")]
    [InlineData("```kubectl``` <!-- b -->\n<!-- c -->", "```kubectl``` \n")]
    [InlineData("a <!-- b", "a <!-- b")]
    [InlineData("<!-- `a` --> b `-->`", " b `-->`")]
    [InlineData("~~~ <!-- a -->\nb\n~~~\n<!-- c -->", "~~~ <!-- a -->\nb\n~~~\n")]
    [InlineData("<!-- a `--> <!-- b --> `c`", "  `c`")]
    [InlineData("<!-- a -->```\n<!-- b -->", "```\n")]
    [InlineData("<!-- a\n<!-- b -->c", "c")]
    [InlineData("a <!--> b <!---> c <!-- d -->", "a  b  c ")]
    public void Comments_go_and_code_stays(string text, string without) => Assert.Equal(without, HtmlComments.Without(text));

    [Theory]
    [InlineData("`")]
    [InlineData("<!--")]
    [InlineData("-->")]
    [InlineData("<!-- a --> ")]
    [InlineData("` `` ")]
    public void Texts_of_nothing_but_marks_are_read(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 300_000));

        Assert.InRange(HtmlComments.Without(text).Length, 0, text.Length);
        // A thousand lengths of backticks, none of which comes twice.
        Assert.NotEmpty(
            HtmlComments.Without("<!-- a -->" + string.Join(' ', Enumerable.Range(1, 1_400).Select(length => new string('`', length))))
        );
    }

    [Theory]
    [InlineData("Text\n<!--\n## Draft\nSecret\n-->\n## Shown\nWords\n", "Shown")]
    [InlineData("Text\n<!-- one line -->\n## Shown\nWords\n", "Shown")]
    [InlineData("```kubectl get nsm```\n## Shown\nWords\n", "Shown")]
    [InlineData("````\n```\n## Code\n````\n## Shown\nWords\n", "Shown")]
    [InlineData("    ```\n## Shown\nWords\n", "Shown")]
    [InlineData("<!-->\n## Shown\nWords\n<!-- -->\n", "Shown")]
    [InlineData("   <!--\n## Draft\n-->\n## Shown\nWords\n", "Shown")]
    [InlineData("   ```\n## Code\n   ```\n## Shown\nWords\n", "Shown")]
    public void Headings_in_comments_and_code_are_no_sections(string body, string sections) =>
        Assert.Equal(sections, string.Join(' ', A.Event(body).Sections.Select(section => section.Heading)));
}
