using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace NsmCon.Data.Secrets;

/// <summary>A column whose texts the database holds protected; the app reads, writes and looks them up as they are.</summary>
public sealed class ProtectedText(MasterKey key, string purpose)
    : ValueConverter<string, string>(text => key.Protect(purpose, text), text => key.Open(purpose, text));

static class ProtectedColumns
{
    /// <summary>Keeps a property protected in the database. <paramref name="purpose"/> names it, and never changes.</summary>
    public static void Protect(this PropertyBuilder<string> property, MasterKey key, string purpose) =>
        property.HasConversion(new ProtectedText(key, purpose));

    /// <summary>Protected texts are a third longer than what they hold, and some.</summary>
    public static int LengthFor(int plain) => MasterKey.Mark.Length + ((plain + 28 + 2) / 3 * 4);
}

/// <summary>A model holds the key of its protected columns: apps with different keys in one process have different models.</summary>
sealed class ModelByKey : IModelCacheKeyFactory
{
    public object Create(DbContext context, bool designTime) => (context.GetType(), designTime, (context as ConferenceDb)?.Key.Fingerprint);
}
