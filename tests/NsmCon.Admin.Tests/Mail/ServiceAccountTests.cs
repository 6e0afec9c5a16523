using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NsmCon.Admin.Tests.Inbox;
using NsmCon.Data;
using NsmCon.Data.Mail;
using NsmCon.Testbed;
using NsmCon.Testbed.Mail;
using NsmCon.Testbed.Running;

namespace NsmCon.Admin.Tests.Mail;

/// <summary>A service account of Google's, which signs what it asks for and acts for the mailbox that is signed in to.</summary>
public sealed class ServiceAccountTests : IDisposable
{
    const string Account = "nsmcon@project.iam.gserviceaccount.com";

    readonly RSA key = RSA.Create(2048);
    readonly string file = Path.GetTempFileName();

    public void Dispose()
    {
        key.Dispose();
        File.Delete(file);
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_signs_for_each_mailbox_and_both_servers_take_what_it_is_given(string provider)
    {
        var (ours, other, theirs) = (TestMailbox.New(), TestMailbox.New(), TestMailbox.New());
        await using var tokens = await TokenServer.Start(ours.Address);
        tokens.Answer = asked =>
            (
                200,
                new
                {
                    token_type = "Bearer",
                    expires_in = 3600,
                    access_token = TokenServer.TokenFor(Claims($"{asked["assertion"]}").GetProperty("sub").GetString()!),
                }
            );
        await ours.Deliver(MailboxBench.Mail("By service account"));
        await using var app = await RunningApp.Start(provider, Settings(tokens, ours, smtpUser: other));

        var mail = Assert.Single(await app.WaitForMails(1));
        await using (var db = app.OpenDb())
        {
            db.Add(new OutgoingMail("test", theirs.Address, "Hello", app.Clock.GetUtcNow().UtcDateTime) { EventId = 1 });
            await db.SaveChangesAsync();
        }

        Assert.Equal("By service account", mail.Subject);
        Assert.Equal("Hello", (await theirs.WaitForMail()).Subject);
        Assert.Equal(
            [ours.Address, other.Address],
            tokens.Asked.Select(asked => Claims($"{asked["assertion"]}").GetProperty("sub").GetString())
        );
        Assert.All(tokens.Asked, asked =>
            Assert.Equal(
                ("urn:ietf:params:oauth:grant-type:jwt-bearer", "", ""),
                ($"{asked["grant_type"]}", $"{asked["client_id"]}", $"{asked["client_secret"]}")
            )
        );
        var claims = Claims($"{tokens.Asked.First()["assertion"]}");
        var now = app.Clock.GetUtcNow().ToUnixTimeSeconds();
        Assert.Equal(
            (Account, "https://mail.google.com/", tokens.Url),
            (claims.GetProperty("iss").GetString(), claims.GetProperty("scope").GetString(), claims.GetProperty("aud").GetString())
        );
        Assert.Equal((now, now + 3600), (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64()));
    }

    [SkippableTheory]
    [InlineData(
        "unauthorized_client",
        "Client is unauthorized to retrieve access tokens.",
        "(allow nsmcon@project.iam.gserviceaccount.com the scope https://mail.google.com/ under domain-wide delegation: Mail:OAuth:ServiceAccountFile)."
    )]
    [InlineData(
        "invalid_grant",
        "Invalid email or User ID",
        "Invalid email or User ID (Mail:OAuth:ServiceAccountFile, and the mailbox that it acts for: Mail:Imap:User, Mail:Smtp:User)."
    )]
    [InlineData("invalid_scope", "", "invalid_scope (Mail:OAuth:Scope).")]
    public async Task Why_it_is_given_no_token_is_said_with_the_setting(string error, string description, string sentence)
    {
        var ours = TestMailbox.New();
        await using var tokens = await TokenServer.Start(ours.Address);
        tokens.Answer = _ => (400, new { error, error_description = description });
        await using var app = await RunningApp.Start(Databases.Sqlite, Settings(tokens, ours, ours));
        using var staff = await app.SignIn();

        var page = await (await staff.Send("/admin/inbox/mailbox", [], "form[action$='/try']")).Page();

        Assert.Contains(sentence, page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE KEY", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no JSON")]
    [InlineData(
        """{"type":"service_account","client_email":"a@b","private_key":"-----BEGIN PRIVATE KEY-----\nnone\n-----END PRIVATE KEY-----"}"""
    )]
    [InlineData("""{"type":"authorized_user","client_id":"a","refresh_token":"b"}""")]
    public async Task A_file_that_holds_no_such_key_stops_the_start_with_its_setting(string content)
    {
        await File.WriteAllTextAsync(file, content);

        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() =>
            RunningApp.Start(Databases.Sqlite, $"Mail:OAuth:ServiceAccountFile={file}")
        );

        Assert.Equal(
            $"Mail:OAuth:ServiceAccountFile is \"{file}\", but that is no key of a service account. Make one in the Google Cloud console (JSON): it holds client_email and private_key.",
            refusal.Message
        );
    }

