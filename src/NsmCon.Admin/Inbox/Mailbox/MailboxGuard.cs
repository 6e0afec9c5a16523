using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MailKit;

namespace NsmCon.Admin.Inbox.Mailbox;

/// <summary>
/// Listens to what a server says before it is understood, and breaks the connection where it says too much: more
/// than was asked for, or lists in lists so deep that taking them apart would exhaust the stack, and so end the app.
/// </summary>
sealed partial class MailboxGuard : IProtocolLogger
{
    const int Deepest = 100;

    /// <summary>How much of a line is looked at: what announces a mail is shorter.</summary>
    const int LongestLine = 500;

    /// <summary>The longest text that may stand for itself (a literal) and is no mail, such as the name of a folder.</summary>
    const int LongestLiteral = 500;

    readonly StringBuilder line = new();
    Action? heard;
    long left,
        literal;
    int depth;
    bool isQuoted,
        isEscaped,
        isLong;

    /// <inheritdoc/>
    public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }

    /// <summary>A step begins.</summary>
    /// <param name="most">How many bytes it may bring.</param>
    public void Expect(long most)
    {
        left = most;
        heard = null;
        isQuoted = false;
    }

    /// <summary>A mail is asked for, whose own text may look like anything.</summary>
    /// <param name="most">How many bytes the answer may have.</param>
    /// <param name="onSign">Called at each sign of life.</param>
    public void ExpectMail(long most, Action onSign)
    {
        left = most;
        heard = onSign;
        isQuoted = false;
    }

    /// <inheritdoc/>
    public void LogServer(byte[] buffer, int offset, int count)
    {
        heard?.Invoke();
        left -= count;
        if (left < 0)
            throw new IOException("It sends more than was asked for.");

        for (var rest = buffer.AsSpan(offset, count); rest.Length > 0; )
        {
            var skipped = (int)Math.Min(literal, rest.Length);
            literal -= skipped;
            if (skipped == 0)
                Read((char)rest[0]);
            rest = rest[Math.Max(skipped, 1)..];
        }
    }

    /// <inheritdoc/>
    public void LogClient(byte[] buffer, int offset, int count) { }

    /// <inheritdoc/>
    public void LogConnect(Uri uri) { }

    public void Dispose() { }

    void Read(char sign)
    {
        if (sign == '"' && !isEscaped)
            isQuoted = !isQuoted;
        isEscaped = isQuoted && sign == '\\' && !isEscaped;
        // What is quoted closes no list.
        if (sign == '(')
            depth++;
        else if (sign == ')' && !isQuoted)
            depth = Math.Max(0, depth - 1);
        if (depth > Deepest)
            throw new IOException("It sends lists in lists without end.");

        if (line.Length == LongestLine)
        {
            isLong = true;
            line.Remove(0, LongestLine / 2);
        }

        line.Append(sign);
        if (sign == '\n')
            EndLine();
    }

    // A list goes on behind a literal and within quotes; at any other end of a line all lists end.
    void EndLine()
    {
        var said = line.ToString();
        var announced = Literal().Match(said);
        literal = announced.Success && !isQuoted ? long.Parse(announced.Groups["length"].ValueSpan, CultureInfo.InvariantCulture) : 0;
        // While a mail is asked for, it alone may bring bytes that are not looked at.
        var isMail = literal > 0 && heard is not null && !isLong && Mail().IsMatch(said);
        if (!isMail && (literal > LongestLiteral || (heard is not null && (literal > 0 || isQuoted))))
            throw new IOException("It sends something else than was asked for.");

        if (literal == 0 && !isQuoted)
            depth = 0;
        isLong = false;
        line.Clear();
    }

    [GeneratedRegex(
        @"^\* [0-9]+ FETCH \((?:[^""{}]* )?BODY\[\](?:<0>)? \{[0-9]+\}\r\n$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Mail();

    [GeneratedRegex(@"\{(?<length>[0-9]{1,10})\+?\}[^\n{]*\n$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Literal();
}
