namespace NsmCon.Data.Events;

/// <summary>How many are left of a limit, in the words of every page.</summary>
/// <param name="Size">How many there are.</param>
/// <param name="Taken">How many are taken.</param>
public sealed record AmountLeft(int Size, int Taken)
{
    /// <summary>How many are left; never below none.</summary>
    public int Left => Math.Max(0, Size - Taken);

    /// <summary>Whether all are taken.</summary>
    public bool IsNone => Left == 0;

    /// <summary>"3 of 20 left"; "1 left" of a single one.</summary>
    public string Words => Size == 1 ? $"{Left} left" : $"{Left} of {Size} left";

    /// <summary>Whether few are left.</summary>
    /// <param name="part">The part of all that counts as few: 2 for half of them, 5 for a fifth. The last one always does.</param>
    public bool IsLow(int part) => !IsNone && (Left == 1 || (long)Left * part <= Size);
}
