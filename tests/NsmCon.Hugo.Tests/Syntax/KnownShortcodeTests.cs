namespace NsmCon.Hugo.Tests;

/// <summary>The shortcodes of the site, and those that come with Hugo.</summary>
public class KnownShortcodeTests
{
    [Theory]
    [InlineData("talk", "time, title", "time", "title")]
    [InlineData("speaker", "name, github, twitter, linkedin, img, id", "name")]
    [InlineData("img-text", "img", "img")]
    [InlineData("sponsor_section", "sponsor_type", "sponsor_type")]
    [InlineData("sponsor_logo", "sponsor_name, src, href, class", "sponsor_name")]
    public void One_of_the_site_takes_its_parameters_and_no_others(string name, string all, params string[] needed)
    {
        var page = A.Page($"{{{{% {name} colour=\"red\" %}}}}{(name == "sponsor_logo" ? "" : $"{{{{% /{name} %}}}}")}");

        var sentences = EventPage.Read(page).Findings.Select(f => f.Message).ToList();

        Assert.Contains($"A {name} has no parameter \"colour\", only {all}: correct the name, or remove it.", sentences);
        Assert.Equal(
            needed.Select(n => $"This {name} has no {n}: write {n}=\"…\"."),
            sentences.Where(s => s.Contains(": write ", StringComparison.Ordinal) && s.StartsWith("This ", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("talk")]
    [InlineData("speaker")]
    [InlineData("img-text")]
    [InlineData("sponsor_section")]
    [InlineData("highlight")]
    public void One_with_a_text_is_closed(string name)
    {
        var (open, closed) = (A.Page($"{{{{< {name} >}}}}text"), A.Page($"{{{{< {name} >}}}}text{{{{< /{name} >}}}}"));

        Assert.Equal($"This {name} is not closed: write {{{{< /{name} >}}}} after its text.", Assert.Single(open.Diagnostics).Message);
        Assert.Empty(closed.Diagnostics);
    }

    [Theory]
    [InlineData("sponsor_logo")]
    [InlineData("figure")]
    [InlineData("gist")]
    [InlineData("instagram")]
    [InlineData("param")]
    [InlineData("ref")]
    [InlineData("relref")]
    [InlineData("tweet")]
    [InlineData("twitter")]
    [InlineData("vimeo")]
    [InlineData("youtube")]
    public void One_without_a_text_is_not_closed(string name)
    {
        var (open, closed, itself) = (
            A.Page($"{{{{< {name} >}}}}"),
            A.Page($"{{{{< {name} >}}}}{{{{< /{name} >}}}}"),
            A.Page($"{{{{< {name} />}}}}")
        );

        Assert.Empty(open.Diagnostics);
        Assert.Equal($"A {name} has no inner text and is not closed: remove this tag.", Assert.Single(closed.Diagnostics).Message);
        Assert.Equal($"A {name} has no inner text and is not closed: remove the /.", Assert.Single(itself.Diagnostics).Message);
    }
}
