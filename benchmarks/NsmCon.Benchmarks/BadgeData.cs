using System.Text.Json;
using NsmCon.Typst;
using QRCoder;

namespace NsmCon.Benchmarks;

/// <summary>Invented badges: names in many scripts and lengths, each with a QR code of its own.</summary>
static class BadgeData
{
    static readonly string[] First = ["Ada", "Grace", "Alan", "Barbara", "Edsger", "Margaret", "Anne-Sophie", "Przemysław", "Тодор", "Zoë"];
    static readonly string[] Last =
    [
        "Lovelace",
        "Hopper",
        "Turing",
        "Liskov",
        "Dijkstra",
        "Hamilton",
        "von Hohenzollern-Sigmaringen",
        "Łal",
        "Иванов",
        "Nakamura",
    ];
    static readonly string[] Whole = ["王小明", "محمد علي", "สมชาย ใจดี", "김민준", "שרה כהן", "अर्जुन शर्मा"];
    static readonly string[] Companies = ["Example Networks", "Acme", "Gesellschaft für Netzinfrastruktur mbH & Co. KG", "Rocket Science"];
    static readonly string[] Roles = ["Attendee", "Speaker", "Sponsor", "Student"];

    public static byte[] Json(int count, int seed, string sheet, bool backs)
    {
        var random = new Random(seed);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                title = "Badges",
                created = "2020-03-26T21:25:38Z",
                @event = new
                {
                    name = "NSMCon EU",
                    date = "August 13, 2020",
                    place = "Amsterdam, The Netherlands",
                },
                roles = new
                {
                    Attendee = "#0b4fe8",
                    Speaker = "#c4200f",
                    Sponsor = "#23766a",
                    Student = "#fbd28a",
                },
                sheet = new { kind = sheet },
                back = backs ? Back() : null,
                badges = Enumerable.Range(0, count).Select(_ => Badge(random)),
            }
        );
    }

    static object Badge(Random random)
    {
        var code = Convert.ToHexString(BitConverter.GetBytes(random.NextInt64()));
        return new
        {
            name = random.Next(20) == 0
                ? Pick(random, Whole)
                : $"{Pick(random, First)} {(char)('A' + random.Next(26))}. {Pick(random, Last)}",
            company = $"{Pick(random, Companies)} {random.Next(200)}",
            role = Pick(random, Roles),
            code,
            qr = Qr(code),
        };
    }

    static object Back() =>
        new
        {
            heading = "Today",
            agenda = Enumerable
                .Range(9, 9)
                .Select(hour => new
                {
                    time = $"{hour:00}:00",
                    title = $"A talk about the network at {hour} o'clock, with a title of usual length",
                }),
            wifi = new { network = "NSMCon", password = "mesh-2020" },
        };

    static string Qr(string code)
    {
        using var data = new QRCodeGenerator().CreateQrCode($"https://example.org/tickets/{code}", QRCodeGenerator.ECCLevel.M);
        return QrSvg.Draw(data.ModuleMatrix);
    }

    static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
