namespace NsmCon.Mime;

/// <summary>The head that Outlook and others put above an earlier mail: From, Sent, To, Subject, a line each.</summary>
/// <param name="Start">Its first line.</param>
/// <param name="End">The line after its last one.</param>
/// <param name="Values">What its fields say.</param>
sealed record MailHead(int Start, int End, IReadOnlyDictionary<HeadField, string> Values)
{
    const int MostLines = 16,
        MostLinesOfField = 3;

    /// <summary>The head that begins at a line; null where none does.</summary>
    public static MailHead? ReadAt(IReadOnlyList<string> lines, int start)
    {
        if (FieldOf(lines[start]) is null)
            return null;

        var values = new Dictionary<HeadField, string>();
        int end = start,
            since = 0;
        HeadField? last = null;
        for (var i = start; i < lines.Count && i < start + MostLines && since < MostLinesOfField; i++)
        {
            if (FieldOf(lines[i]) is { } found)
            {
                if (!values.TryAdd(found.Field, found.Value))
                    break;
                last = found.Field;
                since = 0;
                end = i + 1;
                continue;
            }
            since++;
            // Long lists of recipients go on in the next line; an empty line may stand between fields.
            if (last is { } field && end == i && lines[i].Trim().Length > 0 && field != HeadField.Subject)
                values[field] += " " + lines[i].Trim();
        }
        return IsHead(values) ? new(start, end, values) : null;
    }

    // "Date, From 10:00, To 12:00" is a time.
    static bool IsHead(Dictionary<HeadField, string> values)
    {
        if (!values.ContainsKey(HeadField.Sent) || !values.TryGetValue(HeadField.From, out var from))
            return false;
        return values.ContainsKey(HeadField.Subject) || (from.Contains('@') && values.ContainsKey(HeadField.To));
    }

    static (HeadField Field, string Value)? FieldOf(string line)
    {
        var text = line.Trim().TrimStart('*');
        var colon = text.AsSpan().IndexOfAny(':', '：');
        if (colon is <= 0 or > 20)
            return null;

        var name = text[..colon].Trim().Trim('*').Trim();
        return ClientWords.Fields.TryGetValue(name, out var field) ? (field, text[(colon + 1)..].TrimStart('*').Trim()) : null;
    }
}
