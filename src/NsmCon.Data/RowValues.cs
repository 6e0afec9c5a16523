using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace NsmCon.Data;

/// <summary>Values of rows as JSON, by which a step keeps what it changed.</summary>
static class RowValues
{
    static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    public static JsonElement Json(PropertyEntry property, object? value) => JsonSerializer.SerializeToElement(Kept(value), property.Metadata.ClrType, Options);

    // PostgreSQL keeps microseconds; a time that comes back from it must be the one that went there.
    static object? Kept(object? value) => value is DateTime time ? time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond)) : value;

    public static object? Value(PropertyEntry property, JsonElement json) => json.Deserialize(property.Metadata.ClrType, Options);

    public static int[] Key(EntityEntry entry) => [.. entry.Metadata.FindPrimaryKey()!.Properties.Select(property => (int)entry.Property(property.Name).CurrentValue!)];
}
