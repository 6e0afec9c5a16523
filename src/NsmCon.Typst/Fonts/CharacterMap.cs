using System.Buffers.Binary;
using System.Collections;

namespace NsmCon.Typst.Fonts;

/// <summary>Reads which characters a TrueType or OpenType font has: the formats 4 and 12 of its cmap table.</summary>
/// <remarks>Source: OpenType specification 1.9, "cmap — Character to Glyph Index Mapping Table".</remarks>
static class CharacterMap
{
    public static void AddTo(BitArray covered, ReadOnlySpan<byte> font)
    {
        var cmap = font[TableOffset(font, "cmap"u8)..];
        for (var i = 0; i < UInt16(cmap, 2); i++)
        {
            var table = cmap[(int)UInt32(cmap, 4 + (i * 8) + 4)..];
            switch (UInt16(table, 0))
            {
                case 4:
                    AddSegments(covered, table);
                    break;
                case 12:
                    AddGroups(covered, table);
                    break;
            }
        }
    }

    static int TableOffset(ReadOnlySpan<byte> font, ReadOnlySpan<byte> tag)
    {
        for (var record = 12; record < 12 + (UInt16(font, 4) * 16); record += 16)
        {
            if (font.Slice(record, 4).SequenceEqual(tag))
                return (int)UInt32(font, record + 8);
        }

        throw new InvalidDataException("The font has no character map.");
    }

    static void AddSegments(BitArray covered, ReadOnlySpan<byte> table)
    {
        var size = UInt16(table, 6); // twice the number of segments
        for (var segment = 0; segment < size; segment += 2)
        {
            var first = UInt16(table, 16 + size + segment);
            var last = UInt16(table, 14 + segment);
            var delta = UInt16(table, 16 + (2 * size) + segment);
            var offsetAt = 16 + (3 * size) + segment;
            var offset = UInt16(table, offsetAt);
            for (int character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = offset == 0 ? character : UInt16(table, offsetAt + offset + (2 * (character - first)));
                if (offset == 0 || glyph != 0)
                    glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0)
                    covered[character] = true;
            }
        }
    }

    static void AddGroups(BitArray covered, ReadOnlySpan<byte> table)
    {
        for (var group = 16; group < 16 + (UInt32(table, 12) * 12); group += 12)
        {
            for (var character = UInt32(table, group); character <= UInt32(table, group + 4); character++)
                covered[(int)character] = true;
        }
    }

    static int UInt16(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16BigEndian(data[at..]);

    static uint UInt32(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt32BigEndian(data[at..]);
}
