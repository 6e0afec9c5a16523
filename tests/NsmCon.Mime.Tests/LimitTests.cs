using System.Text;
using MimeKit;

namespace NsmCon.Mime.Tests;

/// <summary>Mails that were made to be too much: all of them end, within memory that the limits bound, and say what was left out.</summary>
public class LimitTests
{
    const long Megabyte = 1024 * 1024;
    const string Text = "Content-Type: text/plain\n\nx\n";

    [Fact]
    public void Parts_are_read_up_to_the_limit()
    {
        var mail = Read(
            "Content-Type: multipart/mixed; boundary=b\n\n" + Times(10_000, i => $"--b\nContent-Type: text/plain\n\n{i}\n") + "--b--\n",
            new() { Parts = 4 }
        );

        Assert.Equal("0\n1\n2", Written(mail));
        Assert.Equal("It has 10,001 parts; the first 4 were read.", Assert.Single(mail.Notes, n => n.Contains("parts")));
    }

    [Fact]
    public void Ten_thousand_nested_parts_end()
    {
        var raw = Times(10_000, i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n") + Text;

        var mail = Read(raw);

        Assert.Contains("Parts stand more than 30 deep in other parts; what is deeper was not opened.", mail.Notes);
    }

    [Fact]
    public void Ten_thousand_mails_in_mails_end()
    {
        var mail = Read(Times(10_000, i => $"Content-Type: message/rfc822\nSubject: {i}\n\n") + Text);

        Assert.Equal("0", mail.Subject);
        Assert.Single(mail.Attachments);
        Assert.Contains(mail.Notes, n => n.Contains("more than 30 deep"));
    }

    [Theory]
    [InlineData("parts", "--b\n\n", 400_000)]
    [InlineData("recipients", "To: a@b.example\n", 100_000)]
    [InlineData("headers", "a:b\n", 400_000)]
    public void What_repeats_without_end_is_never_built(string what, string piece, int times)
    {
        var raw = Encoding.ASCII.GetBytes(
            what is "headers" or "recipients"
                ? Times(times, _ => piece) + "\nx"
                : "Content-Type: multipart/mixed; boundary=b\n\n" + Times(times, _ => piece)
        );
        var limits = new ReadingLimits();

        var mail = ParsedMail.Parse(raw, limits, new Notes());

        Assert.InRange(Built(mail.Body) + mail.Headers.Count, 1, limits.Parts + (limits.HeaderBytes / 3));
        Assert.NotEmpty(MailReader.Read(raw).Notes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nx\n--b\n")]
    [InlineData("Content-Type: message/rfc822\n\nSubject: x\n")]
    public void One_header_without_end_costs_no_memory_of_its_size(string before)
    {
        var raw = Encoding.ASCII.GetBytes($"{Head}Subject: Kept\n{before}X-Long: {new string('x', 10 * (int)Megabyte)}\n\nx");
        MailReader.Read(raw);

        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var mail = MailReader.Read(raw);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;

        Assert.Equal("Kept", mail.Subject);
        Assert.Contains("Its headers are longer than 256 KB; the mail was read up to there.", mail.Notes);
        Assert.InRange(allocated, 0, 60 * Megabyte);
    }

    [Fact]
    public void A_file_over_the_limit_is_left_out_and_the_next_one_read()
    {
        var mail = Read(Files(3 * Megabyte, Megabyte), new() { AttachmentBytes = 2 * 1024 * 1024 });

        Assert.Equal([true, false], mail.Attachments.Select(a => a.IsLeftOut));
        Assert.Equal([3 * Megabyte, Megabyte], mail.Attachments.Select(a => a.Size));
        Assert.Equal([0, (int)Megabyte], mail.Attachments.Select(a => a.Content.Length));
        Assert.Equal(
            ["The attachment \"0.bin\" has 3 MB and was left out: one file may have 2 MB."],
            mail.Notes.Where(n => n.Contains("attachment"))
        );
    }

    [Fact]
    public void Files_over_the_limit_of_all_are_left_out()
    {
        var mail = Read(Files(Megabyte, Megabyte, Megabyte), new() { AllAttachmentBytes = 2 * 1024 * 1024 });

        Assert.Equal([false, false, true], mail.Attachments.Select(a => a.IsLeftOut));
        Assert.Contains("The attachment \"2.bin\" has 1 MB and was left out: all files together may have 2 MB.", mail.Notes);
    }

    [Fact]
    public void A_file_that_is_left_out_costs_no_memory_of_its_size()
    {
        var raw = Encoding.ASCII.GetBytes(Head + Files(16 * Megabyte));

        var before = GC.GetAllocatedBytesForCurrentThread();
        var mail = MailReader.Read(raw, new() { Limits = new() { AttachmentBytes = 1024 } });
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(16 * Megabyte, mail.Attachments[0].Size);
        Assert.InRange(allocated, 0, 4 * Megabyte);
    }

    [Fact]
    public void A_long_text_is_cut_and_said()
    {
        var mail = Read("Content-Type: text/plain; charset=utf-8\n\n" + Times(50, _ => "😀 words\n"), new() { TextCharacters = 100 });

        Assert.InRange(Written(mail).Length, 90, 100);
        Assert.Contains("Its text is very long; the first 100 characters were read.", mail.Notes);
    }

    [Fact]
    public void Addresses_are_read_up_to_the_limit()
    {
        var mail = MailReader.Read(Encoding.ASCII.GetBytes($"To: {Times(2000, i => $"a{i}@b.example, ")}z@b.example\n\nx"));

        Assert.Equal(500, mail.To.Count);
        Assert.Contains("To names 2,001 addresses; the first 500 are shown.", mail.Notes);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<p><b a={0}>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<a href=x><p>")]
    [InlineData("</p><p>x")]
    [InlineData("<blockquote>")]
    [InlineData("<font color={0}></p>")]
    [InlineData("<svg><math><")]
    [InlineData("<!--")]
    [InlineData("&lt")]
    [InlineData("<p style='color:red;color:red;'>")]
    [InlineData("<ul><li><b><i><u>")]
    public void Html_takes_memory_in_proportion(string piece)
    {
        var once = AllocatedFor(piece, 3_000);
        var twice = AllocatedFor(piece, 6_000);

        Assert.InRange(twice, 0, (once * 5 / 2) + Megabyte);
    }

    static long AllocatedFor(string piece, int times)
    {
        var raw = Encoding.ASCII.GetBytes("Content-Type: text/html\n\n" + Times(times, i => piece.Replace("{0}", i.ToString())));
        MailReader.Read("Content-Type: text/html\n\n<p style='color:red'>x"u8.ToArray());

        var before = GC.GetAllocatedBytesForCurrentThread();
        MailReader.Read(raw);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    const string Head = "From: a@b.example\nDate: Mon, 29 Jun 2026 08:15:00 +0000\n";

    static ReadMail Read(string raw, ReadingLimits? limits = null) =>
        MailReader.Read(Encoding.UTF8.GetBytes(Head + raw), new() { Limits = limits ?? new() });

    static string Written(ReadMail mail) => string.Join('\n', mail.Text.Select(p => p.Lines));

    static string Times(int count, Func<int, string> piece) => string.Concat(Enumerable.Range(0, count).Select(piece));

    static string Files(params long[] sizes) =>
        "Content-Type: multipart/mixed; boundary=b\n\n"
        + string.Concat(
            sizes.Select(
                (size, i) =>
                    $"--b\nContent-Type: application/octet-stream; name={i}.bin\nContent-Transfer-Encoding: base64\n\n{Convert.ToBase64String(new byte[size])}\n"
            )
        )
        + "--b--\n";

    static int Built(MimeEntity? entity) =>
        entity is null ? 0 : 1 + entity.Headers.Count + (entity is Multipart parts ? parts.Sum(Built) : 0);
}
