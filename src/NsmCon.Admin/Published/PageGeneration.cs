namespace NsmCon.Admin.Published;

/// <summary>
/// Counts what was saved that the public pages may show, in this process and others (<c>HearNews</c>). It is part of the key under which a page is kept:
/// one that was made before, or while something was saved, is not found any more.
/// </summary>
public sealed class PageGeneration
{
    int current;

    public int Current => Volatile.Read(ref current);

    /// <summary>From now on no page is shown that was made before.</summary>
    public void Next() => Interlocked.Increment(ref current);
}
