using NsmCon.Typst;
using QRCoder;

namespace NsmCon.Admin.Documents;

/// <summary>A ticket's QR code, on the ticket and on the badge. It holds the bare code: the door reads it, and whoever else photographs it gets no link to the ticket.</summary>
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
