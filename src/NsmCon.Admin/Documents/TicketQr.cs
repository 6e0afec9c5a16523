using NsmCon.Typst;
using QRCoder;

namespace NsmCon.Admin.Documents;

/// <summary>The QR code of a door code, on the ticket and on the badge. Whoever photographs it cannot open the ticket's page.</summary>
static class TicketQr
{
    const int PixelsPerModule = 12;

    /// <summary>For pages and documents: scales without loss.</summary>
    public static string Svg(string code)
    {
        using var data = Modules(code);
        return QrSvg.Draw(data.ModuleMatrix);
    }

    /// <summary>For mails: mail programs show no SVG.</summary>
    public static byte[] Png(string code)
    {
        using var data = Modules(code);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(PixelsPerModule);
    }

    static QRCodeData Modules(string code) => QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
}
