using System.Text;
using System.Text.Json;

namespace NsmCon.Hugo;

/// <summary>Reads JSON with System.Text.Json, and turns its byte offsets into offsets in the page.</summary>
internal sealed class JsonFrontMatter(byte[] utf8, int offset)
{
    const int MaxDepth = 64;

    readonly Stack<FrontMatterValue> around = new();
    FrontMatterField? pending;
    FrontMatterTable root = new();
    int countedBytes;
    int countedChars;

    public static FrontMatterTable Read(string json, int offset, FindingList findings)
    {
        var reader = new JsonFrontMatter(Encoding.UTF8.GetBytes(json), offset);
        try
        {
            reader.ReadAll();
        }
        catch (JsonException e)
        {
            var isDepth = reader.around.Count >= MaxDepth;
            findings.Error(
                offset + PlaceOf(json, e),
                isDepth ? FindingCodes.FrontMatterDepth : FindingCodes.FrontMatterInvalid,
                isDepth
                    ? "The front matter is nested more than 64 levels deep: make it flatter."
                    : $"The front matter is not valid JSON: {Sentence(e)}"
            );
            return new FrontMatterTable();
        }
        catch (InvalidOperationException)
        {
            findings.Error(
                offset + reader.countedChars,
                FindingCodes.FrontMatterInvalid,
                "The front matter is not valid JSON: this text holds half of a surrogate pair."
            );
            return new FrontMatterTable();
        }

        return reader.root;
    }

    void ReadAll()
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            var start = offset + Chars((int)reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    var table = new FrontMatterTable();
                    Place(new FrontMatterValue(start, start) { Table = table }, isOpen: true);
                    break;
                case JsonTokenType.StartArray:
                    Place(new FrontMatterValue(start, start) { List = [] }, isOpen: true);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    Close(start + 1);
                    break;
                case JsonTokenType.PropertyName:
                    pending = new FrontMatterField(reader.GetString()!, start, new FrontMatterValue(start, start));
                    break;
                default:
                    Place(Scalar(ref reader, start), isOpen: false);
                    break;
            }
        }
    }

    FrontMatterValue Scalar(ref Utf8JsonReader reader, int start)
    {
        var isString = reader.TokenType == JsonTokenType.String;
        var text = isString ? reader.GetString() : Encoding.UTF8.GetString(reader.ValueSpan);
        return new FrontMatterValue(start, offset + Chars((int)reader.BytesConsumed)) { Text = text, IsString = isString };
    }

    void Place(FrontMatterValue value, bool isOpen)
    {
        if (around.TryPeek(out var parent))
        {
            parent.List?.Add(value);
            if (pending is not null)
                parent.Table?.Add(pending with { Value = value });
        }

        pending = null;
        if (isOpen)
            around.Push(value);
    }

    void Close(int end)
    {
        var closed = around.Pop();
        closed.End = end;
        if (around.Count == 0)
            root = closed.Table ?? root;
    }

    int Chars(int bytes)
    {
        countedChars += Encoding.UTF8.GetCharCount(utf8, countedBytes, bytes - countedBytes);
        countedBytes = bytes;
        return countedChars;
    }

    static string Sentence(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    static int PlaceOf(string json, JsonException e)
    {
        var at = 0;
        for (var line = 0; line < (e.LineNumber ?? 0); line++)
            at = json.IndexOf('\n', at) + 1;

        var bytes = e.BytePositionInLine ?? 0;
        foreach (var rune in json.AsSpan(at).EnumerateRunes())
        {
            if (bytes <= 0)
                break;

            bytes -= rune.Utf8SequenceLength;
            at += rune.Utf16SequenceLength;
        }

        return at;
    }
}
