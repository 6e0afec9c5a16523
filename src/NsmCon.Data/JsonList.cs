using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NsmCon.Data;

/// <summary>
/// A list that is kept as JSON in a column of its row. It is compared by what it says, so that a change of it is a change of
/// the row, with a new version and an entry in the audit log.
/// </summary>
sealed class JsonList<T>() : ValueConverter<List<T>, string>(list => JsonList.Write(list), json => JsonList.Read<T>(json));

/// <summary>A record that is kept as JSON in a column of its row.</summary>
sealed class JsonValue<T>() : ValueConverter<T, string>(value => JsonList.Write(value), json => JsonList.ReadOne<T>(json));

/// <summary>Compares two such lists by what they say.</summary>
sealed class JsonListComparer<T>()
    : ValueComparer<List<T>>(
        (one, other) => JsonList.Write(one) == JsonList.Write(other),
        list => JsonList.Write(list).GetHashCode(StringComparison.Ordinal),
        list => JsonList.Read<T>(JsonList.Write(list))
    );

static class JsonList
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T ReadOne<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;

    public static List<T> Read<T>(string json) => JsonSerializer.Deserialize<List<T>>(json, Options) ?? [];
}
