using System.Globalization;
using System.Text;
using CsCheck;

namespace NsmCon.Mime.Tests;

/// <summary>A mail is read alike, whatever language the process speaks.</summary>
public class CultureTests
{
    public static TheoryData<string> Cultures { get; } = ["de-DE", "ar-SA", "fa-IR", "tr-TR"];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_text_that_names_no_culture_does_differ(string culture) =>
        Assert.NotEqual(
            In(CultureInfo.InvariantCulture, () => $"{10_000:N0} {1.5}"),
            In(CultureInfo.GetCultureInfo(culture), () => $"{10_000:N0} {1.5}")
        );

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Each_mail_of_the_corpus_is_read_the_same_in_each_language(string culture)
    {
        foreach (var mail in CorpusMail.All)
            Assert.Empty(In(CultureInfo.GetCultureInfo(culture), () => Expectation.Differences(mail.Expected, mail.Read())));
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_mail_that_is_too_much_says_so_in_the_same_words(string culture)
    {
        var parts = string.Concat(Enumerable.Range(0, 10_000).Select(number => $"--b\nContent-Type: text/plain\n\n{number}\n"));
        var raw = Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=b\n\n" + parts + "--b--\n");

        var mail = In(CultureInfo.GetCultureInfo(culture), () => MailReader.Read(raw, new() { Limits = new() { Parts = 4 } }));

        Assert.Contains("It has 10,001 parts; the first 4 were read.", mail.Notes);
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_broken_mail_is_read_the_same_in_each_language(string culture) =>
        LawTests.Changed.Sample(
            raw => In(CultureInfo.InvariantCulture, () => Read(raw)) == In(CultureInfo.GetCultureInfo(culture), () => Read(raw)),
            iter: 300,
            print: Convert.ToBase64String
        );

    static string Read(byte[] raw) => Reading.ToJson(MailReader.Read(raw)).ToJsonString();

    static T In<T>(CultureInfo culture, Func<T> work)
    {
        var own = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = own;
        }
    }
}
