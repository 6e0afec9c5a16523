using System.Reflection;
using UglyToad.PdfPig;

namespace NsmCon.Typst.Tests;

[Collection(nameof(Worker))]
public sealed class TemplateTests(Worker typst)
{
    [Theory]
    [InlineData("prospectus.json", 4, "NSMCon EU", "Why sponsor NSMCon?", "$15,000", "(Max. 2)", "1 left", "Sold out", "Event signage")]
    [InlineData(
        "prospectus-nsmconeu2020.json",
        3,
        "NSMCon EU",
        "Why sponsor",
        "$15,000",
        "$3,000",
        "(Max. 2)",
        "$7,500",
        "$2,500",
        "$4,000",
        "sponsors@networkservicemesh.io"
    )]
    [InlineData("badge.json", 16, "Przemysław Łal", "Тодор Иванов", "王小明", "SPEAKER")]
    [InlineData("ticket.json", 1, "Ticket code")]
    [InlineData("programme.json", 1, "The NSM Operator")]
    [InlineData(
        "programme-rooms.json",
        2,
        "Monday, May 12",
        "Workshop room 2",
        "Deep dives",
        "Nikolaos Papadimitropoulos-Anagnostopoulos",
        "Тодор Иванов",
        "王小明",
        "服务网格"
    )]
    [InlineData("invoice.json", 1, "Invoice to", "How to pay")]
    [InlineData("agreement.json", 1, "What we agree", "Signature")]
    [InlineData("certificate.json", 1, "NSMCon EU")]
    public async Task Every_template_prints_its_sample(string sample, int pages, params string[] texts)
    {
        var pdf = await typst.CompileSample(sample);

        using var document = PdfDocument.Open(pdf);
        var text = Text(document);
        Assert.Equal(pages, document.NumberOfPages);
        Assert.All(texts, expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_template_has_a_sample_and_is_tested()
    {
        string[] shared = ["badge-sheet.typ", "badge.parts.typ", "theme.typ"];
        var tested = typeof(TemplateTests)
            .GetMethod(nameof(Every_template_prints_its_sample))!
            .GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => ((IReadOnlyList<CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value);

        var templates = BuiltInTemplates.Names.Except(shared).Select(name => Path.ChangeExtension(name, ".json"));

        Assert.Equal(7, templates.Count());
        Assert.All(templates, sample => Assert.Contains(sample, tested));
    }

    [Theory]
    [InlineData("badge.json")]
    [InlineData("prospectus.json")]
    [InlineData("programme-rooms.json")]
    public async Task The_same_data_gives_the_same_bytes_in_another_process_too(string sample)
    {
        await using var other = new TypstWorker(Worker.Options);

        var first = await typst.CompileSample(sample);
        var again = await typst.CompileSample(sample);
        var elsewhere = await other.Compile(Samples.Document(sample));

        Assert.Equal(first, again);
        Assert.Equal(first, elsewhere);
    }

    [Fact]
    public async Task Markup_in_the_data_stays_literal()
    {
        const string name = "*star*$x$<b>#panic()@ada_u_`c`";

        var pdf = await typst.CompileSample("ticket.json", data => data["name"] = name);

        using var document = PdfDocument.Open(pdf);
        Assert.Contains(name, Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_name_their_language_and_title()
    {
        var pdf = await typst.CompileSample("prospectus.json");

        using var document = PdfDocument.Open(pdf);
        Assert.Equal("2020 Sponsor Prospectus", document.Information.Title);
        Assert.True(document.TryGetBookmarks(out var outline));
        Assert.Contains(outline.GetNodes(), node => node.Title == "Why sponsor NSMCon?");
        Assert.Contains("/Lang", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_is_sold_out_says_so_and_one_with_places_left_how_many()
    {
        var pdf = await typst.CompileSample("prospectus-nsmconeu2020.json", data =>
        {
            var packages = data["groups"]!.AsArray().SelectMany(group => group!["packages"]!.AsArray()).ToList();
            packages.Single(package => (string?)package!["name"] == "Lunch Sponsorship")!["soldOut"] = true;
            packages.Single(package => (string?)package!["name"] == "T-Shirt Sponsorship")!["left"] = 1;
        });

        using var document = PdfDocument.Open(pdf);
        var text = Text(document);
        Assert.Contains("Sold out", text, StringComparison.Ordinal);
        Assert.Contains("1 left", text, StringComparison.Ordinal);
        Assert.Equal(3, document.NumberOfPages);
    }

    [Fact]
    public async Task A_word_that_is_too_long_for_its_card_breaks_inside_it()
    {
        var address = "https://example.org/" + new string('q', 120);
        var pdf = await typst.CompileSample("prospectus-nsmconeu2020.json", data =>
        {
            foreach (var package in data["groups"]!.AsArray().SelectMany(group => group!["packages"]!.AsArray()))
                package!["benefits"]!.AsArray().Insert(0, address);
        });

        using var document = PdfDocument.Open(pdf);
        const double margin = 20 / 25.4 * 72;
        var letters = document
            .GetPages()
            .SelectMany(page => page.Letters.Where(letter => letter.Value == "q").Select(letter => page.Width - letter.BoundingBox.Right))
            .ToList();
        Assert.True(letters.Count >= 5 * 120);
        Assert.All(letters, gap => Assert.True(gap >= margin + 7.5, $"A letter stands {gap:0} points from the paper's edge."));
        Assert.Contains(address, Text(document).Replace("\u200b", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    static string Text(PdfDocument document) => string.Join('\n', document.GetPages().Select(page => page.Text)).Replace('\u00a0', ' ');
}
