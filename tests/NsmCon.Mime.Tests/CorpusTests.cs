using System.Text.Json.Nodes;

namespace NsmCon.Mime.Tests;

/// <summary>Every mail of the corpus is read as the file beside it says; Corpus/README.md tells how to add one.</summary>
public class CorpusTests
{
    public static TheoryData<string> Names { get; } = [.. CorpusMail.All.Select(m => m.Name)];

    [Fact]
    public void Every_mail_has_its_expected_reading() =>
        Assert.Empty(
            CorpusMail
                .NamesOf("*.eml")
                .Except(CorpusMail.NamesOf("*.json"))
                .Union(CorpusMail.NamesOf("*.json").Except(CorpusMail.NamesOf("*.eml")))
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mail_of_the_corpus_is_read_as_expected(string name)
    {
        var mail = CorpusMail.Named(name);

        var differences = Expectation.Differences(mail.Expected, mail.Read());

        Assert.True(differences.Count == 0, $"{name}: {mail.Expected["rule"]}\n{string.Join('\n', differences)}");
    }

    [Fact]
    public void A_field_that_nobody_knows_is_told()
    {
        var mail = MailReader.Read("Subject: Hello\n\nText"u8.ToArray());

        Assert.Equal(
            ["\"subjects\" is no field of a reading."],
            Expectation.Differences(new JsonObject { ["rule"] = "x", ["subjects"] = "Hello" }, mail)
        );
        Assert.Equal(
            ["It has no \"rule\", which says what the mail shows."],
            Expectation.Differences(new JsonObject { ["subject"] = "Hello" }, mail)
        );
    }

    [Fact]
    public void What_differs_is_told()
    {
        var mail = MailReader.Read("Subject: Hello\n\nText"u8.ToArray());

        var differences = Expectation.Differences(
            new JsonObject
            {
                ["rule"] = "x",
                ["subject"] = "Hullo",
                ["text"] = "Text",
            },
            mail
        );

        Assert.Equal(["subject\n  expected \"Hullo\"\n  but was  \"Hello\""], differences);
    }
}
