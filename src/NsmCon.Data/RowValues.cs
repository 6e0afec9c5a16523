using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NsmCon.Data.Secrets;

namespace NsmCon.Data;

/// <summary>Values of rows as JSON, by which a step keeps what it changed.</summary>
static class RowValues
{
    static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static JsonElement Json(PropertyEntry property, object? value) =>
        JsonSerializer.SerializeToElement(Kept(property, value), property.Metadata.ClrType, Options);

    // PostgreSQL keeps microseconds; a time that comes back from it must be the one that went there.
    static object? Kept(PropertyEntry property, object? value) =>
        value switch
        {
            DateTime time => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)),
            string text when property.Metadata.GetValueConverter() is ProtectedText converter => converter.ConvertToProvider(text),
            _ => value,
        };

    public static object? Value(PropertyEntry property, JsonElement json) =>
        json.Deserialize(property.Metadata.ClrType, Options) switch
        {
            string text when property.Metadata.GetValueConverter() is ProtectedText converter => converter.ConvertFromProvider(text),
            var value => value,
        };

    public static int[] Key(EntityEntry entry) =>
        [.. entry.Metadata.FindPrimaryKey()!.Properties.Select(property => (int)entry.Property(property.Name).CurrentValue!)];
}
