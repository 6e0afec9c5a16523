using System.Globalization;

namespace NsmCon.Mime;

/// <summary>Reads the entries of a calendar file, as far as a mail shows them.</summary>
static class CalendarText
{
    static readonly string[] Times = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyyMMdd"];

    const int MostEntries = 20,
        MostCharacters = 1000;

    public static IReadOnlyList<Invite> Invites(string text, string? method)
    {
        var invites = new List<Invite>();
        Dictionary<string, Property>? entry = null;
        // Alarms and other things within an entry have a summary of their own.
        var depth = 0;
        foreach (var property in Lines(text).Select(Property.Parse).OfType<Property>())
        {
            if (property.Name == "METHOD" && entry is null)
                method = property.Value;
            else if (entry is null)
            {
                if (property.IsBeginOfEntry)
                    entry = [];
                depth = 0;
            }
            else if (property.Name == "BEGIN")
                depth++;
            else if (property.Name == "END" && depth-- == 0)
            {
                invites.Add(Invite(entry, method));
                entry = null;
                if (invites.Count == MostEntries)
                    break;
            }
            else if (depth == 0)
                entry.TryAdd(property.Name, property);
        }
        return invites;
    }

    static Invite Invite(Dictionary<string, Property> entry, string? method)
    {
        var start = entry.GetValueOrDefault("DTSTART");
        return new()
        {
            Method = CleanText.Line(method ?? "PUBLISH", 20).ToUpperInvariant(),
            Title = TextOf(entry, "SUMMARY") ?? "",
            Starts = start?.Time,
            Ends = entry.GetValueOrDefault("DTEND")?.Time,
            Zone = start?.Zone,
            IsAllDay = start?.Value.Trim().Length == 8,
            Place = TextOf(entry, "LOCATION"),
            Organizer = entry.GetValueOrDefault("ORGANIZER")?.Address,
            Uid = TextOf(entry, "UID"),
        };
    }

    static string? TextOf(Dictionary<string, Property> entry, string name) =>
        entry.GetValueOrDefault(name)?.Text is { Length: > 0 } words ? CleanText.Line(words, MostCharacters) : null;

    // A line that begins with a space goes on from the one before.
    static IEnumerable<string> Lines(string text) =>
        text.Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal).Split('\n');

    /// <summary>A line: DTSTART;TZID=Europe/Berlin:20260629T101500.</summary>
    sealed record Property(string Name, string Parameters, string Value)
    {
        public static Property? Parse(string line)
        {
            var colon = Colon(line);
            if (colon <= 0)
                return null;

            var head = line[..colon].Split(';', 2);
            return new(head[0].Trim().ToUpperInvariant(), head.Length == 1 ? "" : head[1], line[(colon + 1)..]);
        }

        public bool IsBeginOfEntry => Name == "BEGIN" && Value.Trim().Equals("VEVENT", StringComparison.OrdinalIgnoreCase);

        public string Text =>
            Value
                .Replace("\\n", "\n", StringComparison.OrdinalIgnoreCase)
                .Replace("\\,", ",", StringComparison.Ordinal)
                .Replace("\\;", ";", StringComparison.Ordinal)
                .Replace("\\\\", "\\", StringComparison.Ordinal);

        public DateTime? Time =>
            DateTime.TryParseExact(Value.Trim().TrimEnd('Z'), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? time
                : null;

        public string? Zone => Value.TrimEnd().EndsWith('Z') ? "UTC" : Parameter("TZID");

        public NamedAddress? Address =>
            Value.Trim() is { } value && value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
                ? new(Parameter("CN") ?? "", CleanText.Line(value["mailto:".Length..], 500))
                : null;

        string? Parameter(string name)
        {
            var found = Parameters.Split(';').FirstOrDefault(p => p.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase));
            return found is null ? null : CleanText.Line(found[(name.Length + 1)..].Trim('"'), 200);
        }

        static int Colon(string line)
        {
            var isQuoted = false;
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] == '"')
                    isQuoted = !isQuoted;
                if (line[i] == ':' && !isQuoted)
                    return i;
            }
            return -1;
        }
    }
}
