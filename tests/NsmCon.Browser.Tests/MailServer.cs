using NsmCon.Testbed;

namespace NsmCon.Browser.Tests;

static class MailServer
{
    /// <summary>The settings of an app that sends by the real mail server of the tests.</summary>
    public static string[] Settings =>
        [
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={Servers.RequireMail().Submission}",
            "Mail:Smtp:Security=StartTls",
            "Mail:Smtp:User=app@networkservicemesh.io",
            "Mail:Smtp:Password=smtp-secret",
            $"Mail:Smtp:Certificate={Servers.RequireMail().Certificate}",
            "Mail:From=NSMCon <app@networkservicemesh.io>",
        ];
}
