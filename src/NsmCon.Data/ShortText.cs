namespace NsmCon.Data;

/// <summary>Texts that must not be longer than their place: the one way to cut them, which leaves no half of a character.</summary>
public static class ShortText
{
    /// <summary>The text itself, or its beginning with "…", no longer than asked for.</summary>
    public static string Shorten(this string text, int most) => text.Length <= most ? text : text.Start(most - 1) + "…";

    /// <summary>The text's first characters: one fewer where the last would be half of a pair, which no database or font takes.</summary>
    public static string Start(this string text, int most) =>
        text.Length <= most ? text : text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
