using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using NsmCon.Admin.Settings;
using NsmCon.Data;

namespace NsmCon.Admin.Tests.Shared;

/// <summary>Wrong values stop the start with a sentence that names the key.</summary>
public class ConfigurationTests
{
    [Theory]
    [InlineData("Database:Provider", "Oracle", "it must be one of Sqlite, PostgreSql")]
    [InlineData("Database:Provider", "0", "it must be one of Sqlite, PostgreSql")]
    [InlineData("Site:BaseUrl", "register.example.org", "it must be an address such as https://register.example.org")]
    [InlineData("Site:BaseUrl", "https://example.org/?a=b", "it must be an address such as https://register.example.org")]
    [InlineData("Site:BaseUrl", "ftp://example.org", "it must be an address such as https://register.example.org")]
    [InlineData("Content:Path", "/there/is/no/such/folder", "there is no such folder")]
    [InlineData("Content:EventPages", "events/*.md, ../other/*.md", "it must be patterns of pages in the content folder")]
    [InlineData("Content:EventPages", "/srv/site/content/events/*.md", "it must be patterns of pages in the content folder")]
    [InlineData("Content:NewEvents", "Postponed", "it must be one of Draft, Announced")]
    [InlineData("Limits:FormsPerMinute", "0", "it must be a whole number from 1 to")]
    [InlineData("Limits:FormsPerMinute", "many", "it must be a whole number from 1 to")]
    [InlineData("Limits:FormBurst", "0", "it must be a whole number from 1 to")]
    [InlineData("Proxies:Hops", "0", "it must be a whole number from 1 to")]
    [InlineData("Proxies:Known", "proxy.example.org", "it must be addresses or networks")]
    [InlineData("Proxies:Known", "10.0.0.0/64", "it must be addresses or networks")]
    [InlineData("Mail:Smtp:Port", "70000", "it must be a whole number from 1 to 65535")]
    [InlineData("Mail:Smtp:Security", "Perhaps", "it must be one of")]
    [InlineData("Mail:From", "nobody", "it must be an e-mail address")]
    [InlineData("Mail:Sponsors", "a, b", "it must be an e-mail address")]
    [InlineData("Mail:AnswerWithinHours", "0", "it must be a whole number from 1 to 8760")]
    [InlineData("Mail:AnswerWithinHours", "two days", "it must be a whole number from 1 to 8760")]
    [InlineData("Mail:Smtp:Certificate", "/there/is/no/such/file.pem", "")]
    [InlineData("Mail:Imap:Port", "imap", "it must be a whole number from 1 to 65535")]
    [InlineData("Mail:Imap:Security", "SSL", "it must be one of Auto, None, StartTls, Tls")]
    [InlineData("Mail:Imap:PollSeconds", "0", "it must be a whole number from 1 to 1500")]
    [InlineData("Mail:Imap:LargestMegabytes", "1000", "it must be a whole number from 1 to 100")]
    [InlineData("Mail:OAuth:TokenUrl", "http://login.example.org/token", "it must be an address that begins with https://")]
    [InlineData("Mail:Imap:Certificate", "/there/is/no/such/file.pem", "")]
    [InlineData("urls", "foo", "it must be an address to listen on")]
    public void A_wrong_value_is_named_with_its_key_and_what_fits(string key, string value, string sentence)
    {
        var configuration = Configuration(
            (key, value),
            ("Mail:Smtp:Host", "mail.example.org"),
            ("Mail:Imap:Host", "mail.example.org"),
            ("Mail:Imap:User", "sponsors"),
            ("Mail:Imap:Password", "secret"),
            ("Mail:OAuth:ClientId", "nsmcon"),
            ("Mail:OAuth:ClientSecret", "secret"),
            ("Mail:OAuth:Tenant", "example.org")
        );

        var refusal = Assert.Throws<StartRefusedException>(() => ConferenceSettings.Read(configuration));

        Assert.StartsWith($"{key} is \"{value}\"", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ClientSecret", "Mail:OAuth:ClientId is given, but Mail:OAuth:ClientSecret is not.")]
    [InlineData("Tenant", "Mail:OAuth:ClientId is given, but not who gives tokens.")]
    public void Tokens_need_a_secret_and_somebody_who_gives_them(string missing, string sentence)
    {
        (string Key, string Value)[] whole =
        [
            ("Mail:OAuth:ClientId", "nsmcon"),
            ("Mail:OAuth:ClientSecret", "secret"),
            ("Mail:OAuth:Tenant", "example.org"),
        ];

        var refusal = Assert.Throws<StartRefusedException>(() =>
            ConferenceSettings.Read(Configuration([.. whole.Where(value => value.Key != $"Mail:OAuth:{missing}")]))
        );

        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "Tenant",
        "example.org",
        "https://login.microsoftonline.com/example.org/oauth2/v2.0/token",
        "https://outlook.office365.com/.default"
    )]
    [InlineData("RefreshToken", "once-allowed", "https://oauth2.googleapis.com/token", null)]
    public void Microsoft_and_Google_need_no_address_of_tokens(string key, string value, string url, string? scope)
    {
        var oauth = ConferenceSettings
            .Read(Configuration(("Mail:OAuth:ClientId", "nsmcon"), ("Mail:OAuth:ClientSecret", "secret"), ($"Mail:OAuth:{key}", value)))
            .Mail.OAuth!;

        Assert.Equal((url, scope), (oauth.TokenUrl.AbsoluteUri, oauth.Scope));
    }

    [Theory]
    [InlineData("Mail:Imap:User", "Mail:Imap:Password")]
    [InlineData("Mail:Imap:Password", "Mail:Imap:User")]
    public void A_mailbox_without_user_or_password_is_refused(string given, string missing)
    {
        var refusal = Assert.Throws<StartRefusedException>(() =>
            ConferenceSettings.Read(Configuration(("Mail:Imap:Host", "mail.example.org"), (given, "sponsors")))
        );

        Assert.Equal(
            $"Mail:Imap:Host is given, but {missing} is not. Give both, or no Mail:Imap:Host to read no mailbox.",
            refusal.Message
        );
    }

    [Theory]
    [InlineData("http://localhost:5000")]
    [InlineData("http://127.0.0.1:8080", "urls", "http://127.0.0.1:8080;https://127.0.0.1:8443")]
    [InlineData("http://localhost:8080", "urls", "http://*:8080")]
    [InlineData("http://localhost:8080", "urls", "http://[::]:8080")]
    [InlineData("http://localhost:8080", "http_ports", "8080")]
    [InlineData("https://register.example.org", "Site:BaseUrl", "https://register.example.org/")]
    public void Links_lead_to_where_the_app_listens_unless_the_site_has_an_address(
        string expected,
        string? key = null,
        string? value = null
    )
    {
        var settings = ConferenceSettings.Read(key is null ? Configuration() : Configuration((key, value!)));

        Assert.Equal(expected, settings.BaseUrl);
    }

    [Fact]
    public void A_certificate_that_is_none_is_named_at_the_start()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "no certificate");
        var configuration = Configuration(("Mail:Smtp:Certificate", file));

