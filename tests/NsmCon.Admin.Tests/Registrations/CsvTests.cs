using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using NsmCon.Admin.Tests.Events;
using NsmCon.Testbed;
using NsmCon.Testbed.Running;
using static NsmCon.Admin.Tests.Registrations.Attendees;

namespace NsmCon.Admin.Tests.Registrations;

public class CsvTests
{
    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_table_holds_everything_and_reads_back(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (ours, attendee) = await app.OpenRegistration();
        var speaker = await app.AddTicketType(ours, "Speaker");
        app.Clock.SetUtcNow(new(DateTime.UtcNow.Year + 1, 1, 15, 12, 30, 0, TimeSpan.Zero));
        await app.Attend(attendee, "Ada \"the Countess\", Lovelace", "ada@example.org", "Engines; Ltd.", "Ünverträglich: Nüsse 🥜");
        await app.CheckIn(await app.Attend(speaker, "שלום", "shalom@example.org", ""));
        await app.Cancel(await app.Attend(speaker, "Gone", "gone@example.org", "Acme"));
        using var browser = await app.SignIn();

        using var answer = await browser.GetAsync($"{List}/export?sort=registered");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("ours-registrations.csv", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var at = $"{DateTime.UtcNow.Year + 1}-01-15 13:30";
        Assert.Equal(
            [
                ["Name", "E-mail", "Company", "Ticket type", "Dietary needs", "State", "Registered", "Checked in", "Canceled"],
                [
                    "Ada \"the Countess\", Lovelace",
                    "ada@example.org",
                    "Engines; Ltd.",
                    "Attendee",
                    "Ünverträglich: Nüsse 🥜",
                    "Expected",
                    at,
                    "",
                    "",
                ],
                ["שלום", "shalom@example.org", "", "Speaker", "", "Checked in", at, at, ""],
                ["Gone", "gone@example.org", "Acme", "Speaker", "", "Canceled", at, "", at],
            ],
            Rows(bytes)
        );
        Assert.Equal(
            ["Gone"],
            Rows(await browser.GetByteArrayAsync($"{List}/export?type={speaker.Id}&state=Canceled&search=acme"))
                .Skip(1)
                .Select(row => row[0])
        );
        await using var db = app.OpenDb();
        Assert.Equal(
            ["3 as CSV", "1 as CSV"],
            await db
                .AuditEntries.Where(entry => entry.EventId == ours.Id && entry.Action == "Exported")
                .OrderBy(entry => entry.Id)
                .Select(entry => entry.SubjectName)
                .ToListAsync()
        );
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_cell_is_a_formula(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        string[] evil =
        [
            "=1+2",
            "+1",
            "-1",
            "@SUM(A1)",
            "=HYPERLINK(\"https://evil.example\",\"x\")",
            "=cmd|' /C calc'!A0",
            "=1,2",
            "=1;2",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
        ];
        foreach (var text in evil)
            await app.Attend(type, text, company: text, diet: text);
        using var browser = await app.SignIn();

        var bytes = await browser.GetByteArrayAsync($"{List}/export?sort=registered");

        Assert.Equal(evil.Select(text => $"'{text}"), Rows(bytes).Skip(1).Select(row => row[0]));
        Assert.All(Rows(bytes).SelectMany(row => row), cell => Assert.DoesNotContain(cell.FirstOrDefault(), "=+-@\t\r＝＋－＠"));
    }

    [SkippableTheory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task No_cell_becomes_two_where_spreadsheets_part_them_by_semicolons(string provider)
    {
        await using var app = await RunningApp.Start(provider);
        var (_, type) = await app.OpenRegistration();
        await app.Attend(type, "Ada", company: "Ada;=cmd|' /C calc'!A0");
        using var browser = await app.SignIn();

        Assert.Contains(",\"Ada;=cmd|' /C calc'!A0\",", await browser.GetStringAsync($"{List}/export"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_long_table_is_complete()
    {
        await using var app = await RunningApp.Start(Databases.Sqlite);
        var (ours, type) = await app.OpenRegistration(places: 1_000);
        await app.Register(ours, type, people: 1_000);
        using var browser = await app.SignIn();

        var rows = Rows(await browser.GetByteArrayAsync($"{List}/export"));

        Assert.Equal(1_000, rows.Skip(1).Select(row => row[1]).Distinct().Count());
    }

    static List<string[]> Rows(byte[] file)
    {
        using var csv = new CsvParser(new StringReader(Encoding.UTF8.GetString(file).TrimStart('\uFEFF')), CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add(csv.Record!);
        return rows;
    }
}
