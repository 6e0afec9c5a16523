using MailKit.Security;
using MimeKit;
using NsmCon.Data;
using NsmCon.Data.Inquiries;

namespace NsmCon.Admin.Settings;

/// <summary>How mail goes out, and which mailbox is read. Without <c>Mail:Smtp:Host</c> mail is written to files.</summary>
public sealed record MailSettings
{
    /// <summary><c>Mail:Smtp:Host</c>; null writes mails to files.</summary>
    public string? Host { get; private init; }

    /// <summary><c>Mail:Smtp:Port</c>.</summary>
    public int Port { get; private init; }

    /// <summary><c>Mail:Smtp:User</c>; null sends without signing in.</summary>
    public string? User { get; private init; }

    /// <summary><c>Mail:Smtp:Password</c>; null signs in with a token.</summary>
    public string? Password { get; private init; }

    /// <summary><c>Mail:Smtp:Security</c>: None, StartTls, Tls or Auto.</summary>
    public SecureSocketOptions Security { get; private init; }

    /// <summary>
    /// The certificate authority of the mail server, a PEM file, if the system does not know it; <c>Mail:Smtp:Certificate</c>.
    /// </summary>
    public string? Certificate { get; private init; }

    /// <summary>The sender; <c>Mail:From</c>.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>Whether mail to "sponsors+anything@" reaches the sponsors' address too; <c>Mail:PlusAddresses</c>.</summary>
    public bool PlusAddresses { get; private init; }

    /// <summary>How long an answer to a company may take before it is late; <c>Mail:AnswerWithinHours</c>.</summary>
    public TimeSpan AnswerWithin { get; private init; }

    /// <summary>
    /// Where mail servers report what they could not deliver: the envelope's
    /// sender; <c>Mail:Bounces</c>, or the address of <c>Mail:From</c>.
    /// </summary>
    public required MailboxAddress Bounces { get; init; }

    /// <summary>Where sponsors write to, of events that name no address of their own; <c>Mail:Sponsors</c>.</summary>
    public required MailboxAddress Sponsors { get; init; }

    /// <summary>
    /// How many answers that no person writes, such as receipts, go to one address within a day; <c>Mail:AutomaticAnswersADay</c>.
    /// </summary>
    public int AutomaticAnswersADay { get; private init; }

    /// <summary>
    /// The names with which our mail servers sign what they found out about
    /// senders (the authserv-id); <c>Mail:TrustedServers</c>, parted by commas.
    /// </summary>
    public required IReadOnlyList<string> TrustedServers { get; init; }

    /// <summary>Who gives the tokens that mail servers take instead of passwords; null without <c>Mail:OAuth:ClientId</c>.</summary>
    public OAuthSettings? OAuth { get; private init; }

    /// <summary>The mailbox that is read; null without <c>Mail:Imap:Host</c>.</summary>
    public MailboxSettings? Mailbox { get; private init; }

    /// <summary>Where the sponsors of an event write to.</summary>
    /// <param name="ofEvent">The event's own address; empty where it has none.</param>
    public MailboxAddress SponsorsAt(string ofEvent) => ofEvent.Length == 0 ? Sponsors : new(Sponsors.Name, ofEvent);

    /// <summary>What verbs need of it.</summary>
    public OwnMailboxes ToOwnMailboxes() => new(From.Address, Bounces.Address, Sponsors.Address, Sponsors.Name ?? "", AutomaticAnswersADay);

    /// <summary>Where answers in a conversation go: with its secret key, if the mail server takes such addresses.</summary>
    /// <param name="ofEvent">The event's own address; empty where it has none.</param>
    /// <param name="replyKey">The inquiry's key.</param>
    public MailboxAddress SponsorsFor(string ofEvent, string replyKey)
    {
        var sponsors = SponsorsAt(ofEvent);
        return !PlusAddresses
            ? sponsors
            : new(
                sponsors.Name,
                $"{sponsors.Address[..sponsors.Address.LastIndexOf('@')]}+{replyKey.ToLowerInvariant()}@{sponsors.Domain}"
            );
    }

    /// <summary>Reads and checks the configuration.</summary>
    /// <exception cref="StartRefusedException">A value is wrong; the sentence names its key.</exception>
    public static MailSettings Read(IConfiguration configuration)
    {
        var user = configuration["Mail:Smtp:User"];
        var oauth = OAuthSettings.Read(configuration);
        if (user is not null && configuration["Mail:Smtp:Password"] is null && oauth is null)
            throw new StartRefusedException(
                "Mail:Smtp:User is given, but Mail:Smtp:Password is not. Give both or none, or Mail:OAuth:ClientId for a server that takes tokens."
            );

        return new()
        {
            Host = configuration["Mail:Smtp:Host"] is { Length: > 0 } host ? host : null,
            Port = configuration.Number("Mail:Smtp:Port", 587, least: 1, most: 65_535),
            User = user,
            Password = configuration["Mail:Smtp:Password"],
            Security = configuration.Security("Mail:Smtp:Security", MailSecurity.Auto),
            Certificate = configuration.Certificate("Mail:Smtp:Certificate"),
            From = configuration.Mailbox("Mail:From", "NSMCon <nsmcon@localhost>"),
            PlusAddresses = configuration.YesOrNo("Mail:PlusAddresses", otherwise: false),
            AnswerWithin = TimeSpan.FromHours(configuration.Number("Mail:AnswerWithinHours", 48, least: 1, most: 8_760)),
            Bounces = configuration.Mailbox("Mail:Bounces", configuration["Mail:From"] is { Length: > 0 } from ? from : "nsmcon@localhost"),
            Sponsors = configuration.Mailbox("Mail:Sponsors", "sponsors@networkservicemesh.io"),
            AutomaticAnswersADay = configuration.Number("Mail:AutomaticAnswersADay", 5, least: 0, most: 1_000),
            OAuth = oauth,
            Mailbox = MailboxSettings.Read(configuration, hasTokens: oauth is not null),
            TrustedServers = configuration.Several("Mail:TrustedServers"),
        };
    }
}
