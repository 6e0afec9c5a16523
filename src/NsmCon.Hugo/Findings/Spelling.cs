namespace NsmCon.Hugo;

/// <summary>How far two spellings are apart.</summary>
public static class Spelling
{
    /// <summary>How many letters must be added, left out, changed, or swapped with their neighbour to make one text of the other.</summary>
    public static int Edits(string one, string other)
    {
        var edits = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
                edits[i, j] = i == 0 || j == 0 ? i + j : Cheapest(edits, i, j, one, other);
        }

        return edits[one.Length, other.Length];
    }

    static int Cheapest(int[,] edits, int i, int j, string one, string other)
    {
        var least = Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1, edits[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
        var isSwap = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
        return isSwap ? Math.Min(least, edits[i - 2, j - 2] + 1) : least;
    }
}
