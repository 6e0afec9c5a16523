using System.Text;
using NsmCon.Admin.Forms;
using NsmCon.Data;
using SkiaSharp;

namespace NsmCon.Admin.Tests.Agenda;

public class ResizePhotoTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_large_picture_becomes_a_jpeg_of_800_pixels_and_a_small_one_stays_as_small(SKEncodedImageFormat format)
    {
        var (large, small) = (Pictures.Create(3001, 1501, format), Pictures.Create(90, 60, format));

        var (photo, little) = (await Resize(large), await Resize(small));

        Assert.Equal((800, 400, "RGBW"), Pictures.Look(photo));
        Assert.Equal((90, 60, "RGBW"), Pictures.Look(little));
        Assert.Equal([0xff, 0xd8, 0xff], photo[..3]);
        Assert.Equal(photo, await Resize(large));
    }

    [Theory]
    [InlineData(1, 200, 100, "RGBW")]
    [InlineData(2, 200, 100, "GRWB")]
    [InlineData(3, 200, 100, "WBGR")]
    [InlineData(4, 200, 100, "BWRG")]
    [InlineData(5, 100, 200, "RBGW")]
    [InlineData(6, 100, 200, "BRWG")]
    [InlineData(7, 100, 200, "WGBR")]
    [InlineData(8, 100, 200, "GWRB")]
    public async Task However_the_camera_was_held_the_photo_is_the_right_way_up(ushort orientation, int width, int height, string colours)
    {
        var picture = Pictures.FromCamera(200, 100, orientation);

        var photo = await Resize(picture);

        Assert.Equal((width, height, colours), Pictures.Look(photo));
    }

    [Fact]
    public async Task What_the_camera_wrote_into_it_is_gone()
    {
        var picture = Pictures.FromCamera(1200, 800, orientation: 6);
        Assert.All(new[] { "Exif", "xmpmeta", "Ada's camera" }, text =>
            Assert.Contains(text, Encoding.Latin1.GetString(picture), StringComparison.Ordinal)
        );

        var photo = await Resize(picture);

        Assert.Equal([0xc0, 0xc4, 0xda, 0xdb, 0xe0], Markers(photo).Distinct().Order());
        Assert.All(new[] { "Exif", "xmpmeta", "Ada's camera", "ICC_PROFILE" }, text =>
            Assert.DoesNotContain(text, Encoding.Latin1.GetString(photo), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Colours_of_another_space_become_those_of_the_web_and_what_is_clear_becomes_white()
    {
        using var wide = new SKBitmap(
            new SKImageInfo(
                8,
                8,
                SKColorType.Rgba8888,
                SKAlphaType.Opaque,
                SKColorSpace.CreateRgb(SKColorSpaceTransferFn.Srgb, SKColorSpaceXyz.DisplayP3)
            )
        );
        for (var at = 0; at < 64; at++)
            wide.SetPixel(at % 8, at / 8, new SKColor(0, 200, 0));
        using var clear = new SKBitmap(new SKImageInfo(8, 8, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        clear.Erase(SKColors.Transparent);

        using var green = SKBitmap.Decode(await Resize(wide.Encode(SKEncodedImageFormat.Png, 100).ToArray()));
        using var white = SKBitmap.Decode(await Resize(clear.Encode(SKEncodedImageFormat.Png, 100).ToArray()));

        // The green of Display P3 is beyond that of sRGB: it needs more of it.
        Assert.InRange(green.GetPixel(4, 4).Green, 201, 210);
        Assert.Equal(SKColors.White, white.GetPixel(4, 4));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called()
    {
        var gif = "GIF89a\u0001\0\u0001\0\u0080\0\0\0\0\0ÿÿÿ!ù\u0004\u0001\0\0\0\0,\0\0\0\0\u0001\0\u0001\0\0\u0002\u0002D\u0001\0;";
        byte[][] sent =
        [
            Encoding.UTF8.GetBytes("Hello"),
            Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"),
            Encoding.Latin1.GetBytes(gif),
            [0xff, 0xd8, 0xff, 0xe0],
            [],
        ];

        foreach (var picture in sent)
            Assert.Equal(
                "This picture cannot be read. Send a JPEG, PNG or WebP.",
                (await Assert.ThrowsAsync<RuleBrokenException>(() => Resize(picture))).Message
            );
    }

    [Theory]
    [InlineData(50_000, 50_000)]
    [InlineData(40_001, 1_000)]
    public async Task A_picture_that_would_fill_the_memory_is_refused_by_what_it_says_of_itself(uint width, uint height)
    {
        var before = GC.GetTotalAllocatedBytes();

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Resize(Pictures.Bomb(width, height)));

        Assert.Equal(
            $"This picture has {width} × {height} pixels: the limit is 40 megapixels. Make it smaller, and send it again.",
            refusal.Message
        );
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50_000_000);
    }

    [Fact]
    public async Task A_picture_that_was_cut_off_is_refused()
    {
        foreach (var format in new[] { SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png })
        {
            var picture = Pictures.Create(600, 400, format);

            var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => Resize(picture[..(picture.Length / 2)]));

            Assert.Equal("This picture is damaged or was cut off on its way. Send it again, or another one.", refusal.Message);
        }
    }

    [Fact]
    public async Task A_logo_stays_transparent_and_a_photo_does_not()
    {
        using var empty = new SKBitmap(new SKImageInfo(1_000, 200, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var png = empty.Encode(SKEncodedImageFormat.Png, 100);
        using var resize = new ResizePhoto();

        using var logo = SKBitmap.Decode(await resize.ResizeLogo(png.ToArray(), default));
        using var photo = SKBitmap.Decode(await resize.Resize(png.ToArray(), default));

        Assert.Equal((800, 160, 0), (logo.Width, logo.Height, logo.GetPixel(10, 10).Alpha));
        Assert.Equal(SKColors.White, photo.GetPixel(10, 10));
    }

    static async Task<byte[]> Resize(byte[] picture)
    {
        using var resize = new ResizePhoto();
        return await resize.Resize(picture, default);
    }

    /// <summary>The kinds of segments in a JPEG up to its data.</summary>
    static IEnumerable<int> Markers(byte[] jpeg)
    {
        for (var at = 2; at + 4 < jpeg.Length; at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3])
        {
            yield return jpeg[at + 1];
            if (jpeg[at + 1] == 0xda)
                yield break;
        }
    }
}
