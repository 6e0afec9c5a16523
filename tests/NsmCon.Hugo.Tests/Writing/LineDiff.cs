namespace NsmCon.Hugo.Tests;

/// <summary>The lines in which two texts differ, as <c>diff</c> shows them: "-old" and "+new", in order.</summary>
static class LineDiff
{
    public static List<string> Between(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var common = CommonLengths(old, now);
        var result = new List<string>();
        for (int o = 0, n = 0; o < old.Length || n < now.Length; )
        {
            if (o < old.Length && n < now.Length && old[o] == now[n])
                (o, n) = (o + 1, n + 1);
            else if (o < old.Length && (n == now.Length || common[o + 1, n] >= common[o, n + 1]))
                result.Add("-" + old[o++]);
            else
                result.Add("+" + now[n++]);
        }

        return result;
    }

    static int[,] CommonLengths(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var o = old.Length - 1; o >= 0; o--)
        {
            for (var n = now.Length - 1; n >= 0; n--)
                common[o, n] = old[o] == now[n] ? common[o + 1, n + 1] + 1 : Math.Max(common[o + 1, n], common[o, n + 1]);
        }

        return common;
    }
}
