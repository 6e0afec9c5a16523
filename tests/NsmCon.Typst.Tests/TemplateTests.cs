using UglyToad.PdfPig;

namespace NsmCon.Typst.Tests;

[Collection(nameof(Worker))]
public sealed class TemplateTests(Worker typst)
{
    [Theory]
    [InlineData("prospectus.typ", 4)]
    [InlineData("badge.typ", 16)]
    [InlineData("ticket.typ", 1)]
    [InlineData("programme.typ", 1)]
    [InlineData("invoice.typ", 1)]
    [InlineData("agreement.typ", 1)]
    [InlineData("certificate.typ", 1)]
    public async Task Every_built_in_template_compiles(string template, int pages)
    {
        var pdf = await typst.CompileSample(template);

        using var document = PdfDocument.Open(pdf);
        Assert.Equal(pages, document.NumberOfPages);
    }
}
