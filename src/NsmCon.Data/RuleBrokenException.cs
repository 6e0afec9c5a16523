namespace NsmCon.Data;

/// <summary>A rule of the conference says no. The message is a sentence for the person who asked.</summary>
public class RuleBrokenException(string sentence) : Exception(sentence);
