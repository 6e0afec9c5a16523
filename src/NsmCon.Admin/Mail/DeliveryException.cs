namespace NsmCon.Admin.Mail;

/// <summary>A mail did not go out, or nobody knows; the message is a sentence for staff.</summary>
public sealed class DeliveryException(string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    /// <summary>Another attempt would end in the same way.</summary>
    public bool IsFinal { get; init; }

    /// <summary>No other mail would go out now either.</summary>
    public bool ConcernsAll { get; init; }

    /// <summary>The connection went with this mail: whether others would go out, the next round finds out.</summary>
    public bool EndsRound { get; init; }

    /// <summary>The mail went out, but whether it was taken is not known: only a person may send it again.</summary>
    public bool MayHaveArrived { get; init; }
}
