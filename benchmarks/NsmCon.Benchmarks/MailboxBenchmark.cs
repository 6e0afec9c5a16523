using System.Diagnostics;
using System.Text;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using Microsoft.Data.Sqlite;
using MimeKit;
using NsmCon.Testbed;

namespace NsmCon.Benchmarks;

/// <summary>
/// The published app reads a mailbox of 10,000 mails on a real server, once in peace and once killed 20 times. <c>mailbox FOLDER-OF-THE-PUBLISHED-APP</c>, with
/// what <c>tests/servers/start-mail</c> prints.
/// </summary>
sealed class MailboxBenchmark(string published, int port)
{
    const int Mails = 10_000,
        Doubles = 200,
        Broken = 100,
        Kills = 20,
        Pace = 50;
    const string Password = "imap-secret";

    readonly string address = $"{Guid.NewGuid():N}@test.networkservicemesh.io";

    public static async Task<int> Run(string published) =>
        Environment.GetEnvironmentVariable("NSMCON_TEST_IMAPS_PORT") is { } port
            ? await new MailboxBenchmark(Path.GetFullPath(Path.Combine(published, "NsmCon.Admin")), int.Parse(port, null)).Run()
            : throw new InvalidOperationException("""Start the mail servers first: eval "$(bash tests/servers/start-mail /tmp/mail)".""");

    async Task<int> Run()
    {
        await Fill();
        var calm = await Read([]);
        Console.WriteLine(
            $"{Mails:N0} mails: {Mails / calm.Seconds:N0} mails/s; resident memory after 2,000 of them {calm.EarlyMegabytes:N0} MB, after all {calm.Megabytes:N0} MB ({calm.Megabytes / calm.EarlyMegabytes:N2})"
        );
        var random = new Random(20);
        var killed = await Read([.. Enumerable.Range(0, Kills).Select(_ => random.Next(Mails)).Order()]);
        Console.WriteLine(
            $"killed {Kills} times meanwhile: {killed.Rows:N0} mails here, {killed.Numbers:N0} numbers, {killed.Aside:N0} set aside as doubles, {killed.Lost:N0} missing"
        );
        return
            Mails / calm.Seconds >= Pace
            && calm.Megabytes < calm.EarlyMegabytes * 1.25
            && killed is { Rows: Mails, Numbers: Mails, Aside: Doubles, Lost: 0 }
            ? 0
            : 1;
    }

    async Task Fill()
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", port, SecureSocketOptions.SslOnConnect);
        await client.AuthenticateAsync(address, Password);
        var random = new Random(1);
        var first = new List<MimeMessage>();
        foreach (var batch in Enumerable.Range(1, Mails - Doubles).Chunk(200))
        {
            var mails = batch.Select(number => number % (Mails / Broken) == 0 ? Broke(number) : Mail(number, random)).ToList();
            if (first.Count < Doubles)
                first.AddRange(mails);
            await client.Inbox.AppendAsync([.. mails.Select(mail => new AppendRequest(mail))]);
        }

