using System.Text.Json.Nodes;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace NsmCon.Typst.Tests;

[Collection(nameof(Worker))]
public sealed class BadgeTests(Worker typst)
{
    [Fact]
    public async Task A_long_name_shrinks_and_is_not_cut()
    {
        const string longName = "Maximilian-Alexander Wolfgang von Hohenzollern-Sigmaringen";

        var shorter = Letters(await Badges("Ada"), "Ada");
        var longer = Letters(await Badges(longName), longName);

        Assert.True(longer.Max(letter => letter.PointSize) < shorter.Min(letter => letter.PointSize));
        Assert.True(longer.Min(letter => letter.PointSize) >= 11);
        Assert.All(longer, letter => Assert.InRange(letter.BoundingBox.Left, 0, 105 / 25.4 * 72));
        Assert.All(longer, letter => Assert.InRange(letter.BoundingBox.Right, 0, 105 / 25.4 * 72));
    }

    [Theory]
    [InlineData("Александра Вознесенская-Щёголева", 18)]
    [InlineData("Doña María de los Dolores Fernández de Córdoba y Santísima Trinidad", 14)]
    public async Task A_name_of_many_parts_has_three_lines_and_is_large(string name, double least)
    {
        using var document = PdfDocument.Open(await Badges(name));

        var letters = document.GetPage(1).Letters;
        Assert.DoesNotContain(letters, letter => letter.Value == "…");
        Assert.True(
            letters.Where(letter => name.Contains(letter.Value, StringComparison.Ordinal)).Max(letter => letter.PointSize) >= least
        );
        Assert.All(letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, 105 / 25.4 * 72));
    }

    [Fact]
    public async Task A_word_that_is_wider_than_the_badge_is_broken_and_not_cut()
    {
        var word = string.Concat(Enumerable.Repeat("abcdefghi", 9));

        using var document = PdfDocument.Open(await Badges(word));

        var letters = document.GetPage(1).Letters;
        Assert.DoesNotContain(letters, letter => letter.Value == "…");
        Assert.Equal(word, string.Concat(Letters(await Badges(word), word).Select(letter => letter.Value)));
        Assert.All(letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, 105 / 25.4 * 72));
    }

    [Fact]
    public async Task A_name_too_long_for_two_lines_ends_in_an_ellipsis_within_the_badge()
    {
        using var document = PdfDocument.Open(await Badges(new string('W', 300)));

        var letters = document.GetPage(1).Letters;
        Assert.Contains(letters, letter => letter.Value == "…");
        Assert.All(letters, letter => Assert.InRange(letter.BoundingBox.Right, 0, 105 / 25.4 * 72));
    }

    [Theory]
    [InlineData("李小龍")]
    [InlineData("アリス")]
    [InlineData("김민준")]
    [InlineData("محمد")]
    [InlineData("שרה")]
    [InlineData("สมชาย")]
    [InlineData("Ελένη")]
    [InlineData("Հայկ")]
    [InlineData("Ấn Nguyễn")]
    public async Task Names_are_printed_in_their_script(string name)
    {
        using var document = PdfDocument.Open(await Badges(name));

        // Right-to-left text lies in the file as it is seen, so the order is not compared.
        var text = document.GetPage(1).Text;
        Assert.Empty(FontCoverage.FindMissing(name));
        Assert.All(name.Where(char.IsLetter), letter => Assert.Contains(letter, text));
    }

    [Fact]
    public async Task Four_badges_and_their_backs_lie_on_two_sheets_of_A4()
    {
        var pdf = await typst.CompileSample("badge.json", data =>
        {
            data["sheet"] = new JsonObject { ["kind"] = "a4-4up" };
            data["badges"] = new JsonArray(Samples.Badge("Ada"), Samples.Badge("Grace"), Samples.Badge("Alan"), Samples.Badge("Barbara"));
        });

        using var document = PdfDocument.Open(pdf);
        Assert.Equal(2, document.NumberOfPages);
        Assert.Equal(595, document.GetPage(1).Width, 0.5);
        Assert.Equal(842, document.GetPage(1).Height, 0.5);
        Assert.All(["Ada", "Grace", "Alan", "Barbara"], name => Assert.Contains(name, document.GetPage(1).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_all_badges_share_is_in_the_file_once()
    {
        var two = await Badges([.. Enumerable.Range(1, 2).Select(i => $"Ada {i}")]);
        var sixty = await Badges([.. Enumerable.Range(1, 60).Select(i => $"Ada {i}")]);

        Assert.InRange((sixty.Length - two.Length) / 58, 100, 2500);
    }

    Task<byte[]> Badges(params string[] names) =>
        typst.CompileSample("badge.json", data => data["badges"] = new JsonArray([.. names.Select(name => Samples.Badge(name))]));

    static List<Letter> Letters(byte[] pdf, string name)
    {
        using var document = PdfDocument.Open(pdf);
        var letters = document.GetPage(1).Letters;
        var text = string.Concat(letters.Select(letter => letter.Value));
        var inOrder = name.Split(' ')
            .SelectMany(word =>
            {
                var at = text.IndexOf(word, StringComparison.Ordinal);
                Assert.True(at >= 0, $"'{word}' is not in '{text}'.");
                return letters.Skip(at).Take(word.Length);
            });
        return [.. inOrder];
    }
}