        var refusal = Assert.Throws<StartRefusedException>(() => ConferenceSettings.Read(configuration));

        Assert.StartsWith(
            $"Mail:Smtp:Certificate is \"{file}\", but no certificate as PEM can be read from there",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--urls http://127.0.0.1:5001 --Limits:FormsPerMinute=3", null)]
    [InlineData("--dry-run", "--dry-run has no value")]
    [InlineData("--dry-run import", "--dry-run has no value")]
    [InlineData("--dry-run --urls=http://127.0.0.1:5001", "--dry-run has no value")]
    [InlineData("-v", "-v is not understood")]
    [InlineData("--urls=http://127.0.0.1:5001 content", "content is not understood")]
    public void Settings_of_a_start_are_told_from_options_of_a_command(string arguments, string? fault)
    {
        var sentence = Commands.FaultOf(arguments.Split(' '));

        if (fault is null)
            Assert.Null(sentence);
        else
            Assert.StartsWith($"{fault}. A setting is written --Key=value", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Proxies_are_believed_from_their_networks_and_as_many_in_a_row_as_are_told()
    {
        var options = new ForwardedHeadersOptions();
        var before = options.KnownIPNetworks.Count;

        ProxySettings.Read(Configuration(("Proxies:Known", "10.0.0.0/8, 192.0.2.7"), ("Proxies:Hops", "2"))).ApplyTo(options);

        Assert.Equal(
            (2, ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto),
            (options.ForwardLimit, options.ForwardedHeaders)
        );
        Assert.Equal(["10.0.0.0/8", "192.0.2.7/32"], options.KnownIPNetworks.Skip(before).Select(network => network.ToString()));
    }

    [Fact]
    public void An_empty_value_is_none()
    {
        var settings = ConferenceSettings.Read(
            Configuration(("Data:Path", ""), ("Content:Path", ""), ("Site:BaseUrl", ""), ("Database:Provider", ""))
        );

        Assert.Equal((Path.GetFullPath("data"), DatabaseProvider.Sqlite), (settings.DataPath, settings.Provider));
    }

    static IConfiguration Configuration(params (string Key, string Value)[] values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, (string?)value.Value)))
            .Build();
}