        await client.Inbox.AppendAsync([.. first.Take(Doubles).Select(mail => new AppendRequest(mail))]);
    }

    static MimeMessage Mail(int number, Random random)
    {
        var words = new StringBuilder();
        while (words.Length < 2_000)
            words.Append("What does a booth cost, and how large is it? ");
        var file = new byte[random.Next(20_000)];
        random.NextBytes(file);
        var mail = new MimeMessage
        {
            Subject = $"Question {number}",
            MessageId = $"{number}@polder.example",
            Body = new BodyBuilder
            {
                TextBody = words.ToString(),
                HtmlBody = $"<p>{words}</p>",
                Attachments = { { "logo.bin", file } },
            }.ToMessageBody(),
        };
        mail.From.Add(new MailboxAddress("Toni", $"toni{number}@polder.example"));
        mail.To.Add(new MailboxAddress("", "sponsors@networkservicemesh.io"));
        return mail;
    }

    static MimeMessage Broke(int number) =>
        MimeMessage.Load(
            new MemoryStream(
                Encoding.UTF8.GetBytes(
                    $"Content-Type: multipart/mixed; boundary=\"\"\r\nX: {number}\r\nSubject: =?utf-8?q?=ff?=\r\n\r\n--\r\n\u0001\r\n"
                )
            )
        );

    /// <summary>Reads all of it into an empty database, and kills the app each time that so many mails are here.</summary>
    async Task<Outcome> Read(IReadOnlyList<int> kills)
    {
        var folder = Directory.CreateTempSubdirectory("nsmcon-mailbox-").FullName;
        using var database = new SqliteConnection($"Data Source={folder}/data/nsmcon.db;Pooling=False");
        var left = new Queue<int>(kills);
        var watch = new Stopwatch();
        double early = 0;
        for (var isChosen = false; ; )
        {
            using var app = Start(folder);
            while (!Path.Exists($"{folder}/data/nsmcon.db") || !IsReady(database))
                await Task.Delay(100);
            if (!isChosen)
                isChosen = await Choose(database);
            watch.Start();
            long rows;
            while (
                (rows = Ask(database, "SELECT COUNT(*) FROM IncomingMails")) < (left.TryPeek(out var next) ? next : Mails)
                || (left.Count == 0 && Ask(database, "SELECT COUNT(*) FROM IncomingMails WHERE State = 'New'") > 0)
            )
            {
                await Task.Delay(20);
                if (early == 0 && rows > 2_000)
                    early = Megabytes(app);
            }

            var megabytes = Megabytes(app);
            app.Kill();
            await app.WaitForExitAsync();
            if (left.TryDequeue(out _))
                continue;

            var outcome = new Outcome(watch.Elapsed.TotalSeconds, early, megabytes)
            {
                Rows = Ask(database, "SELECT COUNT(*) FROM IncomingMails"),
                Numbers = Ask(database, "SELECT COUNT(DISTINCT Uid) FROM IncomingMails"),
                Aside = Ask(database, "SELECT COUNT(*) FROM IncomingMails WHERE State = 'SetAside'"),
                Lost = Mails - Ask(database, $"SELECT COUNT(*) FROM IncomingMails WHERE Uid BETWEEN 1 AND {Mails}"),
            };
            database.Close();
            Directory.Delete(folder, recursive: true);
            return outcome;
        }
    }

    Process Start(string folder) =>
        Process.Start(
            new ProcessStartInfo(
                published,
                [
                    "--urls",
                    $"http://127.0.0.1:{Ports.Next()}",
                    "--Mail:Imap:Host=127.0.0.1",
                    $"--Mail:Imap:Port={port}",
                    $"--Mail:Imap:User={address}",
                    $"--Mail:Imap:Password={Password}",
                    "--Mail:Imap:PollSeconds=1",
                    "--Logging:LogLevel:Default=Error",
                ]
            )
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
            }
        )!;

    // It holds many mails, and asks.
    static async Task<bool> Choose(SqliteConnection database)
    {
        while (Ask(database, "SELECT COUNT(*) FROM MailFolders") == 0)
            await Task.Delay(50);
        using var command = database.CreateCommand();
        command.CommandText = "UPDATE MailFolders SET State = 'Read'";
        return await command.ExecuteNonQueryAsync() == 1;
    }

    static bool IsReady(SqliteConnection database)
    {
        if (database.State != System.Data.ConnectionState.Open)
            database.Open();
        return Ask(database, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'BouncedAddresses'") == 1;
    }

    static long Ask(SqliteConnection database, string query)
    {
        using var command = database.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    static double Megabytes(Process app)
    {
        app.Refresh();
        return app.WorkingSet64 / 1e6;
    }

    sealed record Outcome(double Seconds, double EarlyMegabytes, double Megabytes)
    {
        public long Rows { get; init; }

        public long Numbers { get; init; }

        public long Aside { get; init; }

        public long Lost { get; init; }
    }
}
