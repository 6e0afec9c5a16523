using NsmCon.Testbed.Running;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace NsmCon.Admin.Tests.Prospectus;

/// <summary>What a reader sees in a PDF.</summary>
static class Pdf
{
    public const string Path = $"/events/{RunningApp.Seed}/prospectus.pdf";

    /// <summary>The words of all pages, with single spaces.</summary>
    public static string WordsOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        // Long words may break anywhere, at spaces without width.
        var text = string.Join(' ', document.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)))
            .Replace("\u200b", "", StringComparison.Ordinal);
        return string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The words of the prospectus as the public gets it now.</summary>
    public static async Task<string> ProspectusOf(HttpClient browser, string path = Path) => WordsOf(await browser.GetByteArrayAsync(path));
}
