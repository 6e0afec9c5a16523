using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using NsmCon.Admin.Mail;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>Long names in the headers of a mail, as RFC 2047 has them.</summary>
public class EncodedNamesTests
{
    [Theory]
    [InlineData("Ada Lovelace")]
    [InlineData("Александра Константиновна Вознесенская-Щёголева из Санкт-Петербурга")]
    [InlineData("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAÄ")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("Zoë \"Quote\" O'Neil, of Łódź and of a place with a name that is very much longer than others; and more")]
    public void Each_word_is_short_enough_and_the_name_is_read_as_it_was(string name)
    {
        using var message = new MimeMessage();
        message.To.Add(new MailboxAddress(name, "ada@example.org"));
        message.ReplyTo.Add(new MailboxAddress(name, "grace@bücher.example"));
        message.Body = new TextPart("plain") { Text = "Hello" };

        EncodedNames.KeepShort(message);

        using var sent = new MemoryStream();
        message.WriteTo(sent);
        var text = Encoding.UTF8.GetString(sent.ToArray());
        var words = Regex.Matches(text, @"=\?[^?\s]+\?[bBqQ]\?[^?\s]*\?=").Select(word => word.Value).ToList();
        Assert.All(words, word => Assert.InRange(word.Length, 1, 75));
        Assert.InRange(words.Count, 0, 2 * ((Encoding.UTF8.GetByteCount(name) / 30) + 1));
        Assert.Contains("<grace@xn--bcher-kva.example>", text, StringComparison.Ordinal);
        sent.Position = 0;
        using var read = MimeMessage.Load(sent);
        Assert.Equal((name, "ada@example.org"), (read.To.Mailboxes.Single().Name, read.To.Mailboxes.Single().Address));
        Assert.Equal(name, read.ReplyTo.Mailboxes.Single().Name);
    }
}
