using System.Diagnostics;
using System.Text;

namespace NsmCon.Mime.Tests;

/// <summary>Eight times the mail takes about eight times as long, also where it was made to be slow.</summary>
public class LinearTimeTests
{
    const int Times = 8,
        MostTimes = 30;

    public static TheoryData<string, string> Patterns { get; } =
        new()
        {
            { "To: ", "<" },
            { "To: ", "\"" },
            { "To: ", "(" },
            { "To: ", "a@b," },
            { "To: ", "a:" },
            { "To: ", "a b " },
            { "To: ", "\\\"" },
            { "To: ", "@" },
            { "To: ", "=?utf-8?q?=22?= " },
            { "References: ", "<" },
            { "References: ", "<a " },
            { "References: ", "a@b " },
            { "Subject: ", "=?utf-8?q?a?= " },
            { "Subject: ", "=?utf-8?b?" },
            { "Subject: ", "\n " },
            { "Content-Type: text/plain; ", "a*0*=b;" },
            { "Content-Type: text/plain; ", "a=\"" },
            { "Date: ", "1 " },
            { "Authentication-Results: mx; ", "spf=pass a.b=c;" },
            { "\n", "\n" },
            { "\n", "> \n" },
            { "\n", "On 1.1.2026 a@b wrote:\n" },
            { "\n", "On 1.1.2026 a@b wrote:\n\n" },
            { "\n", "From: a\nSent: b\n" },
            { "\n", "From: a\n" },
            { "\n", "__________\n" },
            { "\n", "__________\n\n" },
            { "\n", "-- \n" },
            { "\n", "--\n> \n" },
            { "\n", "a\0\r" },
            { "\n", "Sent from my \n" },
            { "\n", "aaaa" },
            { "\n", "Date: a\nFrom: b\n" },
            { "\n", "On 1 " },
            { "From: MAILER-DAEMON@a\n\ndelivery failed\n", "a@b\n" },
            { "From: MAILER-DAEMON@a\n\ndelivery failed\n", "original message:\n" },
            { "From: MAILER-DAEMON@a\n\n", "5.5." },
            { "Content-Type: text/html\n\n", "<" },
            { "Content-Type: text/html\n\n", "<a" },
            { "Content-Type: text/html\n\n", "<a b=" },
            { "Content-Type: text/html\n\n", "<!--" },
            { "Content-Type: text/html\n\n", "<p>" },
            { "Content-Type: text/html\n\n", "&" },
            { "Content-Type: text/html\n\n", "<script>" },
            { "Content-Type: text/html\n\n", "<![CDATA[" },
            { "Content-Type: text/html\n\n", "<a href=http://a>b" },
            { "Content-Type: text/html\n\n", " \n" },
            { "Content-Type: text/enriched\n\n", "<" },
            { "Content-Type: text/enriched\n\n", "<<\n" },
            { "Content-Type: text/plain; format=flowed\n\n", "> a \n" },
            { "Content-Type: text/calendar\n\nBEGIN:VEVENT\n", "a:b\n" },
            { "Content-Type: text/calendar\n\n", "BEGIN:VEVENT\nEND:VEVENT\n" },
            { "Content-Type: multipart/mixed; boundary=b\n\n", "--" },
            { "Content-Type: multipart/mixed; boundary=b\n\n", "--b\n" },
            { "Content-Transfer-Encoding: quoted-printable\n\n", "=" },
        };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Time_grows_no_faster_than_the_mail(string start, string pattern)
    {
        // Headers have a limit, within which MimeKit may take its time.
        var some = start.Contains('\n') ? 2_000 : 500;
        Milliseconds(start, pattern, some);

        var once = Milliseconds(start, pattern, some);
        var many = Milliseconds(start, pattern, some * Times);

        Assert.InRange(many, 0, (MostTimes * once) + 100);
    }

    // The best of some: what else the machine does only makes one slower.
    static double Milliseconds(string start, string pattern, int times)
    {
        var raw = Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(pattern, times)));
        return Enumerable
            .Range(0, 3)
            .Min(_ =>
            {
                var watch = Stopwatch.StartNew();
                MailReader.Read(raw);
                return watch.Elapsed.TotalMilliseconds;
            });
    }
}
