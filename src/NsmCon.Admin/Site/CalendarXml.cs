using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NsmCon.Admin.Site;

/// <summary>A calendar file as xCal, RFC 6321: the same entries line by line, as elements.</summary>
static partial class CalendarXml
{
    static readonly XNamespace Names = "urn:ietf:params:xml:ns:icalendar-2.0";

    public static byte[] Convert(byte[] calendar)
    {
        // RFC 5545, 3.1: a line that begins with a blank goes on where the one before it ends.
        var lines = new Queue<string>(
            Encoding
                .UTF8.GetString(calendar)
                .Replace("\r\n ", "", StringComparison.Ordinal)
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
        );
        return XmlFile.Write(new(Names + "icalendar", Component(lines.Dequeue(), lines)));
    }

    static XElement Component(string begin, Queue<string> lines)
    {
        var name = begin["BEGIN:".Length..];
        var properties = new List<XElement>();
        var components = new List<XElement>();
        while (lines.Dequeue() is var line && line != $"END:{name}")
        {
            if (line.StartsWith("BEGIN:", StringComparison.Ordinal))
                components.Add(Component(line, lines));
            else
                properties.Add(Property(line));
        }

        return new(
            Names + name.ToLowerInvariant(),
            new XElement(Names + "properties", properties),
            components.Count == 0 ? null : new XElement(Names + "components", components)
        );
    }

    static XElement Property(string line)
    {
        var parts = Line().Match(line);
        var name = parts.Groups["name"].Value.ToLowerInvariant();
        var parameters = parts
            .Groups["parameter"]
            .Captures.Where(parameter => !parameter.Value.StartsWith("VALUE=", StringComparison.Ordinal))
            .Select(parameter => Parameter(parameter.Value))
            .ToList();
        return new(
            Names + name,
            parameters.Count == 0 ? null : new XElement(Names + "parameters", parameters),
            Value(name, parts.Groups["value"].Value)
        );
    }

    static XElement Parameter(string written)
    {
        var name = written.Split('=')[0];
        var value = written[(written.IndexOf('=') + 1)..].Trim('"');
        return new(Names + name.ToLowerInvariant(), new XElement(Names + "text", value));
    }

    static XElement Value(string name, string value) =>
        name switch
        {
            "dtstart" or "dtend" or "dtstamp" or "last-modified" => new(Names + "date-time", Moment(value)),
            "tzoffsetfrom" or "tzoffsetto" => new(Names + "utc-offset", value.Insert(3, ":")),
            "refresh-interval" => new(Names + "duration", value),
            "sequence" => new(Names + "integer", value),
            "url" => new(Names + "uri", value),
            "rrule" => new(Names + "recur", value.Split(';').SelectMany(Rule)),
            _ when name.StartsWith("x-", StringComparison.Ordinal) => new(Names + "unknown", Unescape(value)),
            _ => new(Names + "text", Unescape(value)),
        };

    static IEnumerable<XElement> Rule(string part)
    {
        var name = part.Split('=')[0].ToLowerInvariant();
        return part[(name.Length + 1)..].Split(',').Select(value => new XElement(Names + name, name == "until" ? Moment(value) : value));
    }

    // "20200330T091500Z" as "2020-03-30T09:15:00Z".
    static string Moment(string written) => $"{written[..4]}-{written[4..6]}-{written[6..11]}:{written[11..13]}:{written[13..]}";

    static string Unescape(string value) =>
        XmlFile.Text(Escape().Replace(value, escape => escape.Value[1] is 'n' or 'N' ? "\n" : escape.Value[1..]));

    [GeneratedRegex(
        """^(?<name>[^;:]+)(;(?<parameter>[^=]+=("[^"]*"|[^;:"]*)))*:(?<value>.*)$""",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1_000
    )]
    private static partial Regex Line();

    [GeneratedRegex(@"\\.", RegexOptions.None, 1_000)]
    private static partial Regex Escape();
}
