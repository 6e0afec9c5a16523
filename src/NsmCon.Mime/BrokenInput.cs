namespace NsmCon.Mime;

/// <summary>Which faults of the libraries that take mails apart mean that the mail is broken.</summary>
static class BrokenInput
{
    /// <summary>Whether broken bytes explain a fault. What the machine lacks, such as memory, they do not.</summary>
    public static bool Explains(Exception fault) =>
        fault
            is FormatException
                or IOException
                or ArgumentException
                or InvalidOperationException
                or NotSupportedException
                or IndexOutOfRangeException
                or OverflowException
                or NullReferenceException
                or System.Security.Cryptography.CryptographicException;
}
