using NsmCon.Data;
using SkiaSharp;

namespace NsmCon.Admin.Forms;

/// <summary>
/// Makes a small picture of one that anybody may have sent: the right way up, in the colours of the web, and drawn anew, so that nothing of
/// what the camera wrote into it is left: neither the place nor the time nor the device.
/// </summary>
public sealed class ResizePhoto : IDisposable
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 10_000_000;

    /// <summary>The longer side of what comes out, in pixels; a smaller picture stays as small.</summary>
    public const int LongerSide = 800;

    const long MostPixels = 40_000_000;
    const int Quality = 86;
    const string Unreadable = "This picture cannot be read. Send a JPEG, PNG or WebP.";

    // 40 megapixels take 160 MB while they are decoded.
    readonly SemaphoreSlim turn = new(1);

    /// <summary>Draws a photo, as a JPEG.</summary>
    /// <exception cref="RuleBrokenException">It is no picture, or too large a one.</exception>
    public Task<byte[]> Resize(byte[] picture, CancellationToken cancel) => Draw(picture, SKEncodedImageFormat.Jpeg, cancel);

    /// <summary>Draws a logo, as a PNG: its edges stay sharp, and what can be seen through stays so.</summary>
    /// <exception cref="RuleBrokenException">It is no picture, or too large a one.</exception>
    public Task<byte[]> ResizeLogo(byte[] picture, CancellationToken cancel) => Draw(picture, SKEncodedImageFormat.Png, cancel);

    async Task<byte[]> Draw(byte[] picture, SKEncodedImageFormat format, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return DrawPicture(picture, format);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    static byte[] DrawPicture(byte[] picture, SKEncodedImageFormat format)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data) ?? throw new RuleBrokenException(Unreadable);
        if (codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png or SKEncodedImageFormat.Webp))
            throw new RuleBrokenException(Unreadable);
        // By what the file says of itself, before a single pixel has its place in memory.
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels)
            throw new RuleBrokenException(
                $"This picture has {codec.Info.Width} × {codec.Info.Height} pixels: the limit is 40 megapixels. Make it smaller, and send it again."
            );

        using var small = Small(Decode(codec));
        using var upright = Rotate(small, codec.EncodedOrigin, isOpaque: format == SKEncodedImageFormat.Jpeg);
        using var encoded = upright.Encode(format, Quality);
        return encoded.ToArray();
    }

    static SKBitmap Decode(SKCodec codec)
    {
        // A JPEG is decoded at an eighth of its size as easily as in full.
        var size = codec.GetScaledDimensions(Math.Min(1, 2f * LongerSide / Math.Max(codec.Info.Width, codec.Info.Height)));
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
            return bitmap;

        bitmap.Dispose();
        throw new RuleBrokenException("This picture is damaged or was cut off on its way. Send it again, or another one.");
    }

    // By halves, so that every pixel counts; the last part of the way keeps edges sharp.
    static SKBitmap Small(SKBitmap bitmap)
    {
        while (Math.Max(bitmap.Width, bitmap.Height) > LongerSide)
        {
            var factor = Math.Max(0.5, (double)LongerSide / Math.Max(bitmap.Width, bitmap.Height));
            var width = Math.Max(1, (int)Math.Round(bitmap.Width * factor));
            var height = Math.Max(1, (int)Math.Round(bitmap.Height * factor));
            var sampling = factor > 0.5 ? new SKSamplingOptions(SKCubicResampler.Mitchell) : new SKSamplingOptions(SKFilterMode.Linear);
            using var larger = bitmap;
            bitmap = larger.Resize(bitmap.Info.WithSize(width, height), sampling);
        }

        return bitmap;
    }

    // Without a colour space of its own, so that no profile is written: sRGB is what browsers take it for.
    static SKBitmap Rotate(SKBitmap bitmap, SKEncodedOrigin origin, bool isOpaque)
    {
        var width = bitmap.Width;
        var height = bitmap.Height;
        var lies =
            origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var upright = new SKBitmap(
            new SKImageInfo(
                lies ? height : width,
                lies ? width : height,
                SKColorType.Rgba8888,
                isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul
            )
        );
        using var canvas = new SKCanvas(upright);
        canvas.Clear(isOpaque ? SKColors.White : SKColors.Transparent);
        canvas.SetMatrix(RotationFor(origin, width, height));
        canvas.DrawBitmap(bitmap, 0, 0, new SKSamplingOptions(SKFilterMode.Nearest));
        return upright;
    }

    // The eight ways in which a camera can be held; EXIF 2.32, table 6.
    static SKMatrix RotationFor(SKEncodedOrigin origin, float width, float height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
