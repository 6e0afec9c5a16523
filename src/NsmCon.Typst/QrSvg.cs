using System.Collections;
using System.Globalization;
using System.Text;

namespace NsmCon.Typst;

/// <summary>
/// Draws a QR code as the small SVG that the templates take: one path with one stroke for each run of dark modules, a third
/// of the size and of the time of one rectangle for each module.
/// </summary>
public static class QrSvg
{
    /// <summary>The modules row by row, dark ones true, as QRCoder's <c>QRCodeData.ModuleMatrix</c> has them.</summary>
    /// <param name="modules">As many rows as each row has modules.</param>
    /// <param name="border">How many light modules to leave out on each side; the templates have a quiet zone of their own.</param>
    public static string Draw(IReadOnlyList<BitArray> modules, int border = 4)
    {
        var size = modules.Count - (2 * border);
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var from = x;
                while (x < size && modules[y + border][x + border])
                    x++;
                if (x > from)
                    path.Append(CultureInfo.InvariantCulture, $"M{from} {y}.5h{x - from}");
            }
        }

        return $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path stroke="#000" d="{path}"/></svg>""";
    }
}
