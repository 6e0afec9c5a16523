using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;

namespace NsmCon.Mime.Tests;

/// <summary>What holds for every mail, however broken: the mails of the corpus, changed by chance, and bytes that are no mail at all.</summary>
public class LawTests
{
    static readonly IReadOnlyList<CorpusMail> Corpus = CorpusMail.All;

    static readonly string[] Pieces =
    [
        "\n",
        "\r\n\r\n",
        "\0",
        "--",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
        "=?utf-8?B?/////w==?=",
        "<script>alert(1)</script>",
        "<img src=https://t.example.net/x>",
        "Content-Type: text/html\n\n",
        "Content-Transfer-Encoding: base64\n",
        "\ud83d",
        "On 1/1/2026 10:00, a@b.example wrote:\n> ",
        "-- \n",
        "begin 644 x\n",
        "\u001b$B",
        "charset=utf-7;",
        "Content-Type: application/ms-tnef\n\n",
        "Content-Type: application/pkcs7-mime\n\n",
        "Content-Type: text/calendar\n\nBEGIN:VEVENT\n",
        "message/delivery-status\n\nAction: failed\n",
        "<p style=\"position:fixed;background:url(https://t.example.net)\">",
        "From: ",
        "<",
        ">",
        ":",
        ";",
        "\"",
    ];

    static readonly string[] Forbidden =
    [
        "script",
        "style",
        "iframe",
        "frame",
        "form",
        "input",
        "button",
        "svg",
        "math",
        "object",
        "embed",
        "base",
        "meta",
        "link",
        "template",
        "video",
        "audio",
        "title",
    ];

    internal static readonly Gen<byte[]> Changed = Gen.Select(
            Gen.Int[0, Corpus.Count - 1],
            Gen.Select(Gen.Double[0, 1], Gen.Int[0, 40], Gen.Int[0, Pieces.Length]).Array[1, 6]
        )
        .Select((index, changes) => changes.Aggregate(Corpus[index].Raw, Change));

    static readonly Gen<byte[]> Any = Gen.OneOf(Gen.Byte.Array[0, 400], Changed, Changed);

    [Fact]
    public void No_mail_is_too_broken_to_be_read() =>
        Any.Sample(raw => MailReader.ReadOrThrow(raw, new()) is not null, iter: 3000, print: Print);

    [Fact]
    public void A_mail_is_read_in_the_same_way_each_time() =>
        Changed.Sample(
            raw => Reading.ToJson(MailReader.Read(raw)).ToJsonString() == Reading.ToJson(MailReader.Read(raw)).ToJsonString(),
            iter: 300,
            print: Print
        );

    [Fact]
    public void No_text_holds_what_a_database_refuses() =>
        Any.Sample(raw => Reading.Texts(MailReader.Read(raw)).All(IsClean), iter: 1000, print: Print);

    [Fact]
    public void Safe_html_runs_and_fetches_nothing() =>
        Any.Sample(raw => MailReader.Read(raw).Html is not { } html || IsSafe(html), iter: 1000, print: Print);

    [Fact]
    public void No_name_of_a_file_leads_elsewhere() =>
        Any.Sample(
            raw =>
                MailReader
                    .Read(raw)
                    .Attachments.All(a =>
                        a.Name.Length is > 0 and <= 121 && a.Name.IndexOfAny(['/', '\\', ':', '\0']) < 0 && a.Name is not ("." or "..")
                    ),
            iter: 1000,
            print: Print
        );

    [Fact]
    public void The_pieces_of_a_text_are_the_text()
    {
        string[] some =
        [
            .. Pieces,
            "",
            "text",
            "> quote",
            "Von: a@b.example",
            "Gesendet: 1.1.2026",
            "An: c",
            "Betreff: x",
            "-----Original Message-----",
            "________________",
            "--",
            "Sent from my iPhone",
        ];

        Gen.Int[0, some.Length - 1]
            .Array[0, 30]
            .Select(lines => CleanText.Lines(string.Join('\n', lines.Select(i => some[i]))))
            .Sample(text => string.Join('\n', TextSplit.Split(text, "Re: x").Select(p => p.Lines)) == text, iter: 5000);
    }

    [Fact]
    public void Every_mail_of_the_corpus_is_safe()
    {
        foreach (var mail in Corpus)
        {
            var read = mail.Read();
            Assert.True(read.Html is null || IsSafe(read.Html), mail.Name);
            Assert.True(Reading.Texts(read).All(IsClean), mail.Name);
        }
    }

    static byte[] Change(byte[] raw, (double Where, int Length, int Piece) change)
    {
        var at = (int)(change.Where * raw.Length);
        var end = Math.Min(raw.Length, at + change.Length);
        // One piece too many: what stands there is taken out, and nothing put in.
        var put = change.Piece == Pieces.Length ? [] : Encoding.UTF8.GetBytes(Pieces[change.Piece]);
        return [.. raw[..at], .. put, .. raw[end..]];
    }

    static bool IsClean(string text) =>
        !text.Contains('\0')
        && text.EnumerateRunes().All(r => r.Value is '\n' or '\t' || !Rune.IsControl(r))
        && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    // Asked of a browser's tree, not of the text: what is written in words does no harm.
    static bool IsSafe(string html) =>
        new HtmlParser().ParseDocument(html).All.Where(e => e.LocalName is not ("html" or "head" or "body")).All(IsSafe);

    static bool IsSafe(IElement element) =>
        !Forbidden.Contains(element.LocalName) && element.Attributes.All(a => IsSafe(element.LocalName, a.Name, a.Value));

    static bool IsSafe(string element, string name, string value) =>
        name switch
        {
            "src" => element == "img"
                && (value.StartsWith("cid:", StringComparison.Ordinal) || value.StartsWith("data:image/", StringComparison.Ordinal))
                && !value.Contains("svg"),
            "href" => element == "a"
                && (
                    value.StartsWith("https://", StringComparison.Ordinal)
                    || value.StartsWith("http://", StringComparison.Ordinal)
                    || value.StartsWith("mailto:", StringComparison.Ordinal)
                ),
            "style" => !Array.Exists(["url", "position", "expression", "import", "\\", ": -", "float", "z-index"], n =>
                value.Contains(n, StringComparison.OrdinalIgnoreCase)
            ),
            _ => !name.StartsWith("on", StringComparison.Ordinal)
                && name is not ("srcset" or "background" or "action" or "formaction" or "xlink:href" or "id" or "class"),
        };

    static string Print(byte[] raw) => Convert.ToBase64String(raw);
}
