using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MailKit;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>
/// Listens to what a server says before it is understood, and breaks the connection where it says too much: more than was asked for, or lists
/// in lists so deep that taking them apart would exhaust the stack, and so end the app.
/// </summary>
sealed partial class MailboxGuard : IProtocolLogger
{
    const int Deepest = 100;

    /// <summary>How much of a line is looked at: the beginning of what is asked for is shorter.</summary>
    const int LongestStart = 300;

    readonly StringBuilder line = new();
    Action? heard;
    long left, ofMail;
    int depth, quotes;

    /// <inheritdoc/>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>A step begins.</summary>
    /// <param name="most">How many bytes it may bring.</param>
    public void Expect(long most) => (left, heard) = (most, null);

    /// <summary>A mail is asked for, whose own text may look like anything.</summary>
    /// <param name="most">How many bytes the answer may have.</param>
    /// <param name="onSign">Called at each sign of life.</param>
    public void ExpectMail(long most, Action onSign) => (left, heard) = (most, onSign);

    /// <inheritdoc/>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        heard?.Invoke();
        left -= count;
        if (left < 0) throw new IOException("It sends more than was asked for.");

        for (var rest = buffer.AsSpan(offset, count); rest.Length > 0;)
        {
            var skipped = (int)Math.Min(ofMail, rest.Length);
            ofMail -= skipped;
            if (skipped == 0) Hear((char)rest[0]);
            rest = rest[Math.Max(skipped, 1)..];
        }
    }

    /// <inheritdoc/>
    public void LogClient(byte[] buffer, int offset, int count)
    {
    }

    /// <inheritdoc/>
    public void LogConnect(Uri uri)
    {
    }

    public void Dispose()
    {
    }

    void Hear(char sign)
    {
        if (sign == '(') depth++;
        if (sign == ')') depth = Math.Max(0, depth - 1);
        if (sign == '"') quotes++;
        if (depth > Deepest) throw new IOException("It sends lists in lists without end.");

        if (line.Length < LongestStart) line.Append(sign);
        if (sign == '\n') EndLine();
    }

    void EndLine()
    {
        var said = line.ToString();
        var goesOn = said.EndsWith("}\r\n", StringComparison.Ordinal);
        if (heard is not null)
        {
            // Only the mail itself may bring bytes that are not looked at.
            if (Mail().Match(said) is { Success: true } mail) ofMail = long.Parse(mail.Groups["length"].ValueSpan, CultureInfo.InvariantCulture);
            else if (goesOn || (quotes % 2 == 1 && Data().IsMatch(said))) throw new IOException("It sends something else than was asked for.");
        }

        if (!goesOn) depth = 0;
        quotes = 0;
        line.Clear();
    }

    [GeneratedRegex(@"^\* \d+ FETCH \((?:[^""{}]* )?BODY\[\](?:<0>)? \{(?<length>[0-9]{1,10})\}\r\n$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    [GeneratedRegex(@"^\* \d", RegexOptions.NonBacktracking)]
    private static partial Regex Data();
}
