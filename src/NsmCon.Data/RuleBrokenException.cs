namespace NsmCon.Data;

/// <summary>A rule of the conference says no. The message is a sentence for the person who asked.</summary>
public class RuleBrokenException(string sentence) : Exception(sentence)
{
    /// <summary>
    /// What of that which was asked is wrong, by the name of the verb's own value:
    /// a form shows the sentence there. Null where it is none of them alone.
    /// </summary>
    public string? About { get; init; }
}
