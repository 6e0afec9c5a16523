using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace NsmCon.Admin.Tests.Agenda;

/// <summary>Pictures as cameras and people send them.</summary>
static class Pictures
{
    /// <summary>Four fields: red and green above, blue and white below.</summary>
    public static byte[] Create(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        foreach (var (x, y, colour) in new[] { (0, 0, SKColors.Red), (1, 0, SKColors.Lime), (0, 1, SKColors.Blue), (1, 1, SKColors.White) })
        {
            using var paint = new SKPaint { Color = colour };
            canvas.DrawRect(x * width / 2f, y * height / 2f, width / 2f, height / 2f, paint);
        }

        using var encoded = bitmap.Encode(format, 95);
        return encoded.ToArray();
    }

    /// <summary>A JPEG into which the camera wrote how it was held, where it was, and who it belongs to.</summary>
    public static byte[] FromCamera(int width, int height, ushort orientation)
    {
        var jpeg = Create(width, height);
        byte[] xmp = [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Ada's camera</x:xmpmeta>"u8];
        return [.. jpeg[..2], .. Segment(Exif(orientation)), .. Segment(xmp), .. jpeg[2..]];
    }

    /// <summary>The head of a PNG that says of itself that it is so large, and hardly any data.</summary>
    public static byte[] Bomb(uint width, uint height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(head, width);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        return
        [
            0x89,
            .. "PNG\r\n\u001a\n"u8,
            .. Chunk("IHDR", head),
            .. Chunk("IDAT", [0x78, 0x9c, 3, 0, 0, 0, 0, 1]),
            .. Chunk("IEND", []),
        ];
    }

    /// <summary>What a picture looks like: its size, and the colours in the middle of its four fields, from the upper left on.</summary>
    public static (int Width, int Height, string Colours) Look(byte[] picture)
    {
        using var bitmap = SKBitmap.Decode(picture);
        return (
            bitmap.Width,
            bitmap.Height,
            string.Concat(
                new[] { (1, 1), (3, 1), (1, 3), (3, 3) }.Select(at =>
                    Letter(bitmap.GetPixel(bitmap.Width * at.Item1 / 4, bitmap.Height * at.Item2 / 4))
                )
            )
        );
    }

    static char Letter(SKColor colour) =>
        (colour.Red > 200, colour.Green > 200, colour.Blue > 200) switch
        {
            (true, true, true) => 'W',
            (true, false, false) => 'R',
            (false, true, false) => 'G',
            (false, false, true) => 'B',
            _ => '?',
        };

    // TIFF 6.0, little-endian: the orientation, and a directory of GPS that says "N".
    static byte[] Exif(ushort orientation)
    {
        var tiff = new byte[56];
        "II*\0"u8.CopyTo(tiff);
        tiff[4] = 8;
        tiff[8] = 2;
        Entry(10, 0x0112, 3, 1, orientation);
        Entry(22, 0x8825, 4, 1, 38);
        tiff[38] = 1;
        Entry(40, 0x0001, 2, 2, 'N');
        return [.. "Exif\0\0"u8, .. tiff];

        void Entry(int at, ushort tag, ushort type, uint count, uint value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), tag);
            BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at + 2), type);
            BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at + 4), count);
            BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at + 8), value);
        }
    }

    static byte[] Segment(byte[] content) => [0xff, 0xe1, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk.AsSpan(4));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Crc(named));
        return chunk;
    }

    static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var octet in bytes)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