    [Fact]
    public async Task What_contradicts_it_stops_the_start()
    {
        await Write("http://tokens.example.org/token");

        Assert.Equal(
            "Mail:OAuth:ServiceAccountFile is \"/no/such/file\", but there is no such file.",
            (
                await Assert.ThrowsAsync<StartRefusedException>(() =>
                    RunningApp.Start(Databases.Sqlite, "Mail:OAuth:ServiceAccountFile=/no/such/file")
                )
            ).Message
        );
        Assert.Equal(
            "Mail:OAuth:ServiceAccountFile and Mail:OAuth:ClientId are both given. Give the one that tokens are to be asked for with.",
            (
                await Assert.ThrowsAsync<StartRefusedException>(() =>
                    RunningApp.Start(Databases.Sqlite, $"Mail:OAuth:ServiceAccountFile={file}", "Mail:OAuth:ClientId=a")
                )
            ).Message
        );
        Assert.Equal(
            "token_uri in Mail:OAuth:ServiceAccountFile is \"http://tokens.example.org/token\", but it must be an address that begins with https://.",
            (
                await Assert.ThrowsAsync<StartRefusedException>(() =>
                    RunningApp.Start(Databases.Sqlite, $"Mail:OAuth:ServiceAccountFile={file}")
                )
            ).Message
        );
    }

    string[] Settings(TokenServer tokens, TestMailbox ours, TestMailbox smtpUser)
    {
        Write(tokens.Url).GetAwaiter().GetResult();
        return
        [
            $"Mail:OAuth:ServiceAccountFile={file}",
            "Mail:Smtp:Host=127.0.0.1",
            $"Mail:Smtp:Port={Servers.RequireMail().Submission}",
            "Mail:Smtp:Security=StartTls",
            $"Mail:Smtp:User={smtpUser.Address}",
            $"Mail:Smtp:Certificate={Servers.RequireMail().Certificate}",
            "Mail:Imap:Host=127.0.0.1",
            $"Mail:Imap:Port={Servers.RequireMail().Imaps}",
            $"Mail:Imap:User={ours.Address}",
            "Mail:Imap:PollSeconds=1",
        ];
    }

    // As Google writes it.
    Task Write(string tokenUrl) =>
        File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    type = "service_account",
                    project_id = "project",
                    private_key_id = "key-1",
                    private_key = key.ExportPkcs8PrivateKeyPem(),
                    client_email = Account,
                    client_id = "123",
                    token_uri = tokenUrl,
                }
            )
        );

    /// <summary>What an assertion claims, if the account's key signed it.</summary>
    JsonElement Claims(string assertion)
    {
        var parts = assertion.Split('.');
        var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0])).RootElement;
        Assert.Equal(("RS256", "key-1"), (header.GetProperty("alg").GetString(), header.GetProperty("kid").GetString()));
        Assert.True(
            key.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
        );
        return JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
    }
}
