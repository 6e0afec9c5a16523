using MailKit.Security;
using NsmCon.Data;
using NsmCon.Data.Mail;

namespace NsmCon.Admin.Settings;

/// <summary>The mailbox that is read by IMAP.</summary>
public sealed record MailboxSettings
{
    const int Megabyte = 1_000_000;

    /// <summary><c>Mail:Imap:Host</c>.</summary>
    public required string Host { get; init; }

    /// <summary><c>Mail:Imap:Port</c>.</summary>
    public int Port { get; private init; }

    /// <summary><c>Mail:Imap:User</c>.</summary>
    public required string User { get; init; }

    /// <summary><c>Mail:Imap:Password</c>; null signs in with a token.</summary>
    public string? Password { get; private init; }

    /// <summary><c>Mail:Imap:Security</c>: Tls, StartTls, None or Auto.</summary>
    public SecureSocketOptions Security { get; private init; }

    /// <summary>
    /// The certificate authority of the server, a PEM file, if the system does not know it; <c>Mail:Imap:Certificate</c>.
    /// </summary>
    public string? Certificate { get; private init; }

    /// <summary>The folders that are read; <c>Mail:Imap:Folders</c>, parted by commas.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>The folder that mails are moved to once they are here; <c>Mail:Imap:MoveTo</c>. Null leaves the mailbox as it is.</summary>
    public string? MoveTo { get; private init; }

    /// <summary>How often the mailbox is asked, if it says nothing by itself; <c>Mail:Imap:PollSeconds</c>.</summary>
    public TimeSpan Every { get; private init; }

    /// <summary>How many bytes of a mail are fetched by themselves; <c>Mail:Imap:LargestMegabytes</c>.</summary>
    public int LargestMail { get; private init; }

    /// <summary>The server, as faults name it.</summary>
    public string Server => $"{Host}:{Port}";

    /// <summary>What the mailbox is called in <see cref="IncomingMail.Folder"/>.</summary>
    public string Name => User.Contains('@') ? User : $"{User}@{Host}";

    /// <summary>What one of its folders is called there.</summary>
    public string NameOf(string folder) => $"{Name}/{folder}".Start(IncomingMail.FolderLength);

    /// <summary>Reads and checks the configuration; null if no mailbox is to be read.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="hasTokens">Whether a server that takes tokens needs no password.</param>
    /// <exception cref="StartRefusedException">A value is wrong; the sentence names its key.</exception>
    public static MailboxSettings? Read(IConfiguration configuration, bool hasTokens)
    {
        if (configuration["Mail:Imap:Host"] is not { Length: > 0 } host)
            return null;

        return new()
        {
            Host = host,
            Port = configuration.Number("Mail:Imap:Port", 993, least: 1, most: 65_535),
            User = Required(configuration, "Mail:Imap:User"),
            Password = hasTokens ? configuration["Mail:Imap:Password"] : Required(configuration, "Mail:Imap:Password"),
            Security = configuration.Security("Mail:Imap:Security", MailSecurity.Tls),
            Certificate = configuration.Certificate("Mail:Imap:Certificate"),
            Folders = configuration.Several("Mail:Imap:Folders") is { Count: > 0 } folders ? folders : ["INBOX"],
            MoveTo = configuration["Mail:Imap:MoveTo"] is { Length: > 0 } folder ? folder : null,
            Every = TimeSpan.FromSeconds(configuration.Number("Mail:Imap:PollSeconds", 60, least: 1, most: 1_500)),
            LargestMail = configuration.Number("Mail:Imap:LargestMegabytes", 25, least: 1, most: 100) * Megabyte,
        };
    }

    static string Required(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value
            ? value
            : throw new StartRefusedException(
                $"Mail:Imap:Host is given, but {key} is not. Give both, or no Mail:Imap:Host to read no mailbox."
            );
}
