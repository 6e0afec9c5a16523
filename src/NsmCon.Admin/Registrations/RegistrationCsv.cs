using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using NsmCon.Data.Events;

namespace NsmCon.Admin.Registrations;

/// <summary>Registrations as a table for spreadsheets. Each row is sent as it is read; times are those of the event's clock.</summary>
static class RegistrationCsv
{
    static readonly string[] Heads =
    [
        "Name",
        "E-mail",
        "Company",
        "Ticket type",
        "Dietary needs",
        "State",
        "Registered",
        "Checked in",
        "Canceled",
    ];

    // A cell that begins like a formula would be run by the spreadsheet of whoever opens the file; where East Asian
    // letters are set, one that begins with a wide sign as well.
    static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape,
        InjectionCharacters = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'],
        InjectionEscapeCharacter = '\'',
        // Where a comma is for decimals, spreadsheets begin a cell at a semicolon.
        ShouldQuote = cell => cell.Field?.Contains(';') == true || ConfigurationFunctions.ShouldQuote(cell),
    };

    // What is sent at a time; the writer's own 1,000 signs would be a hundred times as many turns.
    const int Bytes = 16 * 1024;

    public static async Task Write(Stream stream, Event conference, IAsyncEnumerable<CsvRow> rows, CancellationToken cancel)
    {
        // Without the byte order mark, Excel takes UTF-8 for something else.
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Bytes, leaveOpen: true);
        await using var csv = new CsvWriter(text, Format);
        foreach (var head in Heads)
            csv.WriteField(head);
        await csv.NextRecordAsync();
        // The file begins before the database has sorted what goes into it.
        await csv.FlushAsync();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            foreach (var cell in Cells(conference, row))
                csv.WriteField(cell);
            await csv.NextRecordAsync();
        }
    }

    static string[] Cells(Event conference, CsvRow row) =>
        [
            row.Name,
            row.Email,
            row.Company,
            row.TicketType,
            row.DietaryNeeds,
            StateLabel.Create(row.CheckedInAt, row.CancelledAt).Word,
            Local(conference, row.RegisteredAt),
            Local(conference, row.CheckedInAt),
            Local(conference, row.CancelledAt),
        ];

    static string Local(Event conference, DateTime? at) => at is { } utc ? Invariant($"{conference.ToLocal(utc):yyyy-MM-dd HH:mm}") : "";
}

/// <summary>A line of the table.</summary>
public sealed record CsvRow(
    string Name,
    string Email,
    string Company,
    string TicketType,
    string DietaryNeeds,
    DateTime RegisteredAt,
    DateTime? CheckedInAt,
    DateTime? CancelledAt
);
