using NsmCon.Testbed.Running;
using UglyToad.PdfPig;

namespace NsmCon.Admin.Tests.Prospectus;

/// <summary>What a reader sees in a PDF.</summary>
static class Pdf
{
    public const string Path = $"/events/{RunningApp.Seed}/prospectus.pdf";

    /// <summary>The words of all pages, with single spaces.</summary>
    public static string WordsOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }

    /// <summary>The words of the prospectus as the public gets it now.</summary>
    public static async Task<string> ProspectusOf(HttpClient browser, string path = Path) => WordsOf(await browser.GetByteArrayAsync(path));
}
