namespace NsmCon.Hugo;

/// <summary>A piece of a page's text, from its first character to that after its last, and what stands there instead.</summary>
internal readonly record struct TextChange(int Start, int End, string Text);
