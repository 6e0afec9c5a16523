namespace NsmCon.Data.Inquiries;

/// <summary>The domain of a mail address, and what it tells about its owner.</summary>
public static class MailDomain
{
    // Where anybody gets an address: one domain there says nothing about one company.
    static readonly HashSet<string> PublicProviders = new(StringComparer.Ordinal)
    {
        "126.com",
        "163.com",
        "aol.com",
        "bluewin.ch",
        "fastmail.com",
        "free.fr",
        "gmail.com",
        "gmx.at",
        "gmx.ch",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hey.com",
        "hotmail.com",
        "hotmail.co.uk",
        "hotmail.de",
        "hotmail.es",
        "hotmail.fr",
        "hotmail.it",
        "hotmail.nl",
        "icloud.com",
        "kpnmail.nl",
        "laposte.net",
        "libero.it",
        "live.com",
        "live.nl",
        "mac.com",
        "mail.com",
        "mail.ru",
        "mailbox.org",
        "me.com",
        "msn.com",
        "naver.com",
        "orange.fr",
        "outlook.com",
        "outlook.de",
        "outlook.es",
        "outlook.fr",
        "pm.me",
        "posteo.de",
        "proton.me",
        "protonmail.com",
        "qq.com",
        "rediffmail.com",
        "seznam.cz",
        "sfr.fr",
        "t-online.de",
        "telenet.be",
        "tutanota.com",
        "uol.com.br",
        "wanadoo.fr",
        "web.de",
        "wp.pl",
        "yahoo.co.jp",
        "yahoo.co.uk",
        "yahoo.com",
        "yahoo.de",
        "yahoo.es",
        "yahoo.fr",
        "yahoo.it",
        "yandex.com",
        "yandex.ru",
        "ziggo.nl",
        "zoho.com",
    };

    /// <summary>What follows the @, in small letters; empty for what is no address.</summary>
    public static string FromAddress(string address) =>
        address.LastIndexOf('@') is > 0 and var at ? address[(at + 1)..].ToLowerInvariant() : "";

    /// <summary>Whether only people of one company have addresses there, as far as anybody can tell.</summary>
    public static bool IsOfOneCompany(string address) =>
        FromAddress(address) is { Length: > 0 } domain && !PublicProviders.Contains(domain);
}
