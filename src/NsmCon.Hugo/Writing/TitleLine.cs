namespace NsmCon.Hugo;

/// <summary>A talk's title.</summary>
internal static class TitleLine
{
    /// <summary>The title in one line with single spaces; a talk needs one.</summary>
    public static string Check(string title)
    {
        var line = PersonName.SingleSpaced(title);
        return line.Length > 0 ? line : throw new EditRefusedException("A talk needs a title.");
    }
}
