using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using NsmCon.Data.Events;
using NsmCon.Data.Registrations;

namespace NsmCon.Admin.Registrations;

/// <summary>Registrations as a table for spreadsheets. Each row is sent as it is read; times are those of the event's clock.</summary>
static class RegistrationCsv
{
    static readonly string[] Heads = ["Name", "E-mail", "Company", "Ticket type", "Dietary needs", "State", "Registered", "Checked in", "Canceled"];

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

    public static async Task Write(Stream stream, Event conference, IQueryable<Registration> registrations, CancellationToken cancel)
    {
        // Without the byte order mark, Excel takes UTF-8 for something else.
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Format);
        foreach (var head in Heads) csv.WriteField(head);
        await csv.NextRecordAsync();
        await foreach (var registration in registrations.Include(r => r.TicketType).AsAsyncEnumerable().WithCancellation(cancel))
        {
            foreach (var cell in Cells(conference, registration)) csv.WriteField(cell);
            await csv.NextRecordAsync();
        }
    }

    static string[] Cells(Event conference, Registration registration) =>
    [
        registration.Name, registration.Email, registration.Company, registration.TicketType!.Name, registration.DietaryNeeds,
        StateLabel.Of(registration.CheckedInAt, registration.CancelledAt).Word,
        Local(conference, registration.RegisteredAt), Local(conference, registration.CheckedInAt), Local(conference, registration.CancelledAt),
    ];

    static string Local(Event conference, DateTime? at) => at is { } utc ? $"{conference.ToLocal(utc):yyyy-MM-dd HH:mm}" : "";
}
