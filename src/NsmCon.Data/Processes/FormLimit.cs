namespace NsmCon.Data.Processes;

/// <summary>
/// How much was taken of a limit of forms, by one address. Nobody is named: it is known by the hash of the form and the address.
/// </summary>
[Unseen]
public class FormLimit
{
    /// <summary>SHA-256 in hexadecimal digits.</summary>
    public const int KeyLength = 64;

    public required string Key { get; init; }

    /// <summary>When all that was taken will have come back.</summary>
    public DateTime BackAt { get; set; }
}
