using System.Collections;
using System.Globalization;
using System.Text;
using NsmCon.Typst.Fonts;

namespace NsmCon.Typst;

/// <summary>Which characters the embedded fonts have. One that none has would be printed as an empty box, without a fault.</summary>
public static class FontCoverage
{
    static readonly Lazy<BitArray> Covered = new(ReadFonts);

    /// <summary>The characters of the text, as a reader counts them, that cannot be printed; each once, in order.</summary>
    public static IReadOnlyList<string> FindMissing(string text)
    {
        if (Ascii.IsValid(text) && !text.Any(char.IsControl))
            return [];

        var elements = StringInfo.GetTextElementEnumerator(text);
        var missing = new List<string>();
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (!CanPrint(element) && !CanPrint(Compose(element)) && !missing.Contains(element))
                missing.Add(element);
        }

        return missing;
    }

    static bool CanPrint(string element) =>
        element.EnumerateRunes().All(rune => IsInvisible(rune) || (rune != Rune.ReplacementChar && Covered.Value[rune.Value]));

    // U+FFFE cannot be composed, nor a lone surrogate, which is enumerated as the replacement character.
    static string Compose(string element) =>
        element.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || rune.Value == 0xFFFE) ? element : element.Normalize();

    // White space, and what Unicode calls default-ignorable: joiners, direction marks, variation selectors.
    static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || rune.Value
            is 0xAD
                or 0x34F
                or 0x61C
                or (>= 0x180B and <= 0x180F)
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or (>= 0xFE00 and <= 0xFE0F)
                or 0xFEFF
                or (>= 0xE0000 and <= 0xE0FFF);

    static BitArray ReadFonts()
    {
        var covered = new BitArray(0x110000);
        foreach (var font in Assets.FontNames)
            CharacterMap.AddTo(covered, Assets.Unpack(font));
        return covered;
    }
}
