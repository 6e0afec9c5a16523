namespace NsmCon.Testbed;

/// <summary>The real servers and programs that <c>bash tests/run</c> starts or finds for the tests.</summary>
/// <remarks>Each Require… skips a [SkippableFact] or [SkippableTheory] where the server is missing; in CI it fails it.</remarks>
public static class Servers
{
    /// <summary>The connection string of a superuser of a private PostgreSQL cluster.</summary>
    public static string RequirePostgreSql() => Require("NSMCON_TEST_POSTGRESQL", "PostgreSQL");

    /// <summary>The ports of private SMTP and IMAP servers on 127.0.0.1, and their certificate.</summary>
    public static MailServers RequireMail() =>
        new(
            Port("NSMCON_TEST_SMTP_PORT"),
            Port("NSMCON_TEST_SUBMISSION_PORT"),
            Port("NSMCON_TEST_IMAP_PORT"),
            Port("NSMCON_TEST_IMAPS_PORT"),
            Require("NSMCON_TEST_MAIL_CERT", "the certificate of the mail servers"),
            Require("NSMCON_TEST_MAIL_TOKEN_KEY", "the key of the mail servers' tokens")
        );

    /// <summary>The path of Chromium, to be started with --no-sandbox.</summary>
    public static string RequireChromium() => Require("NSMCON_TEST_CHROMIUM", "Chromium");

    /// <summary>The path of a program that the tests use as a second opinion, such as hugo or pdftotext.</summary>
    public static string RequireProgram(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
        ?? Missing($"the program {name}");

    static int Port(string variable) => int.Parse(Require(variable, "the mail servers"));

    static string Require(string variable, string what)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(value) ? Missing($"{what} ({variable})") : value;
    }

    static string Missing(string what)
    {
        var sentence = $"This test needs {what}: run it by `bash tests/run`.";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", sentence);
        throw new SkipException(sentence);
    }
}

/// <summary>Ports on 127.0.0.1 of Postfix and Dovecot, the path of the certificate that both show, and the key that signs the tokens they take.</summary>
public record MailServers(int Smtp, int Submission, int Imap, int Imaps, string Certificate, string TokenKey);
